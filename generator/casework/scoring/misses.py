"""What the judgement got wrong, named by ids and codes: no word of a post is in it, so a CI log may show it."""

from generator.casework.scoring.verdicts import Verdict
from generator.domain.cases import Case, Status
from generator.domain.frozen import frozen


@frozen
class Miss:
    """One thing that differs from its label. `kind` is "status", "evidence", "kudos" or "attribution".

    `expected` and `said` are statuses, post ids or addressees, "" for none; `post` is the post that it is about.
    `codes` are those of the case's reasons, in the order of the decisions.
    """

    conversation_id: str
    kind: str
    expected: str
    said: str
    needs_review: bool
    codes: tuple[str, ...]
    post: str = ""


def misses_of(verdict: Verdict) -> list[Miss]:
    """Everything that one verdict shows to be wrong."""
    label, case = verdict.label, verdict.case
    wrong: list[tuple[str, str, str, str]] = []
    if not verdict.status_right:
        wrong.append(("status", label.status, case.status, ""))
    elif label.status is Status.RESOLVED and label.resolved_by is not None and not verdict.evidence_right:
        wrong.append(("evidence", label.resolved_by, case.resolved_by or "", ""))
    wrong += [("kudos", "kudos", "", post) for post in _in_order(label.kudos - verdict.kudos_said)]
    wrong += [("kudos", "", "kudos", post) for post in _in_order(verdict.kudos_said - label.kudos)]
    addressees = {kudos.post_id: kudos.to or "" for kudos in case.kudos}
    wrong += [
        ("attribution", label.kudos_to or "", addressees[post], post)
        for post in _in_order(verdict.kudos_found - verdict.well_attributed)
    ]
    codes = codes_of(case)
    return [
        Miss(label.conversation_id, kind, expected, said, case.needs_review, codes, post)
        for kind, expected, said, post in wrong
    ]


def codes_of(case: Case) -> tuple[str, ...]:
    """The rules by which a case was judged, in the order of the decisions."""
    return tuple(ground.rule.value for ground in case.reasons)


def _in_order(ids: frozenset[str]) -> list[str]:
    return sorted(ids, key=lambda post: (len(post), post))
