"""The endpoints that count matching posts, by minute, hour or day."""

from bisect import bisect_right
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from generator.simulator import paging, windows
from generator.simulator.asking import Asking
from generator.simulator.composing import Reply
from generator.simulator.files import Json
from generator.simulator.ids import stamp, time_of_number
from generator.simulator.query import Query
from generator.simulator.searches import ARCHIVE_QUERY, RECENT_QUERY, hits, query_of
from generator.simulator.vocabulary import COUNT_FIELDS
from generator.simulator.windows import Window
from generator.simulator.world import World

GRANULARITIES = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}
PAGE_OF_ARCHIVE = timedelta(days=31)


def recent(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/tweets/counts/recent: the last seven days, oldest first, empty hours too."""
    query = query_of(asking, RECENT_QUERY)
    window = windows.recent(asking, world, now)
    paging.last_shown(asking)
    return _counted(world, now, asking, query, window, _span(window, now))


def full_archive(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/tweets/counts/all: 31 days a page, the newest page first, oldest first within it."""
    query = query_of(asking, ARCHIVE_QUERY)
    window = windows.archive(asking, world, now)
    start, end = _span(window, now)
    last = paging.last_shown(asking)
    end = end if last is None else datetime.fromtimestamp(last, UTC)
    if end - start <= PAGE_OF_ARCHIVE:
        return _counted(world, now, asking, query, window, (start, end))
    cut = (end - PAGE_OF_ARCHIVE).replace(microsecond=0)
    token = paging.token_after(int(cut.timestamp()), asking)
    return _counted(world, now, asking, query, window, (cut, end), {"next_token": token})


def _counted(
    world: World,
    now: datetime,
    asking: Asking,
    query: Query,
    window: Window,
    span: tuple[datetime, datetime],
    more: Json | None = None,
) -> Reply:
    step = GRANULARITIES[asking.word("granularity", GRANULARITIES, "hour")]
    asking.words("search_count.fields", COUNT_FIELDS)
    start, end = span
    edges = _edges(start, end, step)
    found = (post.at for post in hits(world, now, asking, query, window))
    counts = Counter(bisect_right(edges, at, hi=len(edges) - 1) for at in found if start <= at < end)
    data = [
        {"start": stamp(first), "end": stamp(second), "tweet_count": counts[number]}
        for number, (first, second) in enumerate(pairwise(edges), start=1)
    ]
    return Reply({"data": data, "meta": {"total_tweet_count": counts.total(), **(more or {})}}, counts=1)


def _span(window: Window, now: datetime) -> tuple[datetime, datetime]:
    """The stretch of time that is counted; ids tell theirs."""
    end = window.end or (time_of_number(window.before) if window.before else now)
    start = window.start or (time_of_number(window.since) if window.since else end - windows.ARCHIVE_DEFAULT)
    return min(start, end), end


def _edges(start: datetime, end: datetime, step: timedelta) -> list[datetime]:
    """From `start` to `end`, cut at whole steps of the clock."""
    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
    edge = midnight + (start - midnight) // step * step + step
    edges = [start]
    while edge < end:
        edges.append(edge)
        edge += step
    return [*edges, end]
