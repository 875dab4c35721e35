"""A public promise: by when the town said that something will be done."""

from datetime import datetime
from enum import StrEnum

from generator.domain.frozen import frozen


class PromiseState(StrEnum):
    """What became of a promise, as far as the public record shows."""

    KEPT = "kept"
    BROKEN = "broken"
    PENDING = "pending"


@frozen
class Promise:
    """`due` is the last moment (aware, UTC) at which it is kept: the end of the promised day in the town's time zone.

    `post_id` names the staff post that promised, None where staff entered it by hand; `quote` holds the words of a
    service account that name the day.
    """

    due: datetime
    post_id: str | None = None
    made_at: datetime | None = None
    quote: str = ""
