"""RECORD.md's table of rulings for what is hard, row by row."""

import pytest

from generator.domain.annotations import Annotation
from generator.domain.cases import DecidedBy, Status
from generator.domain.grounds import Ground, Rule
from generator.domain.posts import Thread
from tests.builders import a_post, a_thread
from tests.casework.telling import CASEWORK, judged, kudos_of, told

LAMP = ("ana", "@luces la farola de la calle Olmo está fundida")
FIXED = ("luces", "Ya está arreglada.")


def test_the_town_opens_the_thread_and_a_resident_asks_below() -> None:
    case = judged(("ayto", "Mañana abre la piscina"), ("ana", "@ayto ¿a qué hora?"), ("ayto", "A las 11 h."))
    assert (case.request, case.first_response, case.resolved_by) == ("2", "3", "3")


def test_several_people_with_the_same_problem_are_one_case() -> None:
    case = judged(
        LAMP, ("bea", "@ana @luces a mí también, en la mía no hay luz", 1), ("luces", "Ya está arreglada.", 1)
    )
    assert (case.request, case.status, case.needs_review) == ("1", Status.RESOLVED, False)


def test_a_second_different_problem_needs_review() -> None:
    case = judged(
        LAMP, ("bea", "@luces ¿y cuándo recogen la basura de la plaza?", None), ("luces", "Ya está arreglada.", 1)
    )
    assert (case.request, case.status, case.needs_review) == ("1", Status.ACKNOWLEDGED, True)
    assert case.review_reasons == (Ground(Rule.SECOND_REQUEST, post="2"),)
    assert case.resolved_by is None


def test_a_second_request_sent_below_the_first_without_naming_the_town() -> None:
    second = ("bea", "@ana ya que estáis, la papelera del puente lleva rota un mes, ¿podéis cambiarla?", 1)
    case = judged(LAMP, second, ("luces", "Hecho. #resuelto", 1))
    assert (case.request, case.status, case.needs_review) == ("1", Status.RESOLVED, True)
    chat = ("bea", "@ana uy, la mía también estuvo rota, qué rabia", 1)
    assert not judged(LAMP, chat, ("luces", "Hecho. #resuelto", 1)).needs_review


@pytest.mark.parametrize(
    ("asked", "below"),
    [
        ("@luces la farola de la calle Olmo está fundida", "@luces en mi calle no hay luz, ¿es por esto?"),
        ("@luces Die Laterne in der Gartenstraße ist kaputt", "@luces bei uns ist kein Licht, liegt das daran?"),
        ("@luces the lamp in Mill Lane is broken", "@luces we have no light either, is that because of this?"),
    ],
)
def test_who_asks_whether_it_is_the_same_trouble_asks_for_nothing_else(asked: str, below: str) -> None:
    case = judged(("ana", asked), ("bea", below, 1), ("luces", "#resuelto", 1))
    assert (case.status, case.needs_review) == (Status.RESOLVED, False)


@pytest.mark.parametrize(
    "answer",
    [
        "@ayto Hola, gracias por contactar con nosotros. ¿Nos indica su billete para poder ayudarle?",
        "@ayto Vielen Dank für Ihre Nachricht. Auf welchem Gleis war das?",
        "@ayto Thanks for reaching out! Which train was that?",
        "@ayto ¡Gracias, vamos para allá!",
    ],
)
def test_another_organisation_neither_thanks_nor_asks(answer: str) -> None:
    platform = ("ana", "@ayto las luces del andén están fundidas")
    passed_on = ("ayto", "@ana El andén es de la compañía, @ferrocarril. Se lo hemos comunicado.")
    case = judged(platform, passed_on, ("ferrocarril", answer))
    assert (case.status, case.needs_review, kudos_of(case)) == (Status.ACKNOWLEDGED, False, [])


def test_an_answer_to_somebody_elses_request_does_not_resolve_this_one() -> None:
    case = judged(LAMP, ("bea", "@luces la basura lleva días sin recoger", None), ("limpieza", "Ya está recogida.", 2))
    assert (case.status, case.first_response, case.resolved_by) == (Status.OPEN, None, None)


def test_another_resident_answers_and_the_asker_confirms() -> None:
    asked = ("ana", "@ayto ¿a qué hora abre la piscina?")
    assert judged(asked, ("bea", "@ana a las once")).status is Status.OPEN
    case = judged(asked, ("bea", "@ana a las once"), ("ana", "@bea duda resuelta, gracias"))
    assert (case.status, case.resolved_by, kudos_of(case)) == (Status.RESOLVED, "3", [])


def test_what_settled_itself_is_labelled() -> None:
    case = judged(LAMP, ("luces", "Lo miramos"), ("ana", "Falsa alarma, se ha encendido sola"))
    assert (case.status, case.resolved_by, case.settled_without_town) == (Status.RESOLVED, "3", True)


def test_a_neighbour_mended_it() -> None:
    case = judged(("ana", "@ayto the bench by the church is broken"), ("ana", "a neighbour has mended it, never mind"))
    assert (case.status, case.settled_without_town) == (Status.RESOLVED, True)


def test_not_ours_is_acknowledged_but_answers_who_is_responsible() -> None:
    answer = ("ayto", "Eso es competencia de la Diputación.")
    assert judged(("ana", "@ayto la carretera comarcal está llena de baches"), answer).status is Status.ACKNOWLEDGED
    question = ("ana", "@ayto ¿quién es responsable de la carretera comarcal?")
    assert judged(question, ("ayto", "Corresponde a la Diputación.")).status is Status.RESOLVED


def test_moved_to_direct_messages() -> None:
    case = judged(LAMP, ("luces", "Le escribimos por DM"))
    assert (case.status, case.continued_privately) == (Status.ACKNOWLEDGED, True)


def test_thanks_after_an_order_are_kudos_and_no_resolution() -> None:
    case = judged(LAMP, ("luces", "Hemos encargado la bombilla"), ("ana", "Muchas gracias"))
    assert (case.status, kudos_of(case)) == (Status.ACKNOWLEDGED, ["3"])


def test_the_asker_complains_after_a_fix() -> None:
    case = judged(LAMP, FIXED, ("ana", "Pues sigue apagada"))
    assert (case.status, case.reopened, case.resolved_by) == (Status.ACKNOWLEDGED, True, None)


def test_the_asker_complains_after_a_mark() -> None:
    case = judged(LAMP, ("luces", "#resuelto"), ("ana", "No está arreglada"))
    assert (case.status, case.reopened) == (Status.ACKNOWLEDGED, True)


def test_a_later_fix_ends_the_reopening() -> None:
    case = judged(LAMP, FIXED, ("ana", "Pues sigue apagada"), ("luces", "Ahora sí, reparada."))
    assert (case.status, case.reopened, case.resolved_by) == (Status.RESOLVED, False, "4")


def test_another_resident_says_that_it_is_not_fixed() -> None:
    case = judged(LAMP, FIXED, ("bea", "@luces no está arreglada", 2))
    assert (case.status, case.needs_review, case.reopened) == (Status.ACKNOWLEDGED, True, False)


def test_doubt_does_not_undo_a_mark() -> None:
    case = judged(LAMP, ("luces", "#Resuelto"), ("bea", "@luces no está arreglada", 2))
    assert (case.status, case.needs_review, case.decided_by) == (Status.RESOLVED, True, DecidedBy.MARK)


def test_an_annotation_overrules_a_later_complaint() -> None:
    annotation = Annotation("1", "annotations/1.yml", status=Status.RESOLVED, resolved_by="2")
    case = judged(LAMP, FIXED, ("ana", "Pues sigue apagada"), annotation=annotation)
    assert (case.status, case.decided_by, case.resolved_by) == (Status.RESOLVED, DecidedBy.ANNOTATION, "2")
    assert Ground(Rule.NOT_SOLVED, post="3") in case.reasons
    assert Ground(Rule.DECIDED_BY_STAFF, value="resolved", instead="acknowledged") in case.reasons


def test_a_new_matter_after_the_fix_does_not_reopen() -> None:
    case = judged(LAMP, FIXED, ("ana", "Por cierto, en la plaza hay un bache"))
    assert (case.status, case.reopened, case.needs_review) == (Status.RESOLVED, False, False)


def test_a_new_matter_that_may_be_the_old_one_needs_review() -> None:
    case = judged(LAMP, FIXED, ("ana", "@luces qué vergüenza de alumbrado"))
    assert (case.status, case.reopened, case.needs_review) == (Status.ACKNOWLEDGED, False, True)


def test_who_is_not_in_the_staff_file_is_not_staff() -> None:
    assert judged(LAMP, ("electricista_real", "Ya está arreglada.")).status is Status.OPEN


def test_a_missing_parent_is_a_gap_and_the_case_stands() -> None:
    case = CASEWORK.judge(a_thread(a_post(9, "@luces la farola está rota", reply_to=4, conversation=4)))
    assert (case.case_id, case.status, case.request) == ("4", Status.OPEN, "9")


def test_declined_comes_from_an_annotation_only() -> None:
    annotation = Annotation("1", "annotations/1.yml", status=Status.DECLINED, note="Es de la Diputación")
    case = judged(LAMP, ("ayto", "No es competencia municipal"), annotation=annotation)
    assert (case.status, case.decided_by, case.note) == (Status.DECLINED, DecidedBy.ANNOTATION, "Es de la Diputación")


def test_an_annotation_sets_what_it_says_and_leaves_the_rest() -> None:
    annotation = Annotation("1", "a.yml", title="Farola\u202e rota", summary="S", service="cleaning", district="casco")
    case = judged(LAMP, FIXED, annotation=annotation)
    assert (case.title, case.summary, case.service_code, case.district) == ("Farola rota", "S", "cleaning", "casco")
    assert (case.status, case.decided_by, case.annotated) == (Status.RESOLVED, DecidedBy.WORDS, True)


def test_an_annotation_ends_the_doubt() -> None:
    doubtful = (LAMP, FIXED, ("bea", "@luces no está arreglada", 2))
    case = judged(*doubtful, annotation=Annotation("1", "a.yml", status=Status.RESOLVED))
    assert (case.status, case.needs_review, case.resolved_by) == (Status.RESOLVED, False, "2")


def test_an_annotation_that_says_it_is_no_case_keeps_the_kudos() -> None:
    annotation = Annotation("1", "a.yml", status=Status.NOT_A_CASE)
    case = judged(LAMP, FIXED, ("ana", "¡Gracias!"), annotation=annotation)
    assert [(kudos.post_id, kudos.case_id) for kudos in case.kudos] == [("3", None)]


def test_staff_add_and_strike_kudos_but_not_their_own() -> None:
    annotation = Annotation("1", "a.yml", kudos_add=("1", "2", "77"), kudos_strike=("3",))
    assert kudos_of(judged(LAMP, FIXED, ("ana", "¡Gracias!"), annotation=annotation)) == ["1"]


def test_times_run_from_the_request() -> None:
    case = judged(LAMP, ("luces", "Lo miramos"), FIXED)
    assert (case.first_response_seconds, case.resolution_seconds) == (600, 1200)


def test_a_mark_makes_earlier_words_certain_and_keeps_their_evidence() -> None:
    case = judged(LAMP, FIXED, ("luces", "#resuelto"))
    assert (case.resolved_by, case.decided_by) == ("2", DecidedBy.MARK)


def test_a_mark_by_a_resident_decides_nothing() -> None:
    assert judged(LAMP, ("luces", "Lo miramos"), ("ana", "a ver si es verdad #resuelto")).status is Status.ACKNOWLEDGED


def test_an_empty_thread_is_no_case() -> None:
    case = CASEWORK.judge(Thread("A Weird/Id", ()))
    assert (case.status, case.case_id) == (Status.NOT_A_CASE, "a-weird-id")


def test_the_service_comes_from_the_mark_the_staff_the_words() -> None:
    assert judged(("ana", "@ayto no hay luz #alumbrado"), ("limpieza", "Lo miramos")).service_code == "lighting"
    assert judged(("ana", "@ayto la luz no va"), ("limpieza", "Lo miramos")).service_code == "cleaning"
    assert judged(("ana", "@ayto el contenedor está roto"), ("ayto", "Lo miramos")).service_code == "cleaning"
    assert judged(("ana", "@ayto el banco está roto")).service_code is None


def test_the_same_thread_twice_is_the_same_case() -> None:
    thread = told(LAMP, FIXED, ("ana", "gracias"))
    assert CASEWORK.judge(thread) == CASEWORK.judge(thread)


def test_staffs_decision_over_a_later_complaint_shows_both() -> None:
    thread = told(LAMP, ("luces", "Hecho. #resuelto"), ("ana", "@luces sigue fundida, no está arreglada"))
    case = CASEWORK.judge(thread, Annotation("1", "a.yml", status=Status.RESOLVED))
    assert (case.status, case.reopened, case.decided_by) == (Status.RESOLVED, True, DecidedBy.ANNOTATION)


def test_staff_can_say_that_it_was_the_town_after_all() -> None:
    thread = told(LAMP, ("ana", "@luces olvidadlo, ya funciona otra vez"), ("luces", "La hemos reparado esta mañana."))
    assert CASEWORK.judge(thread).settled_without_town
    case = CASEWORK.judge(thread, Annotation("1", "a.yml", resolved_by="3"))
    assert (case.status, case.settled_without_town, case.resolved_by) == (Status.RESOLVED, False, "3")


def test_an_annotation_that_names_a_post_of_nowhere_asks_for_another_look() -> None:
    case = CASEWORK.judge(told(LAMP), Annotation("1", "a.yml", status=Status.RESOLVED, resolved_by="999"))
    assert (case.status, case.resolved_by, case.needs_review) == (Status.RESOLVED, None, True)
    assert case.review_reasons == (Ground(Rule.UNKNOWN_EVIDENCE),)
