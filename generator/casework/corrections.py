"""Staff's annotation: what it says wins over what the posts say, and the reasons tell so."""

from dataclasses import replace

from generator.casework.threads import Tree
from generator.casework.titles import harmless
from generator.domain.annotations import Annotation
from generator.domain.cases import Case, DecidedBy, Status
from generator.domain.posts import Post


def corrected(case: Case, annotation: Annotation, tree: Tree, shown_by: Post | None) -> Case:
    """The case as staff say it is. A status by annotation is certain; posts it names must be in the thread to count.

    `shown_by` is the post by which the words alone would call it resolved, doubts left aside.
    """
    case = replace(
        case,
        annotated=True,
        title=harmless(annotation.title) or case.title,
        summary=annotation.summary or case.summary,
        note=annotation.note or case.note,
        service_code=annotation.service or case.service_code,
        district=annotation.district or case.district,
        reasons=(*case.reasons, "corrected by staff"),
    )
    status = annotation.status or (Status.RESOLVED if annotation.resolved_by is not None else None)
    return case if status is None else _decided(case, status, annotation.resolved_by, tree, shown_by)


def _decided(case: Case, status: Status, named: str | None, tree: Tree, shown_by: Post | None) -> Case:
    """The status that staff decided. `reopened` stays: both the complaint and the decision are shown.

    An evidence post that the thread does not hold is a slip of the pen: somebody should look again.
    """
    evidence = None
    if status is Status.RESOLVED:
        evidence = next((post for post in tree.posts if post.id == named), None) if named is not None else shown_by
    unknown = named is not None and status is Status.RESOLVED and evidence is None
    overruled = f" (the posts alone said {case.status})" if case.status is not status else ""
    return replace(
        case,
        status=status,
        decided_by=DecidedBy.ANNOTATION,
        needs_review=unknown,
        review_reasons=("the annotation names a post that is not in the thread",) if unknown else (),
        settled_without_town=case.settled_without_town and named is None,
        resolved_by=evidence.id if evidence is not None else None,
        resolved_at=evidence.created_at if evidence is not None else None,
        reasons=(*case.reasons, f"{status}: decided by staff's annotation{overruled}"),
    )
