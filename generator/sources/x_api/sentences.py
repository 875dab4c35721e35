"""What a run will do, told before it does it: one sentence a step, out of what the state remembers."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from generator.domain.collection import Memory
from generator.domain.reads import Prices
from generator.domain.source import Step
from generator.sources.x_api import owned
from generator.sources.x_api.bookmarks import bookmark
from generator.sources.x_api.estimating import estimate_from_days
from generator.sources.x_api.searches import Search, gap_searches, news_searches
from generator.sources.x_api.settings import XSettings
from generator.sources.x_api.snowflake import time_of
from generator.sources.x_api.units import Horizon, Unit, last_whole, lost, read_lately, units_of

MONTH = timedelta(days=30)


def steps(
    settings: XSettings, memory: Memory, now: datetime, since: datetime | None, reach: Horizon, prices: Prices
) -> Iterator[Step]:
    """The steps of the next run, in order; for one that is no backfill also what nights like it have cost."""
    units = units_of(settings)
    lately = read_lately(memory, now)
    yield from _out_of_reach(memory, units, reach, lately=lately)
    owner = owned.known_owner(settings, memory, units)
    if owner is not None:
        yield Step(f"Read what @{owner.handle} said and heard with X_USER_TOKEN, at the owned price.")
    elif owned.is_asked_for(settings) and not owned.was_asked_for(settings, memory):
        yield Step("Ask X whose token X_USER_TOKEN is; read what that account said and heard at the owned price.")
    gaps = gap_searches(settings, memory, units, reach)
    if gaps:
        yield Step(f"Read first what earlier runs left open{_back_to(gaps, reach)}: {_searches(gaps)}.")
    own = owner.units if owner else ()
    rest = [unit for unit in units if unit not in own]
    news = news_searches(settings, memory, rest, reach, lately=lately, owned=own)
    if news:
        yield Step(f"{_endpoint(reach)} for {_what(settings, rest)}{_back_to(news, reach)}: {_searches(news)}.")
    yield _conversations(settings, memory, now, since)
    if since is None:
        yield from _as_before(memory, now, prices)


def _out_of_reach(memory: Memory, units: Sequence[Unit], reach: Horizon, *, lately: bool) -> Iterator[Step]:
    """What nobody read and recent search shows no more."""
    gaps = [gap for unit in units for gap in lost(bookmark(memory, unit.name), reach, lately=lately)]
    if reach.archive or not gaps:
        return
    first, ended = _moment(min(gap.after for gap in gaps)), last_whole(memory)
    if ended is not None and not lately:
        yield Step(f"The last whole fetch was on {_day(ended)}, more than seven days ago.")
    last = _moment(max(min(gap.before or reach.floor, reach.floor) for gap in gaps))
    yield Step(
        f"Posts between {_day(first)} and {_day(last)} were not read, and recent search does not reach them any more: "
        f"`concejo fetch --backfill {first:%Y-%m-%d}` reads them."
    )


def _conversations(settings: XSettings, memory: Memory, now: datetime, since: datetime | None) -> Step:
    watched_since = now - timedelta(days=settings.watch_days)
    watched = len(memory.conversations_since(watched_since if since is None else min(watched_since, since)))
    again = f"Look again at {_counted(watched, 'conversation')}, {settings.watch_days} days after the last post. "
    return Step(
        f"{again if watched else ''}Complete the conversations of what was found; "
        "look up missing roots, parents and authors, each once."
    )


def _as_before(memory: Memory, now: datetime, prices: Prices) -> Iterator[Step]:
    """What a night costs, as the last ones went; nothing where none was metered."""
    found = estimate_from_days(memory.reads((now - MONTH).astimezone(UTC).date()), 1, prices)
    if found is not None:
        yield Step(f"If it goes like other days: {found.sentence()}", found.posts + found.accounts, found.micros)


def _what(settings: XSettings, units: Iterable[Unit]) -> str:
    handles = len({unit.handle for unit in units})
    if settings.collect == "resolved":
        marks = ", ".join(f"#{mark}" for mark in settings.marks)
        return f"posts of {_counted(handles, 'account')} that carry {marks}"
    return f"what {_counted(handles, 'account')} said and heard"


def _endpoint(reach: Horizon) -> str:
    return "Search the full archive" if reach.archive else "Search the last seven days"


def _back_to(searches: Sequence[Search], reach: Horizon) -> str:
    oldest = min(search.stretch.after for search in searches)
    if oldest <= reach.floor and not reach.archive:
        return ""
    return f", from {_moment(oldest):%Y-%m-%d %H:%M} UTC on"


def _searches(searches: Sequence[Search]) -> str:
    return _counted(len(searches), "search", "searches")


def _counted(number: int, thing: str, things: str = "") -> str:
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def _moment(post_id: int) -> datetime:
    return time_of(str(post_id)) or datetime(2006, 3, 21, tzinfo=UTC)


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
