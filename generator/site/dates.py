"""Dates and numbers as a language writes them, remembered for the length of a build: Babel takes its time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from babel.numbers import format_decimal, format_percent


class Dates:
    """Writes moments (aware, any zone) in the town's time zone and in one language."""

    def __init__(self, locale: Locale, zone: ZoneInfo) -> None:
        self.locale = locale
        self.zone = zone
        self._join = str(get_datetime_format("medium", locale=locale)).replace("'", "")
        self._days: dict[date, str] = {}
        self._short_days: dict[date, str] = {}
        self._clocks: dict[tuple[int, int], str] = {}
        self._numbers: dict[int, str] = {}

    def moment(self, at: datetime) -> str:
        """Day and time: "5 October 2026, 14:05"."""
        local = at.astimezone(self.zone)
        return self._join.replace("{1}", self._day(local.date())).replace("{0}", self._clock(local))

    def day(self, at: datetime) -> str:
        """The day: "5 October 2026"."""
        return self._day(at.astimezone(self.zone).date())

    def short_day(self, at: datetime) -> str:
        """The day in little room: "5 Oct 2026"."""
        local = at.astimezone(self.zone).date()
        known = self._short_days.get(local)
        if known is None:
            known = self._short_days[local] = format_skeleton("yMMMd", local, locale=self.locale)
        return known

    def month(self, month: str) -> str:
        """A month by its key: "2026-10" gives "October 2026"."""
        return format_skeleton("yMMMM", date.fromisoformat(f"{month}-01"), locale=self.locale)

    def month_name(self, month: str) -> str:
        """A month without its year: "2026-10" gives "October"."""
        return format_date(date.fromisoformat(f"{month}-01"), "LLLL", locale=self.locale)

    def month_of(self, at: datetime) -> str:
        """The key of the month a moment falls into in the town: "2026-10"."""
        return f"{at.astimezone(self.zone):%Y-%m}"

    def number(self, number: int) -> str:
        """A whole number, grouped: "1,205"."""
        known = self._numbers.get(number)
        if known is None:
            known = self._numbers[number] = format_decimal(number, locale=self.locale)
        return known

    def percent(self, share: float) -> str:
        """A share from 0 to 1, in whole percent."""
        return format_percent(share, locale=self.locale)

    def _day(self, day: date) -> str:
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = format_date(day, "long", locale=self.locale)
        return known

    def _clock(self, local: datetime) -> str:
        key = (local.hour, local.minute)
        known = self._clocks.get(key)
        if known is None:
            known = self._clocks[key] = format_time(time(*key), "short", locale=self.locale)
        return known


def machine(at: datetime) -> str:
    """A moment for <time datetime>: ISO 8601 with zone, to the second."""
    return at.isoformat(timespec="seconds")
