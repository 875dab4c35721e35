"""The endpoints that search, recent posts and the full archive; and what all walks through posts share."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice

from generator.simulator import paging, windows
from generator.simulator.asking import Asking
from generator.simulator.composing import Composer, Reply, fields_of
from generator.simulator.files import Json
from generator.simulator.grammar import QuerySyntaxError, read_query
from generator.simulator.problems import invalid
from generator.simulator.query import Query
from generator.simulator.shelf import HeldPost
from generator.simulator.vocabulary import POST_EXPANSIONS
from generator.simulator.walking import matching
from generator.simulator.windows import Window
from generator.simulator.world import World

RECENT_QUERY, ARCHIVE_QUERY = 512, 1_024
ERRORS = "There were errors processing your request"


def search_recent(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/tweets/search/recent."""
    return _search(world, now, asking, windows.recent, RECENT_QUERY, 100)


def search_all(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/tweets/search/all."""
    return _search(world, now, asking, windows.archive, ARCHIVE_QUERY, 500)


def query_of(asking: Asking, longest: int) -> Query:
    """The query that a request asks for; refused where X would not read it."""
    text = asking.required("query")
    if len(text) > longest:
        raise invalid("query", [text], f"{ERRORS}: Rules must be at most {longest} characters")
    try:
        return read_query(text)
    except QuerySyntaxError as error:
        raise invalid("query", [text], f"{ERRORS}: {error}") from error


def hits(
    world: World, now: datetime, asking: Asking, query: Query, window: Window, last: int | None = None
) -> Iterator[HeldPost]:
    """Posts that match, within the window and below `last` (where the page before ended), newest first."""
    walk = matching(world.shelf, query, window.since, lower(window.before, last))
    return (post for post in walk if window.holds(post) and world.visible(post, now, asking.viewer))


def page(composer: Composer, asking: Asking, found: Iterator[HeldPost], size: int) -> Reply:
    """One page of posts, with the token of the next one where there is more."""
    ahead = list(islice(found, size + 1))
    shown = ahead[:size]
    meta: Json = {"result_count": len(shown)}
    if shown:
        meta = {"newest_id": shown[0].id, "oldest_id": shown[-1].id, **meta}
    if len(ahead) > size:
        meta["next_token"] = paging.token_after(shown[-1].number, asking)
    return composer.reply([composer.post(post) for post in shown], meta)


def lower(before: int | None, last: int | None) -> int | None:
    """The lower of two bounds, where either is given."""
    return min((number for number in (before, last) if number is not None), default=None)


def _search(
    world: World,
    now: datetime,
    asking: Asking,
    window_of: Callable[[Asking, World, datetime], Window],
    longest: int,
    most: int,
) -> Reply:
    query = query_of(asking, longest)
    window = window_of(asking, world, now)
    # X does not say how it judges relevance: both orders are newest first here
    asking.word("sort_order", {"recency", "relevancy"}, "recency")
    size = asking.number("max_results", 10, most)
    last = paging.last_shown(asking)
    composer = Composer(world, fields_of(asking, world, POST_EXPANSIONS), now, asking.viewer)
    return page(composer, asking, hits(world, now, asking, query, window, last), size)
