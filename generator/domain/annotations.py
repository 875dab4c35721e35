"""What staff say of a case in a YAML file: it always wins over what the words of the posts say."""

from dataclasses import dataclass

from generator.domain.cases import Status


@dataclass(frozen=True, slots=True)
class Annotation:
    """A staff correction. `case_id` names the case; everything None or empty leaves the judgement as it is.

    `path` is the file it came from, relative to the town, for messages.
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
