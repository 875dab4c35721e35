"""The public JSON shape of a case: what `concejo cases --format json` prints. Keep it; others read it."""

from generator.domain.cases import Case, Kudos


def case_record(case: Case) -> dict[str, object]:
    """Every key always, None where unknown, ids as strings, times in whole seconds rounded down."""
    return {
        "case_id": case.case_id,
        "conversation_id": case.conversation_id,
        "status": case.status.value,
        "reopened": case.reopened,
        "needs_review": case.needs_review,
        "request": case.request,
        "first_response": case.first_response,
        "resolved_by": case.resolved_by,
        "first_response_seconds": case.first_response_seconds,
        "resolution_seconds": case.resolution_seconds,
        "decided_by": case.decided_by.value if case.decided_by is not None else None,
        "service_code": case.service_code,
        "district": case.district,
        "kudos": [_kudos_record(kudos) for kudos in case.kudos],
    }


def _kudos_record(kudos: Kudos) -> dict[str, object]:
    return {"post": kudos.post_id, "to": kudos.to, "by": kudos.by.value if kudos.by is not None else None}
