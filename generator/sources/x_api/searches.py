"""Which searches a run makes for the town's accounts, and reading them: each page moves its bookmarks with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.domain.collection import Memory
from generator.domain.posts import Batch
from generator.domain.reads import ReadKind
from generator.sources.x_api.bookmarks import bookmark, read_bookmark
from generator.sources.x_api.client import Turn
from generator.sources.x_api.faults import QuestionError
from generator.sources.x_api.queries import NO_REPOSTS, any_of, marked, neither_by_nor_to
from generator.sources.x_api.reading import Page, pages
from generator.sources.x_api.settings import XSettings
from generator.sources.x_api.snowflake import EPOCH, first_id_at
from generator.sources.x_api.stretches import Stretch
from generator.sources.x_api.till import Till
from generator.sources.x_api.units import WINDOW, Horizon, Unit, news, open_gaps, whole_from

SEVEN_DAYS = first_id_at(EPOCH + WINDOW)
"""How many ids X gives out in the time that recent search looks back."""


@dataclass(frozen=True, slots=True)
class Search:
    """One search: its query, the stretch of ids that it reads, and the units or conversations that it is for."""

    query: str
    stretch: Stretch
    units: tuple[Unit, ...] = ()
    conversations: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """A stretch that is read from its new end to its old one."""

    stretch: Stretch
    left: Stretch

    def turned(self, page: Page) -> Stretch:
        """What this page read of the stretch."""
        if page.last:
            read = Stretch(lowest(self.stretch, page), self.left.before)
        elif page.oldest is None:
            read = Stretch(self.stretch.after, self.stretch.after)
        else:
            read = Stretch(page.oldest - 1, self.left.before)
            self.left = Stretch(self.stretch.after, page.oldest)
        return read


@dataclass(slots=True)
class Asking:
    """Asks X's search for one page after the other, as far back as the horizon lets it."""

    till: Till
    reach: Horizon
    search: Search
    refused: bool = False

    def __call__(self, token: str | None) -> object:
        """The page that follows; without its lower end where X finds that too old, whatever our own clock says."""
        turn = self.till.turn(self._bounds(token), ReadKind.POST, self.reach.page)
        client = self.till.client
        ask = client.search_archive if self.reach.archive else client.search_recent
        try:
            return ask(self.search.query, turn)
        except QuestionError:
            if turn.since_id is None or token is not None or self.reach.archive:
                raise
            self.refused = True
            return self(token)

    def _bounds(self, token: str | None) -> Turn:
        bounds = bounds_of(self.search.stretch, self.reach)
        return replace(bounds, since_id=None if self.refused else bounds.since_id, token=token)


def lowest(stretch: Stretch, page: Page) -> int:
    """Where a stretch begins. X shows older posts than were asked for where our own clock is wrong."""
    return stretch.after if page.oldest is None else min(stretch.after, page.oldest - 1)


def bounds_of(stretch: Stretch, reach: Horizon) -> Turn:
    """A stretch in X's words. Recent search refuses ids from before its window, and shows nothing older anyway."""
    since_id = str(max(1, stretch.after)) if stretch.after >= reach.safe else None
    return Turn(since_id, None if stretch.before is None else str(stretch.before))


def read_search(till: Till, reach: Horizon, search: Search) -> Iterator[tuple[Page, Stretch]]:
    """The pages of a search, each with the stretch that it read. A gap that X finds too old brings none."""
    reading = Reading(search.stretch, search.stretch)
    try:
        for page in pages(Asking(till, reach, search), country=till.country):
            yield page, reading.turned(page)
    except QuestionError:
        if search.stretch.before is None:
            raise


def read_accounts(till: Till, reach: Horizon, searches: Iterable[Search]) -> Iterator[Batch]:
    """The posts that these searches find."""
    for search in searches:
        for page, read in read_search(till, reach, search):
            moves = moved(till.memory, search.units, search.stretch, page, read)
            if page.last and search.stretch.before is not None and not reach.archive:
                moves = {name: str(read_bookmark(mark).from_its_lowest_gap(SEVEN_DAYS)) for name, mark in moves.items()}
            yield till.settle(page.batch, moves)


def moved(memory: Memory, units: Iterable[Unit], stretch: Stretch, page: Page, read: Stretch) -> dict[str, str]:
    """The bookmarks of the units, with a page behind them."""
    after = lowest(stretch, page)
    top = max(after, page.newest or 0) if stretch.before is None else 0
    marks = {unit.name: bookmark(memory, unit.name) for unit in units}
    if page.newest is None and not page.last:
        return {}
    moves = {name: mark.reaching(after, top).having_read(read) for name, mark in marks.items()}
    return {name: str(mark) for name, mark in moves.items() if mark != marks[name]}


def gap_searches(settings: XSettings, memory: Memory, units: Iterable[Unit], reach: Horizon) -> tuple[Search, ...]:
    """Searches for what earlier runs left open, the oldest first."""
    wanted: dict[Stretch, list[Unit]] = {}
    for unit in units:
        for gap in open_gaps(bookmark(memory, unit.name), reach):
            wanted.setdefault(gap, []).append(unit)
    return tuple(
        search for stretch in sorted(wanted) for search in _packed(settings, wanted[stretch], stretch, reach, "")
    )


def news_searches(
    settings: XSettings,
    memory: Memory,
    units: Iterable[Unit],
    reach: Horizon,
    *,
    lately: bool,
    owned: tuple[Unit, ...] = (),
) -> tuple[Search, ...]:
    """Searches for what came since; accounts that go on from the same post share one.

    What the `owned` units were read for already is left out, where it was read whole.
    """
    wanted: dict[Stretch, list[Unit]] = {}
    for unit in units:
        wanted.setdefault(news(bookmark(memory, unit.name), reach, lately=lately), []).append(unit)
    whole = whole_from(memory, owned)
    handles = dict.fromkeys(unit.handle for unit in owned)
    searches: list[Search] = []
    for stretch, followed in wanted.items():
        without = neither_by_nor_to(handles) if handles and stretch.after >= whole else ""
        searches += _packed(settings, followed, stretch, reach, without)
    return tuple(searches)


def _packed(
    settings: XSettings, units: Iterable[Unit], stretch: Stretch, reach: Horizon, without: str
) -> Iterator[Search]:
    by_handle: dict[str, list[Unit]] = {}
    for unit in units:
        by_handle.setdefault(unit.handle, []).append(unit)
    terms = {handle: " OR ".join(unit.term for unit in followed) for handle, followed in by_handle.items()}
    tail = (marked(settings.marks) if settings.collect == "resolved" else "") + without + NO_REPOSTS
    for query, handles in any_of(terms, tail, reach.limit):
        yield Search(query, stretch, tuple(unit for handle in handles for unit in by_handle[handle]))
