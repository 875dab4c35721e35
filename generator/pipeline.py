"""The whole story on one screen: state → casework → press. It carries things between rooms and decides nothing."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from jinja2 import PackageLoader

from generator.casework import Casework, Joining, Review, explained, figures
from generator.domain.annotations import Annotation
from generator.domain.cases import Case, Casebook, Status
from generator.domain.errors import TownError
from generator.domain.explanations import Explanation
from generator.domain.posts import Picture, Thread
from generator.domain.towns import Town
from generator.domain.words import Words
from generator.press import Press, Pressed
from generator.site import Look, Page, Site, navigation, translations_from
from generator.store import Store, state_folder
from generator.townfiles import TownFiles, available_languages, catalogue, read_town, read_words, words_folder

BUNDLE = 250
MEDIA = "media"
Thing = TypeVar("Thing")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class OpenTown:
    """A town whose files are all in order."""

    town: Town
    annotations: tuple[Annotation, ...]


def open_town(folder: Path) -> OpenTown:
    """The town's files, all in order; TownError with the first fault where one is not."""
    files = read_town(folder)
    if files.town is None or files.errors:
        first, *rest = files.errors
        more = f" (and {len(rest)} more)" if rest else ""
        raise TownError(f"{first}{more}.", "`concejo check` lists everything that is to be mended.")
    return OpenTown(files.town, files.annotations)


def media_folder(folder: Path) -> Path:
    """Where cleaned photos rest between builds."""
    return state_folder(folder) / MEDIA


def town_of(folder: Path) -> Town:
    """The town alone, for verbs that take posts in: a broken annotation must not keep the night's posts out."""
    files = read_town(folder)
    return files.town if files.town is not None else open_town(folder).town


def judge(folder: Path) -> list[Case]:
    """Every conversation in the store as a case, by (request time, conversation id)."""
    files = open_town(folder)
    with Store.open(state_folder(folder)) as store:
        return in_order(case for bundle in judged(files, store) for case, _ in bundle)


def judged(files: OpenTown, store: Store) -> Iterator[list[tuple[Case, Thread]]]:
    """Every stored thread with its case, bundle by bundle: threads pass by and are never gathered.

    Only what changed since it was judged last is judged again. What staff merged or split is judged each time: such a
    thread is not stored as it is.
    """
    words = all_words()
    casework, kept = Casework(files.town, words), store.judgements(files.town, words)
    annotations = {annotation.case_id: annotation for annotation in files.annotations}
    joining = Joining(files.annotations)
    passing = ((each, each is thread) for thread in store.threads() for each in joining.cases_in(thread, store.thread))
    for bundle in bundles(passing):
        cases = kept.of(bundle, casework.judge, lambda thread: annotations.get(thread.conversation_id))
        yield [(case, thread) for case, (thread, _) in zip(cases, bundle, strict=True)]


def review(folder: Path) -> Review:
    """What staff should look at, of everything in the state."""
    files = open_town(folder)
    found = Review(files.town)
    with Store.open(state_folder(folder)) as store:
        for bundle in judged(files, store):
            for case, thread in bundle:
                found.see(case, thread)
    return found


def case_named(folder: Path, name: str) -> tuple[Case, Thread] | None:
    """The case of that id, or the one that the post of that id belongs to; None where nothing of it is known."""
    files = open_town(folder)
    annotations = {annotation.case_id: annotation for annotation in files.annotations}
    joining = Joining(files.annotations)
    with Store.open(state_folder(folder)) as store:
        post = store.posts([name]).get(name)
        thread = store.thread(name) or (store.thread(post.conversation_id) if post else None)
        whole = store.thread(joining.owner_of(thread.conversation_id)) if thread else None
        parts = list(joining.cases_in(whole or thread, store.thread)) if thread else []
    if not parts:
        return None
    # The case of that id, else the one that holds the post, else what the conversation is part of.
    by_id = (part for part in parts if part.conversation_id == name)
    by_post = (part for part in parts if any(name in (each.id, *each.edits) for each in part.posts))
    part = next(chain(by_id, by_post, parts))
    return casework_of(files.town).judge(part, annotations.get(part.conversation_id)), part


def explain(folder: Path, name: str) -> Explanation | None:
    """How the case of that name came about, post by post; None where nothing of it is known."""
    found = case_named(folder, name)
    if found is None:
        return None
    case, thread = found
    return explained(case, casework_of(town_of(folder)).read(thread))


def casework_of(town: Town) -> Casework:
    """The judgement of one town, in every language that has words."""
    return Casework(town, all_words())


def all_words() -> dict[str, Words]:
    """The words of every language that has a file."""
    folder = words_folder()
    return read_words(folder, available_languages(folder))


def bundles(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """The same things, a few hundred at a time.

    A processor has room for one room's work at a time: threads that are read, judged, laid out and stamped one by one
    take half as long again.
    """
    rest = iter(things)
    while bundle := list(islice(rest, BUNDLE)):
        yield bundle


def in_order(cases: Iterable[Case]) -> list[Case]:
    """The cases by (request time, conversation id)."""
    return sorted(cases, key=lambda case: (case.opened_at, case.conversation_id))


def make_casebook(cases: Sequence[Case], town: Town, as_of: datetime | None) -> Casebook:
    """What the town publishes of its cases, and all thanks but those inside cases that it does not publish."""
    published = tuple(case for case in cases if is_published(case, town))
    thanking = (case for case in cases if case.status is Status.NOT_A_CASE or case.status in town.publish)
    thanks = (kudos for case in thanking if case.display != "hidden" for kudos in case.kudos)
    return Casebook(published, tuple(sorted(thanks, key=lambda kudos: (kudos.at, kudos.post_id))), as_of)


def is_published(case: Case, town: Town) -> bool:
    """Whether a case has a page: by its status, unless staff hide it."""
    return case.status in town.publish and case.display != "hidden"


def check(folder: Path) -> TownFiles:
    """All that people wrote, checked; also against what the state knows, where something was fetched."""
    if not state_folder(folder).is_dir():
        return read_town(folder)
    with Store.open(state_folder(folder)) as store:
        return read_town(folder, record_of=partial(Known, store) if store.count_posts() else None)


class Known:
    """The record as checks of annotations ask it: the state, and the judgement of one town."""

    def __init__(self, store: Store, town: Town) -> None:
        self.thread, self.posts = store.thread, store.posts
        self._town = town

    def judged(self, thread: Thread) -> Case:
        """The case that a conversation is by its posts alone."""
        return self._casework.judge(thread)

    @cached_property
    def _casework(self) -> Casework:
        return casework_of(self._town)


def press_site(
    folder: Path, tree: Path, chromes: Mapping[str, str], base_path: str, site_url: str, serving: bool = False
) -> Pressed:
    """Stamp everything that the state holds into `tree`, where MkDocs' own pages lie, and verify the whole.

    Where nothing was fetched yet the pages say which command brings cases in.
    """
    files = open_town(folder)
    with Store.open(state_folder(folder)) as store:
        as_of = store.fetched_at()
        look = look_of(files.town, as_of, base_path, site_url)
        press = Press(
            tree,
            chromes,
            base_path=base_path,
            site_url=site_url,
            navigation=partial(navigation, files.town, look),
            media=media_folder(folder),
            serving=serving,
        )
        with looking_for_rubbish_seldom():
            for bundle in pages_of(files, store, look, as_of):
                for page in bundle:
                    press.stamp(page)
    return press.finish()


@contextmanager
def looking_for_rubbish_seldom() -> Iterator[None]:
    """Pages leave no circles behind: Python need not go through everything that lives again and again."""
    usual = gc.get_threshold()
    gc.set_threshold(50_000)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def look_of(town: Town, as_of: datetime | None, base_path: str, site_url: str) -> Look:
    """How a town's site looks that tells of the state as of then."""
    return Look(
        loader=PackageLoader("generator.site"),
        translations={language: translations_from(catalogue(language)) for language in town.languages},
        today=(as_of or EPOCH).astimezone(town.timezone).date(),
        base_path=base_path,
        site_url=site_url,
    )


def pictures_at_hand(store: Store) -> dict[str, Picture]:
    """The pictures whose files are all there: one that was lost never breaks a case, and the next fetch brings it."""
    files = {path.name for path in (store.path.parent / MEDIA).glob("*")}
    known = store.pictures().items()
    return {
        key: picture for key, picture in known if files.issuperset((*picture.webp.values(), *picture.jpeg.values()))
    }


def pages_of(files: OpenTown, store: Store, look: Look, as_of: datetime | None) -> Iterator[list[Page]]:
    """Every generated page, in bundles. Only cases stay in memory: threads are judged, laid out, and forgotten."""
    site, town = Site(files.town, look, pictures_at_hand(store)), files.town
    cases: list[Case] = []
    for bundle in judged(files, store):
        cases += [case for case, _ in bundle]
        yield list(site.case_pages((case, thread) for case, thread in bundle if is_published(case, town)))
    book = make_casebook(in_order(cases), town, as_of)
    yield from bundles(site.overviews(book, figures(book.cases, files.town), store))
