"""What an id tells of its time."""

from datetime import UTC, datetime, timedelta

FIRST_SNOWFLAKE = 29_700_859_247  # the first id of 4 November 2010 that holds a time; older ones only count up
EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)


def time_of(post_id: str) -> datetime | None:
    """When a post was made (UTC), None for an id that does not tell. X counts milliseconds in the upper bits."""
    number = int(post_id)
    if number < FIRST_SNOWFLAKE:
        return None
    return EPOCH + timedelta(milliseconds=number >> 22)


def first_id_at(moment: datetime) -> int:
    """The smallest id that X could have given at a moment (aware); 1 for times before ids told any."""
    return max(1, (moment - EPOCH) // timedelta(milliseconds=1) << 22)
