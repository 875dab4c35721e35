"""The whole story on one screen: fetch → casework → press. It carries things between rooms and decides nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from jinja2 import PackageLoader

from generator.casework import Casework, figures
from generator.domain.annotations import Annotation
from generator.domain.cases import Case, Casebook, Status
from generator.domain.errors import TownError
from generator.domain.posts import Batch, Thread
from generator.domain.towns import Town
from generator.media import MediaSettings, Missing, gather
from generator.press import Press, Pressed
from generator.site import Look, build_site, navigation, translations_from
from generator.sources import archive
from generator.store import Store
from generator.townfiles import available_languages, catalogue, read_town, read_words, words_folder

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """What taking posts in changed."""

    read: int
    new: int
    changed: int

    def sentence(self) -> str:
        """For the person who ran it."""
        if not self.new and not self.changed:
            return f"Nothing new: all {self.read} posts read were known already."
        return f"{self.new} new posts, {self.changed} changed, of {self.read} read."


@dataclass(frozen=True, slots=True)
class Photos:
    """What fetching photos came to."""

    kept: int
    failed: int


@dataclass(frozen=True, slots=True)
class OpenTown:
    """A town whose files are all in order."""

    town: Town
    annotations: tuple[Annotation, ...]


def state_folder(folder: Path) -> Path:
    """Where a town's fetched state lies: git never sees it."""
    return folder / ".concejo"


def open_town(folder: Path) -> OpenTown:
    """The town's files, all in order; TownError with the first fault where one is not."""
    files = read_town(folder)
    if files.town is None or files.errors:
        first, *rest = files.errors
        more = f" (and {len(rest)} more)" if rest else ""
        raise TownError(f"{first}{more}.", "`concejo check` lists everything that is to be mended.")
    return OpenTown(files.town, files.annotations)


def take_in(store: Store, batches: Iterable[Batch], progress: Progress) -> Tally:
    """Store each batch in one transaction before the next is asked for."""
    read = new = changed = 0
    for batch in batches:
        saved = store.save(batch)
        read, new, changed = read + len(batch.posts), new + saved.new, changed + saved.changed
        progress(read)
    return Tally(read, new, changed)


def import_files(store: Store, files: Sequence[Path], progress: Progress) -> Tally:
    """Take in response files; the data is as old as its newest post."""
    newest = [store.fetched_at()]

    def noting() -> Iterator[Batch]:
        for file in files:
            for batch in archive.read(file):
                newest.extend(post.created_at for post in batch.posts)
                newest[:] = [max((moment for moment in newest if moment), default=None)]
                yield batch

    tally = take_in(store, noting(), progress)
    if newest[0]:
        store.set_fetched_at(newest[0])
    return tally


def fetch_photos(store: Store, settings: MediaSettings, folder: Path, progress: Progress) -> Photos:
    """Bring in the photos and avatars that posts name; one that fails never stops the rest."""
    kept = failed = 0
    for found in gather(store.wanted_media(), settings, media_folder(folder)):
        if isinstance(found, Missing):
            store.save_missing(found.key)
            failed += 1
        else:
            store.save_picture(found)
            kept += 1
        progress(kept + failed)
    return Photos(kept, failed)


def media_folder(folder: Path) -> Path:
    """Where cleaned photos rest between builds."""
    return state_folder(folder) / "media"


def judge(folder: Path) -> list[Case]:
    """Every conversation in the store as a case, by (request time, conversation id)."""
    files = open_town(folder)
    with Store.open(state_folder(folder)) as store:
        return judge_threads(files, store.threads())


def judge_threads(files: OpenTown, threads: Iterable[Thread]) -> list[Case]:
    """Judge threads one by one: only the cases stay in memory, not the posts."""
    words = words_folder()
    casework = Casework(files.town, read_words(words, available_languages(words)))
    annotations = {annotation.case_id: annotation for annotation in files.annotations}
    cases = (casework.judge(thread, annotations.get(thread.conversation_id)) for thread in threads)
    return sorted(cases, key=lambda case: (case.opened_at, case.conversation_id))


def make_casebook(cases: Sequence[Case], town: Town, as_of: datetime | None) -> Casebook:
    """What the town publishes of its cases, and all thanks but those inside cases that it does not publish."""
    published = tuple(case for case in cases if case.status in town.publish)
    thanks = (kudos for case in cases if case.status in {*town.publish, Status.NOT_A_CASE} for kudos in case.kudos)
    return Casebook(published, tuple(sorted(thanks, key=lambda kudos: (kudos.at, kudos.post_id))), as_of)


def known_cases(folder: Path) -> frozenset[str] | None:
    """The conversations in the store, None where nothing was fetched yet."""
    if not state_folder(folder).is_dir():
        return None
    with Store.open(state_folder(folder)) as store:
        return frozenset(thread.conversation_id for thread in store.threads()) or None


def press_site(
    folder: Path, tree: Path, chromes: Mapping[str, str], base_path: str, site_url: str, serving: bool = False
) -> Pressed:
    """Stamp everything that the state holds into `tree`, where MkDocs' own pages lie, and verify the whole.

    Where nothing was fetched yet the pages say which command brings cases in.
    """
    files = open_town(folder)
    with Store.open(state_folder(folder)) as store:
        as_of = store.fetched_at()
        cases = judge_threads(files, store.threads())
        look = Look(
            loader=PackageLoader("generator.site"),
            translations={language: translations_from(catalogue(language)) for language in files.town.languages},
            today=(as_of or EPOCH).astimezone(files.town.timezone).date(),
            base_path=base_path,
            site_url=site_url,
        )
        press = Press(
            tree,
            chromes,
            base_path=base_path,
            site_url=site_url,
            navigation=partial(navigation, files.town, look),
            media=media_folder(folder),
            serving=serving,
        )
        book = make_casebook(cases, files.town, as_of)
        for page in build_site(book, figures(book.cases, files.town), files.town, store, look):
            press.stamp(page)
    return press.finish()


def describe_state(folder: Path) -> str:
    """One line for the person who built: how much there is, and how old it is."""
    with Store.open(state_folder(folder)) as store:
        as_of = store.fetched_at()
        if as_of is None:
            return (
                "The site is built, but nothing was fetched yet: `concejo fetch` or `concejo import` brings cases in."
            )
        return f"The site is built from {store.count_posts():,} posts, as of {as_of:%Y-%m-%d %H:%M} UTC."
