"""X's ids tell when they were given out."""

from datetime import UTC, datetime, timedelta

SNOWFLAKE_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
"""X's ids count milliseconds from here, shifted left by 22 bits."""


def time_of_number(number: int) -> datetime:
    """When X gave out an id (UTC), from its upper bits; ids before November 2010 tell nothing but that they are old."""
    return SNOWFLAKE_EPOCH + timedelta(milliseconds=number >> 22)


def number_at(when: datetime) -> int:
    """The smallest id that X could have given out at a time."""
    return max(0, int((when - SNOWFLAKE_EPOCH) / timedelta(milliseconds=1)) << 22)


def stamp(moment: datetime) -> str:
    """A moment (aware) as X writes it: UTC, with milliseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1_000:03d}Z"
