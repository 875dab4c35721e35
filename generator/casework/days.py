"""Days that a post names: "tomorrow", "antes del viernes", "bis 15. Oktober", as dates of the town's calendar."""

import calendar
import math
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator.casework.reading import Hit, Reading

IN_DAYS = {"day_0": 0, "day_1": 1, "day_2": 2}
WEEKDAYS = {f"weekday_{number}": number for number in range(1, 8)}
MONTHS = {f"month_{number}": number for number in range(1, 13)}
COUNTS = {f"count_{number}": number for number in (1, 2, 3, 4, 5, 6, 7, 10, 12)}
SPANS = {"within_hours": 1 / 24, "within_days": 1, "within_weeks": 7}
PERIODS = ("this_week", "next_week", "this_month", "weekend")
NAMES = (*IN_DAYS, *WEEKDAYS, *MONTHS, *SPANS, *PERIODS, "date_numbers")
SHORT_WORD = 3
FIRST_YEAR = 2000
FARTHEST = timedelta(days=300)
"""A day and month without a year that lie farther ahead are taken for a day gone by."""


class NamedDay(NamedTuple):
    """The last day (inclusive) that a phrase of a post allows, and the words (start to end) that name it."""

    last: date
    start: int
    end: int


def named_days(reading: Reading, said_on: date) -> Iterator[NamedDay]:
    """The plain days of a post that was written on `said_on`; what is over or no day of the calendar is left out."""
    for name in NAMES:
        for hit in reading.hits.get(name, ()):
            start = _start_of_date(reading.words, hit) if name in MONTHS else hit.start
            day = None if _covered(reading, hit) else _day(reading, name, hit, said_on)
            if day is None:
                continue
            last = day - timedelta(days=1) if _is_limit(reading, start) else day
            if last >= said_on:
                yield NamedDay(last, start, hit.end)


def _day(reading: Reading, name: str, hit: Hit, said_on: date) -> date | None:
    if name in IN_DAYS:
        return said_on + timedelta(days=IN_DAYS[name])
    if name in WEEKDAYS:
        return said_on + timedelta(days=(WEEKDAYS[name] - said_on.isoweekday() - 1) % 7 + 1)
    if name in MONTHS:
        return _of_month(reading.words, MONTHS[name], hit, said_on)
    if name in SPANS:
        count = _count(reading, hit)
        return None if count is None else said_on + timedelta(days=math.ceil(count * SPANS[name]))
    if name == "date_numbers":
        return _in_numbers(reading.words, hit, said_on)
    return _period(name, said_on)


def _period(name: str, said_on: date) -> date:
    """The last day of a week or month; a weekend begins on Saturday, which is the day that a "before" stops at."""
    sunday = said_on + timedelta(days=7 - said_on.isoweekday())
    match name:
        case "next_week":
            return sunday + timedelta(days=7)
        case "this_month":
            return said_on.replace(day=calendar.monthrange(said_on.year, said_on.month)[1])
        case "weekend":
            return max(sunday - timedelta(days=1), said_on)
        case _:
            return sunday


def _of_month(words: list[str], month: int, hit: Hit, said_on: date) -> date | None:
    """The day that stands beside a month's name: "el 15 de octubre", "15. Oktober", "October 15th"."""
    before = _start_of_date(words, hit)
    place = before if before < hit.start else hit.end
    day = _number(words[place]) if place < len(words) else None
    return None if day is None else _dated(day, month, _year_after(words, max(place + 1, hit.end)), said_on)


def _start_of_date(words: list[str], hit: Hit) -> int:
    """Where a date with a month's name begins: at the number just before it, or one short word before that."""
    if hit.start >= 1 and _number(words[hit.start - 1]) is not None:
        return hit.start - 1
    if hit.start >= 2 and len(words[hit.start - 1]) <= SHORT_WORD and _number(words[hit.start - 2]) is not None:
        return hit.start - 2
    return hit.start


def _in_numbers(words: list[str], hit: Hit, said_on: date) -> date | None:
    day, month = (_number(word) for word in words[hit.end - 2 : hit.end])
    return None if day is None or month is None else _dated(day, month, _year_after(words, hit.end), said_on)


def _year_after(words: list[str], place: int) -> int | None:
    """A year that follows a date, also after one word ("de 2026")."""
    return next((n for word in words[place : place + 2] if (n := _number(word)) is not None and n >= FIRST_YEAR), None)


def _dated(day: int, month: int, year: int | None, said_on: date) -> date | None:
    """The date; without a year the next one, None for a day that the calendar does not have or that is long gone."""
    for candidate in (year,) if year is not None else (said_on.year, said_on.year + 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found >= said_on:
            return found if year is not None or found - said_on <= FARTHEST else None
    return None


def _count(reading: Reading, hit: Hit) -> int | None:
    """How many days or weeks: in digits, else the largest number word ("two" beside "a")."""
    words = reading.words[hit.start : hit.end]
    written = [number for word in words if (number := _number(word)) is not None]
    heard = [name for name, listed in reading.single_words.items() if not listed.isdisjoint(words)]
    spelt = [COUNTS[name] for name in heard if name in COUNTS]
    return next(iter(written), max(spelt, default=None))


def _number(word: str) -> int | None:
    """The number that a word begins with ("15", "15th"), None where it is none or no day, hour or year."""
    digits = word[: len(word) - len(word.lstrip("0123456789"))]
    return int(digits) if digits and len(digits) <= 4 and digits.isascii() else None


def _is_limit(reading: Reading, start: int) -> bool:
    """Whether "before" stands in front of a day: then the day itself is too late."""
    return any(hit.start <= start <= hit.end for hit in reading.hits.get("before", ()))


def _covered(reading: Reading, hit: Hit) -> bool:
    """Whether a longer phrase takes the day back: "good morning", "last Monday", "since Friday"."""
    return any(other.start < hit.end and hit.start < other.end for other in reading.hits.get("not_a_day", ()))
