"""Which stretch of time and ids a request asks for, and which stretches X refuses."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from generator.simulator.asking import Asking
from generator.simulator.ids import number_at
from generator.simulator.problems import Refusal, invalid
from generator.simulator.shelf import HeldPost
from generator.simulator.world import World

RECENT = timedelta(days=7)
ARCHIVE_DEFAULT = timedelta(days=30)
FIRST_POST = datetime(2006, 3, 21, tzinfo=UTC)
LAG = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Window:
    """Posts with an id above `since` and below `before`, published from `start` on and before `end` (UTC)."""

    since: int | None = None
    before: int | None = None
    start: datetime | None = None
    end: datetime | None = None

    def holds(self, post: HeldPost) -> bool:
        """Whether a post's time is within; the ids are for the world's order to cut."""
        return (self.start is None or self.start <= post.at) and (self.end is None or post.at < self.end)


def recent(asking: Asking, world: World, now: datetime) -> Window:
    """The last seven days, or a part of them. X refuses ids and times from before, and ids together with times."""
    earliest = now - RECENT
    window = _searched(asking, earliest, now)
    for name in ("since_id", "until_id"):
        post_id = asking.post_id(name)
        if post_id is not None and world.time_of(post_id) < earliest:
            raise invalid(
                name,
                [post_id],
                f"'{name}' must be a tweet id created after {_minute(earliest)}. "
                f"Please use a '{name}' that is larger than {number_at(earliest)}",
            )
    return replace(window, start=max(window.start or earliest, earliest))


def archive(asking: Asking, _world: World, now: datetime) -> Window:
    """Any time since 2006; without a start it is the 30 days before the end, as X documents."""
    window = _searched(asking, FIRST_POST, now)
    if window.start is None and window.since is None and window.before is None:
        return replace(window, start=(window.end or now) - ARCHIVE_DEFAULT)
    return window


def timeline(asking: Asking) -> Window:
    """A part of a timeline: here X takes ids and times together."""
    since, before = asking.post_id("since_id"), asking.post_id("until_id")
    return Window(
        since=None if since is None else int(since),
        before=None if before is None else int(before),
        start=asking.moment("start_time"),
        end=asking.moment("end_time"),
    )


def _searched(asking: Asking, earliest: datetime, now: datetime) -> Window:
    window = timeline(asking)
    by_id = [name for name in ("since_id", "until_id") if name in asking.args]
    by_time = [name for name in ("start_time", "end_time") if name in asking.args]
    if by_id and by_time:
        message = "Invalid use of 'since_id' or 'until_id' in conjunction with 'start_time' or 'end_time'."
        raise invalid(by_id[0], [asking.args[by_id[0]]], message)
    for name, moment in (("start_time", window.start), ("end_time", window.end)):
        if moment and moment > now - LAG:
            raise _bad_time(name, moment, "must be a minimum of 10 seconds prior to the request time.")
    if window.start and window.start < earliest.replace(second=0, microsecond=0):
        raise _bad_time("start_time", window.start, f"must be on or after {_minute(earliest)}")
    if window.start and window.end and window.end <= window.start:
        raise _bad_time("end_time", window.end, "must be after 'start_time'")
    return window


def _bad_time(name: str, moment: datetime, why: str) -> Refusal:
    return invalid(name, [_minute(moment)], f"Invalid '{name}':'{_minute(moment)}'. '{name}' {why}")


def _minute(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
