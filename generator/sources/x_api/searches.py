"""Which searches a run makes for the town's accounts, and from where each of them goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from generator.domain.collection import Memory
from generator.sources.x_api.fields import ID
from generator.sources.x_api.queries import ARCHIVE_LIMIT, RECENT_LIMIT, about_accounts, closed_by_accounts
from generator.sources.x_api.settings import XSettings
from generator.sources.x_api.snowflake import time_of

WINDOW = timedelta(days=7)
MARGIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Search:
    """One search: its query, the cursors it moves (names), and the one it goes on from (None: all that X shows)."""

    query: str
    cursors: tuple[str, ...]
    since_id: str | None = None


def cursor_name(settings: XSettings, handle: str) -> str:
    """Each account has a cursor for each way of collecting, since the ways read different posts."""
    return f"x:{'account' if settings.collect == 'all' else 'marks'}:{handle.casefold()}"


def recent_searches(settings: XSettings, memory: Memory, now: datetime) -> Iterator[Search]:
    """Searches of the last seven days; accounts that go on from the same post share one."""
    groups: dict[str | None, list[str]] = {}
    for handle in _handles(settings):
        cursor = _usable(memory.cursor(cursor_name(settings, handle)), now)
        groups.setdefault(cursor, []).append(handle)
    for since_id, handles in groups.items():
        yield from _searches(settings, handles, RECENT_LIMIT, since_id)


def archive_searches(settings: XSettings) -> Iterator[Search]:
    """Searches of the full archive, whatever was read before."""
    yield from _searches(settings, _handles(settings), ARCHIVE_LIMIT, None)


def _handles(settings: XSettings) -> list[str]:
    return list({handle.casefold(): handle for handle in settings.accounts}.values())


def _searches(settings: XSettings, handles: list[str], limit: int, since_id: str | None) -> Iterator[Search]:
    if settings.collect == "resolved":
        packed = closed_by_accounts(handles, settings.marks, limit)
    else:
        packed = about_accounts(handles, limit)
    for query, covered in packed:
        yield Search(query, tuple(cursor_name(settings, handle) for handle in covered), since_id)


def _usable(cursor: str | None, now: datetime) -> str | None:
    """The cursor, unless it is older than what recent search can see: X would refuse it."""
    if cursor is None or not ID.fullmatch(cursor):
        return None
    made = time_of(cursor)
    return None if made is not None and made < now - WINDOW + MARGIN else cursor
