"""Labels and cases in few words, for tests of scores."""

from generator.domain.cases import AttributedBy, Case, Kudos, Status
from generator.domain.labels import Label
from tests.builders import NOON


def a_label(
    number: int,
    status: str = "acknowledged",
    *,
    resolved_by: str | None = None,
    kudos: tuple[str, ...] = (),
    kudos_to: str | None = None,
) -> Label:
    return Label(str(number), Status(status), resolved_by, frozenset(kudos), kudos_to)


def a_case(
    number: int,
    status: str = "acknowledged",
    *,
    resolved_by: str | None = None,
    kudos: tuple[tuple[str, str | None], ...] = (),
    needs_review: bool = False,
) -> Case:
    """`kudos` are (post id, addressee) pairs."""
    return Case(
        case_id=str(number),
        conversation_id=str(number),
        status=Status(status),
        opened_at=NOON,
        resolved_by=resolved_by,
        needs_review=needs_review,
        kudos=tuple(
            Kudos(post, NOON, to, AttributedBy.SIGNATURE if to else None, str(number), str(number))
            for post, to in kudos
        ),
    )
