"""What is followed on X, each with a bookmark of its own: what an account says, what is said to it, what it marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from generator.domain.collection import Memory
from generator.sources.x_api.bookmarks import Bookmark, bookmark
from generator.sources.x_api.queries import ARCHIVE_LIMIT, RECENT_LIMIT
from generator.sources.x_api.settings import XSettings
from generator.sources.x_api.snowflake import first_id_at
from generator.sources.x_api.stretches import Stretch

WINDOW = timedelta(days=7)
MARGIN = timedelta(hours=1)
RECENT_PAGE, ARCHIVE_PAGE = 100, 500
WHOLE = "x:whole"  # when all accounts were last read up to that moment


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that is followed: posts `from` an account, posts `to` it (that name it), or its `marks`."""

    kind: Literal["from", "to", "marks"]
    handle: str

    @property
    def name(self) -> str:
        """The name of its bookmark."""
        return f"x:{self.kind}:{self.handle.casefold()}"

    @property
    def term(self) -> str:
        """What a query says for it."""
        return f"@{self.handle}" if self.kind == "to" else f"from:{self.handle}"


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far back a run looks. Ids below `floor` are not read; X takes a since_id from `safe` on.

    `archive` says that full-archive search is asked, whose queries and pages are longer.
    """

    floor: int
    safe: int
    archive: bool

    @property
    def limit(self) -> int:
        """Characters of one query."""
        return ARCHIVE_LIMIT if self.archive else RECENT_LIMIT

    @property
    def page(self) -> int:
        """Posts on one page."""
        return ARCHIVE_PAGE if self.archive else RECENT_PAGE


def horizon(now: datetime, since: datetime | None) -> Horizon:
    """The last seven days, or with `since` all of the archive from then on. Times are aware."""
    if since is not None:
        return Horizon(first_id_at(since), 0, archive=True)
    return Horizon(first_id_at(now - WINDOW), first_id_at(now - WINDOW + MARGIN), archive=False)


def units_of(settings: XSettings) -> tuple[Unit, ...]:
    """What is followed for a town, each account once whatever its case."""
    handles = {handle.casefold(): handle for handle in settings.accounts}.values()
    if settings.collect == "resolved":
        return tuple(Unit("marks", handle) for handle in handles)
    return tuple(unit for handle in handles for unit in (Unit("from", handle), Unit("to", handle)))


def read_lately(memory: Memory, now: datetime) -> bool:
    """Whether the last whole reading is so young that recent search still reaches it."""
    ended = last_whole(memory)
    return ended is not None and ended > now - WINDOW + MARGIN


def last_whole(memory: Memory) -> datetime | None:
    """When all accounts were last read, None where they never were."""
    try:
        ended = datetime.fromisoformat(memory.cursor(WHOLE) or "")
    except ValueError:
        return None
    return ended if ended.tzinfo else None


def news(mark: Bookmark, reach: Horizon, *, lately: bool) -> Stretch:
    """What came since a bookmark; where X does not reach back to it, what X still shows."""
    if mark.newest is None:
        return Stretch(reach.floor)
    return Stretch(mark.newest if lately else max(mark.newest, reach.floor))


def open_gaps(mark: Bookmark, reach: Horizon) -> tuple[Stretch, ...]:
    """What was never read and can be now; a backfill also reads what lies before everything that was read."""
    gaps = mark.gaps
    if reach.archive and mark.newest is not None and reach.floor < mark.floor:
        gaps = (Stretch(reach.floor, mark.floor + 1), *gaps)
    reachable = (gap.above(reach.floor) for gap in gaps)
    return tuple(gap for gap in reachable if gap.holds_any)


def lost(mark: Bookmark, reach: Horizon, *, lately: bool) -> tuple[Stretch, ...]:
    """What was never read and cannot be by this run, for its age.

    Of a first reading that broke off the lowest part may be out of reach by now: it just begins a little later.
    """
    top = news(mark, reach, lately=lately).after
    after = mark.reaching(top, top)
    begins_later = [gap for gap in after.gaps if gap.after == after.floor and gap.above(reach.floor).holds_any]
    return tuple(gap for gap in after.gaps if gap.after < reach.floor and gap not in begins_later)


def whole_from(memory: Memory, units: Sequence[Unit]) -> int:
    """Above this id everything of all these units was read."""
    return max((bookmark(memory, unit.name).whole_from for unit in units), default=0)
