"""The whole story on one screen: fetch → casework → press. It carries things between rooms and decides nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.casework import Casework, figures
from generator.domain.cases import Case, Casebook, Status
from generator.domain.errors import TownError
from generator.domain.posts import Batch, Picture, Post, Thread
from generator.domain.towns import Town
from generator.media import MediaSettings, Missing, gather
from generator.press import Press, swap_in
from generator.site import Look, build_site
from generator.sources import archive
from generator.store import Store
from generator.townfiles import TownFiles, catalogues, read_town, read_words

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


def state_folder(folder: Path) -> Path:
    """Where a town's fetched state lies: git never sees it."""
    return folder / ".concejo"


def open_town(folder: Path) -> TownFiles:
    """The town's files; TownError with the first fault where one is wrong."""
    files = read_town(folder)
    faults = [problem for problem in files.problems if problem.level == "error"]
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise TownError(f"{faults[0]}{more}.", "`concejo check` lists everything that is to be mended.")
    return files


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


def judge_threads(files: TownFiles, threads: Iterable[Thread]) -> list[Case]:
    """Judge threads one by one: only the cases stay in memory, not the posts."""
    casework = Casework(files.town, read_words())
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
