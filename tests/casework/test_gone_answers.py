"""A town's answer that left: what it was told by stays, what it said does not."""

from dataclasses import replace
from datetime import timedelta

from generator.domain.cases import AttributedBy, Case, Status
from generator.domain.grounds import Rule
from generator.domain.posts import Post
from generator.domain.removals import Gap, Reason
from tests.builders import NOON, a_post, a_thread
from tests.casework.telling import CASEWORK, kudos_of

LAMP = a_post(1, "@luces la farola está fundida", by="ana")


def gap(minutes: int, *, resolution: bool = False, post_id: str = "") -> Gap:
    return Gap(NOON + timedelta(minutes=minutes), resolution, Reason.DELETED, post_id)


def judged(gaps: tuple[Gap, ...], *posts: Post) -> Case:
    return CASEWORK.judge(replace(a_thread(LAMP, *posts), gaps=gaps))


def rules(case: Case) -> list[Rule]:
    return [ground.rule for ground in case.reasons]


def test_the_first_response_keeps_its_time() -> None:
    case = judged((gap(9),))
    assert (case.status, case.first_response, case.first_response_seconds) == (Status.ACKNOWLEDGED, None, 540)
    assert Rule.ANSWER_GONE in rules(case)


def test_the_solution_keeps_its_time_and_the_case_its_status() -> None:
    case = judged((gap(9), gap(60, resolution=True, post_id="7")))
    assert (case.status, case.resolved_by, case.resolution_seconds) == (Status.RESOLVED, "7", 3_600)
    assert (case.first_response_seconds, case.needs_review, case.decided_by) == (540, False, None)
    assert Rule.FIX_GONE in rules(case)


def test_who_complains_after_it_reopens_the_case() -> None:
    complaint = a_post(8, "@luces sigue apagada", by="ana", minutes=90, conversation=1)
    case = judged((gap(60, resolution=True),), complaint)
    assert (case.status, case.reopened, case.resolved_at) == (Status.ACKNOWLEDGED, True, None)


def test_a_later_answer_that_stands_is_the_evidence_of_nothing_new() -> None:
    again = a_post(8, "Ya está arreglada.", by="luces", minutes=90, reply_to=1, conversation=1)
    case = judged((gap(60, resolution=True),), again)
    assert (case.resolution_seconds, case.resolved_by) == (3_600, None)


def test_thanks_for_an_answer_that_is_gone_stay_thanks() -> None:
    thanks = a_post(8, "muchas gracias", by="ana", minutes=90, reply_to=7, conversation=1)
    case = judged((gap(60, resolution=True, post_id="7"),), thanks)
    assert kudos_of(case) == ["8"]
    assert (case.kudos[0].to, case.kudos[0].by) == ("lighting", AttributedBy.SERVICE)


def test_a_gap_before_the_request_answers_nothing() -> None:
    late = a_post(3, "@luces la farola está fundida", by="ana", minutes=30, conversation=1)
    case = CASEWORK.judge(replace(a_thread(late), gaps=(gap(5),)))
    assert (case.status, case.first_response_at) == (Status.OPEN, None)
