"""The endpoints that search: recent search, full archive, counts, and the timelines of a user."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice, pairwise

from generator.simulator import paging, windows
from generator.simulator.asking import Asking
from generator.simulator.composing import Composer, Reply, fields_of
from generator.simulator.files import Json
from generator.simulator.grammar import QuerySyntaxError, read_query
from generator.simulator.problems import invalid
from generator.simulator.query import Every, Has, Never, Query
from generator.simulator.vocabulary import COUNT_FIELDS, POST_EXPANSIONS
from generator.simulator.walking import matching
from generator.simulator.windows import Window
from generator.simulator.world import HeldPost, World

RECENT_QUERY, ARCHIVE_QUERY = 512, 1_024
ERRORS = "There were errors processing your request"
EXCLUDABLE = {"replies": ("is", "reply"), "retweets": ("is", "retweet")}
GRANULARITIES = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}


def search_recent(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/tweets/search/recent."""
    return _search(world, now, asking, windows.recent, RECENT_QUERY, 100)


def search_all(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/tweets/search/all."""
    return _search(world, now, asking, windows.archive, ARCHIVE_QUERY, 500)


def count_recent(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/tweets/counts/recent: how many posts match, by minute, hour or day, oldest first, empty ones too."""
    query = _query(asking, RECENT_QUERY)
    window = windows.recent(asking, world, now)
    step = GRANULARITIES[asking.word("granularity", GRANULARITIES, "hour")]
    asking.words("search_count.fields", COUNT_FIELDS)
    paging.last_shown(asking)
    edges = _edges(window.start or now, window.end or now, step)
    counts = Counter(bisect_right(edges, post.at, hi=len(edges) - 1) for post in _hits(world, now, query, window))
    data = [
        {"start": _stamp(start), "end": _stamp(end), "tweet_count": counts[number]}
        for number, (start, end) in enumerate(pairwise(edges), start=1)
    ]
    return Reply({"data": data, "meta": {"total_tweet_count": counts.total()}}, counts=1)


def timeline(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users/:id/tweets: the newest 3,200 posts of a user, 800 without replies."""
    user_id, left_out = asking.path_id(), asking.words("exclude", EXCLUDABLE)
    without = (Never(Has(EXCLUDABLE[name])) for name in sorted(left_out))
    query = Every((Has(("from", user_id)), *without))
    return _timeline(world, now, asking, query, 800 if "replies" in left_out else 3_200)


def mentions(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users/:id/mentions: the newest 800 posts that name a user."""
    user = world.users.get(asking.path_id(), {})
    return _timeline(world, now, asking, Has(("@", str(user.get("username", "")).casefold())), 800)


def _search(
    world: World,
    now: datetime,
    asking: Asking,
    window_of: Callable[[Asking, World, datetime], Window],
    longest: int,
    most: int,
) -> Reply:
    query = _query(asking, longest)
    window = window_of(asking, world, now)
    # X does not say how it judges relevance: both orders are newest first here
    asking.word("sort_order", {"recency", "relevancy"}, "recency")
    size = asking.number("max_results", 10, most)
    last = paging.last_shown(asking)
    return _page(world, now, asking, _hits(world, now, query, window, last), size)


def _timeline(world: World, now: datetime, asking: Asking, query: Query, reach: int) -> Reply:
    composer = Composer(world, fields_of(asking, world, POST_EXPANSIONS), now)
    user_id = asking.path_id()
    if user_id not in world.users and ("from", user_id) not in world.index:
        composer.missing("user", "id", user_id)
        return composer.reply(None)
    window, last = windows.timeline(asking), paging.last_shown(asking)
    size = asking.number("max_results", 5, 100)
    within = world.between(window.since, _lower(window.before, last))
    newest = islice(_hits(world, now, query, Window()), reach)
    hits = (post for post in newest if window.holds(post) and world.position(post) in within)
    return _page(world, now, asking, hits, size)


def _page(world: World, now: datetime, asking: Asking, hits: Iterator[HeldPost], size: int) -> Reply:
    composer = Composer(world, fields_of(asking, world, POST_EXPANSIONS), now)
    page = list(islice(hits, size + 1))
    shown = page[:size]
    meta: Json = {"result_count": len(shown)}
    if shown:
        meta = {"newest_id": shown[0].id, "oldest_id": shown[-1].id, **meta}
    if len(page) > size:
        meta["next_token"] = paging.token_after(shown[-1].number, asking)
    return composer.reply([composer.post(post) for post in shown], meta)


def _hits(world: World, now: datetime, query: Query, window: Window, last: int | None = None) -> Iterator[HeldPost]:
    within = world.between(window.since, _lower(window.before, last))
    return (post for post in matching(world, query, within) if window.holds(post) and world.visible(post, now))


def _lower(before: int | None, last: int | None) -> int | None:
    return min((number for number in (before, last) if number is not None), default=None)


def _query(asking: Asking, longest: int) -> Query:
    text = asking.required("query")
    if len(text) > longest:
        raise invalid("query", [text], f"{ERRORS}: Rules must be at most {longest} characters")
    try:
        return read_query(text)
    except QuerySyntaxError as error:
        raise invalid("query", [text], f"{ERRORS}: {error}") from error


def _edges(start: datetime, end: datetime, step: timedelta) -> list[datetime]:
    """From `start` to `end`, cut at whole steps of the clock."""
    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
    edge = midnight + (start - midnight) // step * step + step
    edges = [start]
    while edge < end:
        edges.append(edge)
        edge += step
    return [*edges, end]


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
