"""What X itself says that it counted, beside what Concejo's meter counted."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from generator.domain.bills import month_of
from generator.domain.frozen import frozen
from generator.domain.reads import DayReads, ReadKind
from generator.sources.x_api.client import XClient
from generator.sources.x_api.fields import as_fields, refused
from generator.sources.x_api.parse_post import moment_of
from generator.sources.x_api.patience import Clockwork
from generator.sources.x_api.settings import XSettings

PATIENCE = 10.0  # seconds
POSTS = frozenset({ReadKind.POST, ReadKind.OWNED_POST})


def usage_of(answer: object) -> Mapping[date, int]:
    """The posts that X counted on each UTC day, out of an answer of GET /2/usage/tweets (90 days at most).

    X counts for the whole project, all its apps together, and posts only. Raises ProtocolError.
    """
    data = as_fields(answer, "answer").part("data")
    if "daily_project_usage" not in data:
        raise refused("answer.data.daily_project_usage", "is missing")
    days = data.part("daily_project_usage").parts("usage")
    return {moment_of(day, "date").astimezone(UTC).date(): day.number("usage") for day in days}


@frozen
class Comparison:
    """Posts of one UTC month, as X counted them and as Concejo's meter did (each once a day)."""

    at_x: int
    metered: int

    def sentence(self) -> str:
        """For the person who pays."""
        if self.at_x == self.metered:
            return f"X counted the same: {self.at_x:,} posts this month."
        if self.at_x > self.metered:
            more, why = "more", "X counts all apps of the project, and what was read without this state"
        else:
            more, why = "fewer", "X's figures come some hours late"
        by = abs(self.at_x - self.metered)
        return f"X counted {self.at_x:,} posts this month, {by:,} {more} than the meter here ({why})."


def compared(at_x: Mapping[date, int], days: Iterable[DayReads], now: datetime) -> Comparison:
    """Both counts of the UTC month of `now` (aware)."""
    month = month_of(now)
    metered = sum(day.billed for day in days if day.kind in POSTS and day.day >= month)
    return Comparison(sum(count for day, count in at_x.items() if day >= month), metered)


def ask_usage(settings: XSettings, clockwork: Clockwork) -> Mapping[date, int]:
    """Ask X for its counts; it is given less time than a fetch, since nothing depends on them.

    Raises AccessError, UnreachableError and ProtocolError.
    """
    hasty = replace(settings, timeout=PATIENCE, answer_time=PATIENCE, deadline=PATIENCE)
    with XClient(hasty, clockwork) as client:
        return usage_of(client.usage())
