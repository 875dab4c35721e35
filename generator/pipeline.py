"""The whole story on one screen: state → casework → press. It carries things between rooms and decides nothing."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from jinja2 import PackageLoader

from generator.casework import Casework, figures
from generator.domain.annotations import Annotation
from generator.domain.cases import Case, Casebook, Status
from generator.domain.errors import TownError
from generator.domain.posts import Thread
from generator.domain.towns import Town
from generator.press import Press, Pressed
from generator.site import Look, Page, Site, navigation, translations_from
from generator.store import Store, state_folder
from generator.townfiles import available_languages, catalogue, read_town, read_words, words_folder

BUNDLE = 250
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
    return state_folder(folder) / "media"


def town_of(folder: Path) -> Town:
    """The town alone, for verbs that take posts in: a broken annotation must not keep the night's posts out."""
    files = read_town(folder)
    return files.town if files.town is not None else open_town(folder).town


def judge(folder: Path) -> list[Case]:
    """Every conversation in the store as a case, by (request time, conversation id)."""
    files = open_town(folder)
    with Store.open(state_folder(folder)) as store:
        return in_order(case for bundle in judged(files, store.threads()) for case, _ in bundle)


def judged(files: OpenTown, threads: Iterable[Thread]) -> Iterator[list[tuple[Case, Thread]]]:
    """Judge threads as they pass by, bundle by bundle: they are never gathered."""
    words = words_folder()
    casework = Casework(files.town, read_words(words, available_languages(words)))
    annotations = {annotation.case_id: annotation for annotation in files.annotations}
    for bundle in bundles(threads):
        yield [(casework.judge(thread, annotations.get(thread.conversation_id)), thread) for thread in bundle]


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


def pages_of(files: OpenTown, store: Store, look: Look, as_of: datetime | None) -> Iterator[list[Page]]:
    """Every generated page, in bundles. Only cases stay in memory: threads are judged, laid out, and forgotten."""
    site, publish = Site(files.town, look, store.pictures()), files.town.publish
    cases: list[Case] = []
    for bundle in judged(files, store.threads()):
        cases += [case for case, _ in bundle]
        yield list(site.case_pages((case, thread) for case, thread in bundle if case.status in publish))
    book = make_casebook(in_order(cases), files.town, as_of)
    yield from bundles(site.overviews(book, figures(book.cases, files.town), store))
