"""Dates and numbers as a language writes them, remembered for the length of a build: Babel takes its time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from babel.numbers import format_decimal, format_percent

from generator.site.memo import Memo
from generator.site.templating import Part, escaped


class Dates:
    """Writes moments (aware, UTC) in the town's time zone and in one language."""

    def __init__(self, locale: Locale, zone: ZoneInfo) -> None:
        self.locale = locale
        self.zone = zone
        self._join = str(get_datetime_format("medium", locale=locale)).replace("'", "")
        self._days: Memo[date, str] = Memo(lambda day: str(format_date(day, "long", locale=locale)))
        self._days_at: Memo[date, str] = Memo(lambda day: self._join.replace("{1}", self._days[day]))
        self._short_days: Memo[date, str] = Memo(lambda day: str(format_skeleton("yMMMd", day, locale=locale)))
        self._clocks: Memo[tuple[int, int], str] = Memo(lambda at: str(format_time(time(*at), "short", locale=locale)))
        self._numbers: Memo[int, str] = Memo(lambda number: str(format_decimal(number, locale=locale)))
        self._escaped_days_at: Memo[date, str] = Memo(lambda day: escaped(self._days_at[day]))
        self._escaped_clocks: Memo[tuple[int, int], str] = Memo(lambda at: escaped(self._clocks[at]))
        self._times = Memo(self._time)

    def moment(self, at: datetime) -> str:
        """Day and time: "5 October 2026, 14:05"."""
        local = at.astimezone(self.zone)
        return self._days_at[local.date()].replace("{0}", self._clocks[local.hour, local.minute])

    def time(self, at: datetime) -> Part:
        """Day and time, as the element that machines read as well: a page says most of its moments twice."""
        return self._times[at]

    def day(self, at: datetime) -> str:
        """The day: "5 October 2026"."""
        return self._days[at.astimezone(self.zone).date()]

    def short_day(self, at: datetime) -> str:
        """The day in little room: "5 Oct 2026"."""
        return self._short_days[at.astimezone(self.zone).date()]

    def month(self, month: str) -> str:
        """A month by its key: "2026-10" gives "October 2026"."""
        return format_skeleton("yMMMM", date.fromisoformat(f"{month}-01"), locale=self.locale)

    def short_month(self, month: str) -> str:
        """A month in little room: "2026-10" gives "Oct"."""
        return format_skeleton("MMM", date.fromisoformat(f"{month}-01"), locale=self.locale)

    def month_name(self, month: str) -> str:
        """A month without its year: "2026-10" gives "October"."""
        return format_date(date.fromisoformat(f"{month}-01"), "LLLL", locale=self.locale)

    def month_of(self, at: datetime) -> str:
        """The key of the month a moment falls into in the town: "2026-10"."""
        return at.astimezone(self.zone).isoformat()[:7]

    def number(self, number: int) -> str:
        """A whole number, grouped: "1,205"."""
        return self._numbers[number]

    def percent(self, share: float) -> str:
        """A share from 0 to 1, in whole percent."""
        return format_percent(share, locale=self.locale)

    def _time(self, at: datetime) -> Part:
        """Of pieces that were escaped when they were remembered; what machines read is digits and signs alone."""
        local = at.astimezone(self.zone)
        clock = self._escaped_clocks[local.hour, local.minute]
        return Part(
            f'<time datetime="{machine(at)}">{self._escaped_days_at[local.date()].replace("{0}", clock)}</time>'
        )


def machine(at: datetime) -> str:
    """A moment for <time datetime>: ISO 8601 with zone, to the second."""
    return at.isoformat(timespec="seconds")
