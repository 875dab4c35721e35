"""Every endpoint that is simulated: path, answer, parameters, whose tokens it takes and how often in 15 minutes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from generator.simulator import counting, lookups, searches, timelines
from generator.simulator.asking import Asking
from generator.simulator.compliance import ComplianceJobs
from generator.simulator.composing import Reply
from generator.simulator.usage import Usage
from generator.simulator.world import World

POST_FIELDS = frozenset({"tweet.fields", "expansions", "media.fields", "poll.fields", "user.fields", "place.fields"})
USER_FIELDS = frozenset({"user.fields", "expansions", "tweet.fields"})
RANGE = frozenset({"since_id", "until_id", "start_time", "end_time"})
SEARCH = POST_FIELDS | RANGE | {"query", "max_results", "next_token", "pagination_token", "sort_order"}
MENTIONS = POST_FIELDS | RANGE | {"max_results", "pagination_token"}
COUNTS = RANGE | {"query", "next_token", "pagination_token", "granularity", "search_count.fields"}
JOB = frozenset({"compliance_job.fields"})
JOBS_PATH, JOB_PATH, USAGE_PATH = "/2/compliance/jobs", "/2/compliance/jobs/<id>", "/2/usage/tweets"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One path of the API; `<id>` and `<username>` in it are parameters.

    `app` and `user` are how many requests an app's and a user's token may make in 15 minutes, None where X refuses
    that kind of token. `paused` marks the full archive, which answers once a second.
    """

    path: str
    app: int | None
    user: int | None
    answer: Callable[[World, datetime, Asking], Reply]
    parameters: frozenset[str]
    method: str = "GET"
    paused: bool = False

    @property
    def shows_posts(self) -> bool:
        """Whether what it answers counts against the project's monthly cap."""
        return self.path.startswith(("/2/tweets", "/2/users/<id>/")) and "counts" not in self.path


READING = (
    Endpoint("/2/tweets/search/recent", 450, 300, searches.search_recent, SEARCH),
    Endpoint("/2/tweets/search/all", 300, None, searches.search_all, SEARCH, paused=True),
    Endpoint("/2/tweets/counts/recent", 300, None, counting.recent, COUNTS),
    Endpoint("/2/tweets/counts/all", 300, None, counting.full_archive, COUNTS, paused=True),
    Endpoint("/2/tweets", 3_500, 5_000, lookups.posts, POST_FIELDS | {"ids"}),
    Endpoint("/2/tweets/<id>", 450, 900, lookups.post, POST_FIELDS),
    Endpoint("/2/users", 300, 900, lookups.users, USER_FIELDS | {"ids"}),
    Endpoint("/2/users/me", None, 75, lookups.me, USER_FIELDS),
    Endpoint("/2/users/by", 300, 900, lookups.users_by_name, USER_FIELDS | {"usernames"}),
    Endpoint("/2/users/by/username/<username>", 300, 900, lookups.user_by_name, USER_FIELDS),
    Endpoint("/2/users/<id>", 300, 900, lookups.user, USER_FIELDS),
    Endpoint("/2/users/<id>/tweets", 10_000, 900, timelines.posts, MENTIONS | {"exclude"}),
    Endpoint("/2/users/<id>/mentions", 450, 300, timelines.mentions, MENTIONS),
)
PATHS = frozenset({JOBS_PATH, JOB_PATH, USAGE_PATH, *(endpoint.path for endpoint in READING)})


def endpoints_of(jobs: ComplianceJobs, usage: Usage) -> dict[tuple[str, str], Endpoint]:
    """Every endpoint of one simulator, by method and path."""
    own = (
        Endpoint(JOBS_PATH, 150, None, jobs.create, frozenset(), method="POST"),
        Endpoint(JOBS_PATH, 150, None, jobs.all, JOB | {"type", "status"}),
        Endpoint(JOB_PATH, 150, None, jobs.one, JOB),
        Endpoint(USAGE_PATH, 50, None, usage.answer, frozenset({"days", "usage.fields"})),
    )
    return {(endpoint.method, endpoint.path): endpoint for endpoint in (*READING, *own)}
