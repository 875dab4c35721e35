"""Every endpoint that is simulated: path, answer, parameters, and how often an app token may ask in 15 minutes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from generator.simulator import lookups, searches
from generator.simulator.asking import Asking
from generator.simulator.composing import Reply
from generator.simulator.world import World

POST_FIELDS = frozenset({"tweet.fields", "expansions", "media.fields", "poll.fields", "user.fields", "place.fields"})
USER_FIELDS = frozenset({"user.fields", "expansions", "tweet.fields"})
RANGE = frozenset({"since_id", "until_id", "start_time", "end_time"})
SEARCH = POST_FIELDS | RANGE | {"query", "max_results", "next_token", "pagination_token", "sort_order"}
MENTIONS = POST_FIELDS | RANGE | {"max_results", "pagination_token"}
COUNTS = RANGE | {"query", "next_token", "pagination_token", "granularity", "search_count.fields"}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One path of the API; `<id>` and `<username>` in it are parameters."""

    path: str
    limit: int
    answer: Callable[[World, datetime, Asking], Reply]
    parameters: frozenset[str]


ENDPOINTS = (
    Endpoint("/2/tweets/search/recent", 450, searches.search_recent, SEARCH),
    Endpoint("/2/tweets/search/all", 300, searches.search_all, SEARCH),
    Endpoint("/2/tweets/counts/recent", 300, searches.count_recent, COUNTS),
    Endpoint("/2/tweets", 3_500, lookups.posts, POST_FIELDS | {"ids"}),
    Endpoint("/2/tweets/<id>", 450, lookups.post, POST_FIELDS),
    Endpoint("/2/users", 300, lookups.users, USER_FIELDS | {"ids"}),
    Endpoint("/2/users/by", 300, lookups.users_by_name, USER_FIELDS | {"usernames"}),
    Endpoint("/2/users/by/username/<username>", 300, lookups.user_by_name, USER_FIELDS),
    Endpoint("/2/users/<id>", 300, lookups.user, USER_FIELDS),
    Endpoint("/2/users/<id>/tweets", 10_000, searches.timeline, MENTIONS | {"exclude"}),
    Endpoint("/2/users/<id>/mentions", 450, searches.mentions, MENTIONS),
)
