"""What has to leave the record, why, and the little that may stay of it."""

from datetime import datetime
from enum import StrEnum

from generator.domain.frozen import frozen


class Reason(StrEnum):
    """Why something left the record. The first five are fates at the source, the others are somebody's wish or right.

    They are counted in public by reason, nothing more (RECORD.md, People).
    """

    DELETED = "deleted"
    PROTECTED = "protected"
    SUSPENDED = "suspended"
    WITHHELD = "withheld"
    DEACTIVATED = "deactivated"
    OWN_WISH = "own_wish"
    MINOR = "minor"
    HEALTH = "health"
    THIRD_PERSON = "third_person"
    ADDRESS = "address"
    ACCUSATION = "accusation"
    INSULT = "insult"
    COPYRIGHT = "copyright"
    COURT = "court"


FATES = (Reason.DELETED, Reason.PROTECTED, Reason.SUSPENDED, Reason.WITHHELD, Reason.DEACTIVATED)
"""What a source tells of a post that is not public any more; all but `deleted` may be undone there."""

WISHES = tuple(reason for reason in Reason if reason not in FATES)
"""Why staff hide a case (`concejo hide --reason`)."""


@frozen
class Gone:
    """A post that its source does not show any more. `reason` is one of FATES."""

    post_id: str
    reason: Reason


class Part(StrEnum):
    """What a post was in its case before it went."""

    REQUEST = "request"
    TOWN_ANSWER = "town_answer"
    RESOLUTION = "resolution"
    OTHER = "other"


@frozen
class Erasure:
    """A stored post that leaves. A `request` takes its whole case with it; of the town's own posts the time stays."""

    post_id: str
    reason: Reason
    part: Part


@frozen
class Gap:
    """Where one of the town's posts stood that is gone: its time stays, no word, no author.

    `post_id` is the id that stored replies name, "" where none does. `resolution` says that it showed the case solved.
    Times are aware, UTC.
    """

    at: datetime
    resolution: bool
    reason: Reason
    post_id: str = ""


@frozen
class Removals:
    """How much left the record for one reason: single posts, and whole cases."""

    reason: Reason
    posts: int
    cases: int
