"""What staff say of a case in a YAML file: it always wins over what the words of the posts say."""

from dataclasses import dataclass
from datetime import date, datetime

from generator.domain.cases import DisplayedAs, Status
from generator.domain.removals import Reason


@dataclass(frozen=True, slots=True)
class Annotation:
    """A staff correction. `case_id` names the case; everything None or empty leaves the judgement as it is.

    `path` is the file it came from, relative to the town, for messages. `staff` is a handle or a signature of the
    staff file. `promise` is a day, or a moment; a moment without a zone is on the town's clock. Photos are media keys,
    or ids of posts whose photos are meant. Each part of `split` becomes a case of its own, named after its first post;
    what answers these posts goes along. `merge` names other conversations that are part of this case. `language` is
    the one in which title and summary are written, "" where the file does not tell. `reason` goes with `display`.
    """

    case_id: str
    path: str
    status: Status | None = None
    resolved_by: str | None = None
    title: str = ""
    summary: str = ""
    service: str | None = None
    district: str | None = None
    kudos_add: tuple[str, ...] = ()
    kudos_strike: tuple[str, ...] = ()
    note: str = ""
    staff: str | None = None
    promise: date | datetime | None = None
    photos_before: tuple[str, ...] = ()
    photos_after: tuple[str, ...] = ()
    duplicate_of: str | None = None
    merge: tuple[str, ...] = ()
    split: tuple[tuple[str, ...], ...] = ()
    display: DisplayedAs = "full"
    reason: Reason | None = None
    language: str = ""
