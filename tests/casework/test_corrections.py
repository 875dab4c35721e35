"""What staff's annotations do to a case: they always win, and what they overrule stays in sight."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from generator.domain.annotations import Annotation
from generator.domain.cases import Case, DecidedBy, Status
from generator.domain.grounds import Rule
from generator.domain.posts import Media
from generator.domain.promises import PromiseState
from generator.domain.removals import Reason
from generator.domain.towns import StaffMember
from tests.builders import a_post, a_thread, a_town
from tests.casework.telling import CASEWORK, judged

LAMP = ("ana", "@luces la farola de la calle Olmo está fundida")
FIXED = ("luces", "Ya está arreglada.")
STILL_DARK = ("ana", "Pues sigue apagada")


def said(**says: object) -> Annotation:
    return Annotation("1", "a.yml", **says)  # type: ignore[arg-type]


def rules(case: Case) -> list[Rule]:
    return [ground.rule for ground in case.reasons]


def test_a_decision_over_a_later_complaint_shows_both_and_is_counted() -> None:
    case = judged(LAMP, FIXED, STILL_DARK, annotation=said(status=Status.RESOLVED, resolved_by="2"))
    assert (case.status, case.reopened, case.overruled) == (Status.RESOLVED, True, True)
    assert {Rule.NOT_SOLVED, Rule.DECIDED_BY_STAFF} <= set(rules(case))


def test_a_decision_over_another_residents_complaint_is_counted_too() -> None:
    doubtful = (LAMP, FIXED, ("bea", "@luces no está arreglada", 2))
    assert judged(*doubtful, annotation=said(status=Status.RESOLVED)).overruled
    assert not judged(*doubtful, annotation=said(status=Status.ACKNOWLEDGED)).overruled


def test_evidence_after_the_complaint_overrules_nobody() -> None:
    rows = (LAMP, FIXED, STILL_DARK, ("luces", "El cable mordido ya es historia"))
    assert judged(*rows).reopened
    case = judged(*rows, annotation=said(resolved_by="4"))
    assert (case.status, case.resolved_by, case.reopened, case.overruled) == (Status.RESOLVED, "4", False, False)


def test_a_plain_decision_overrules_nobody() -> None:
    assert not judged(LAMP, ("luces", "Lo miramos"), annotation=said(status=Status.RESOLVED)).overruled
    assert not judged(LAMP, FIXED, STILL_DARK, annotation=said(title="Farola")).overruled


def test_declined_is_no_success_over_a_complaint() -> None:
    case = judged(LAMP, FIXED, STILL_DARK, annotation=said(status=Status.DECLINED, note="Es de la Diputación"))
    assert (case.status, case.overruled, case.decided_by) == (Status.DECLINED, False, DecidedBy.ANNOTATION)


@pytest.mark.parametrize(
    ("promise", "due"),
    [
        (date(2026, 10, 6), datetime(2026, 10, 6, 21, 59, 59, tzinfo=UTC)),
        (date(2026, 12, 6), datetime(2026, 12, 6, 22, 59, 59, tzinfo=UTC)),
        (datetime(2026, 10, 6, 18, 0), datetime(2026, 10, 6, 16, 0, tzinfo=UTC)),  # noqa: DTZ001 - the town's clock
        (datetime(2026, 10, 6, 18, 0, tzinfo=timezone(timedelta(hours=-5))), datetime(2026, 10, 6, 23, 0, tzinfo=UTC)),
    ],
)
def test_a_promise_is_due_on_the_towns_clock(promise: date, due: datetime) -> None:
    case = judged(LAMP, FIXED, annotation=said(promise=promise))
    assert case.promise is not None
    assert (case.promise.due, case.promise.post_id) == (due, None)
    assert case.promise_state(datetime(2027, 1, 1, tzinfo=UTC)) is PromiseState.KEPT


def test_who_dealt_with_it_tells_the_service() -> None:
    town = a_town(
        staff=(
            StaffMember("Town hall", handle="ayto"),
            StaffMember("Cleaning", signature="^RT", kind="person", services=("cleaning",)),
            StaffMember("Works", handle="obras", services=("cleaning", "lighting")),
        )
    )
    asked = ("ana", "@ayto mi calle está fatal")
    assert judged(asked, town=town).service_code is None
    by_signature = judged(asked, town=town, annotation=said(staff="^RT"))
    assert (by_signature.staff, by_signature.service_code) == ("^RT", "cleaning")
    assert judged(asked, town=town, annotation=said(staff="@obras")).service_code is None
    assert judged(asked, town=town, annotation=said(staff="^RT", service="lighting")).service_code == "lighting"


def test_staff_with_several_services_answer_for_the_one_that_the_words_name() -> None:
    town = a_town(staff=(StaffMember("Works", handle="luces", services=("cleaning", "lighting")),))
    case = judged(LAMP, FIXED, town=town)
    assert case.service_code == "lighting"
    assert Rule.SERVICE_BY_STAFF in rules(case)


def test_photos_are_named_by_key_or_by_their_post() -> None:
    thread = a_thread(
        a_post(1, "@luces la farola está rota", media=(Media("3_1", "photo", "https://p.example/1.jpg"),)),
        a_post(
            2,
            "Reparada",
            by="luces",
            minutes=9,
            reply_to=1,
            conversation=1,
            edits=("20", "2"),
            media=(Media("3_2", "photo", "https://p.example/2.jpg"), Media("3_3", "photo", "https://p.example/3.jpg")),
        ),
    )
    case = CASEWORK.judge(thread, said(photos_before=("3_1",), photos_after=("20", "3_99")))
    assert (case.photos_before, case.photos_after) == (("3_1",), ("3_2", "3_3"))
    assert CASEWORK.judge(thread).photos_before == ()


def test_a_title_is_in_the_language_that_staff_write() -> None:
    town = a_town(languages=("de", "en"))
    assert judged(LAMP, town=town).lang == "es"
    assert judged(LAMP, town=town, annotation=said(title="Laterne dunkel")).lang == "de"
    assert judged(LAMP, town=town, annotation=said(title="Farola", language="es")).lang == "es"
    assert judged(LAMP, town=town, annotation=said(note="Wir waren da")).lang == "es"


@pytest.mark.parametrize("display", ["summary", "hidden"])
def test_a_withheld_case_shows_staffs_words_only(display: str) -> None:
    withheld = said(display=display, reason=Reason.MINOR, summary="Vorbei.", photos_after=("2",))
    case = judged(LAMP, FIXED, ("ana", "¡Gracias!"), annotation=withheld)
    assert (case.display, case.title, case.summary, case.photos_after) == (display, "", "Vorbei.", ())
    assert case.held == {"1", "2", "3"}
    assert [kudos.held for kudos in case.kudos] == [True]
    assert judged(LAMP, annotation=said(display=display, title="Farola")).title == "Farola"


def test_a_duplicate_names_the_case_that_it_repeats() -> None:
    assert judged(LAMP, annotation=said(duplicate_of="77")).duplicate_of == "77"


def test_an_older_version_of_a_post_is_evidence_too() -> None:
    fixed = a_post(2, "Lista la farola nueva", by="luces", minutes=9, reply_to=1, conversation=1, edits=("20", "2"))
    case = CASEWORK.judge(a_thread(a_post(1, "@luces la farola está rota"), fixed), said(resolved_by="20"))
    assert (case.resolved_by, case.needs_review) == ("2", False)
