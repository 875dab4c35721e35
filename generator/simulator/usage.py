"""GET /2/usage/tweets: what the project has read, day by day, as the meter counted it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from generator.simulator.asking import Asking
from generator.simulator.composing import Reply
from generator.simulator.files import Json
from generator.simulator.ids import stamp
from generator.simulator.meter import Meter
from generator.simulator.newer_words import Vocabulary
from generator.simulator.world import World

MONTHLY_CAP = 3_000_000
"""Posts that X lets a project read in a month."""
PROJECT, APP = 1_700_000_001, "17000002"
DEFAULT = frozenset({"cap_reset_day", "project_cap", "project_id", "project_usage"})
FIELDS = DEFAULT | {"daily_client_app_usage", "daily_project_usage"}


@dataclass(frozen=True, slots=True)
class Usage:
    """The account of a project. Version 2.166 describes its numbers as numbers, 2.167 as texts."""

    meter: Meter
    cap: int
    vocabulary: Vocabulary

    def answer(self, _world: World, now: datetime, asking: Asking) -> Reply:
        """The last `days` UTC days (7), today included, the newest first; the month so far, and its cap."""
        days = asking.number("days", 1, 90, 7)
        wanted = DEFAULT | asking.words("usage.fields", FIELDS)
        today = now.astimezone(UTC).date()
        daily = [self._day(today - timedelta(days=ago)) for ago in range(days)]
        parts: Json = {
            "cap_reset_day": 1,
            "project_cap": self._number(self.cap),
            "project_id": str(PROJECT),
            "project_usage": self._number(self.meter.posts_in_month(today)),
            "daily_project_usage": {"project_id": self._number(PROJECT), "usage": daily},
            "daily_client_app_usage": [{"client_app_id": APP, "usage": daily, "usage_result_count": len(daily)}],
        }
        return Reply({"data": {name: part for name, part in parts.items() if name in wanted}})

    def spent(self, now: datetime) -> bool:
        """Whether the month's cap is used up."""
        return self.meter.posts_in_month(now.astimezone(UTC).date()) >= self.cap

    def _day(self, day: date) -> Json:
        return {
            "date": stamp(datetime.combine(day, time(), UTC)),
            "usage": self._number(self.meter.posts_on(day)),
        }

    def _number(self, number: int) -> int | str:
        return str(number) if self.vocabulary == "2.167" else number
