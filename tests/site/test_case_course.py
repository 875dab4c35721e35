"""The course of a case on its page: promises, complaints, answers that are gone, and the reasons of the judgement."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from generator.domain.cases import Case, Status
from generator.domain.grounds import DOUBTS, Ground, Rule
from generator.domain.posts import Thread
from generator.domain.promises import Promise
from generator.domain.removals import Gap, Reason
from generator.site import Reasons
from tests.builders import NOON, a_post, a_thread
from tests.site.library import (
    Reader,
    a_book,
    a_case,
    a_lamp_thread,
    a_look,
    a_site,
    a_speaking_town,
    an_open_case,
    catalogue,
    read,
)

DUE = datetime(2026, 10, 6, 21, 59, 59, tzinfo=UTC)
PROMISE = Promise(DUE, "101", NOON + timedelta(minutes=9), "Mañana")


def page_of(thread: Thread, case: Case, language: str = "en", today: date = date(2026, 10, 21)) -> Reader:
    town, look = a_speaking_town(language), a_look(today=today)
    return read(a_site(a_book(case), [thread], town=town, look=look)[f"cases/{case.case_id}/index.html"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Promised 5 October 2026, 14:09 9 minutes later by 6 October 2026: not kept"),
        ("es", "Prometido 5 de octubre de 2026, 14:09 9 minutos después para el 6 de octubre de 2026: sin cumplir"),
        ("de", "Versprochen 5. Oktober 2026, 14:09 9 Minuten später bis 6. Oktober 2026: nicht gehalten"),
    ],
)
def test_a_promise_is_a_step_with_its_day_and_what_became_of_it(language: str, words: str) -> None:
    thread = a_lamp_thread()
    assert words in page_of(thread, a_case(thread, promise=PROMISE), language).text


def test_a_promise_that_was_kept() -> None:
    thread = a_lamp_thread()
    kept = replace(PROMISE, due=DUE + timedelta(days=1))
    assert "by 7 October 2026: kept" in page_of(thread, a_case(thread, promise=kept)).text


@pytest.mark.parametrize(("today", "broken"), [(date(2026, 10, 6), False), (date(2026, 10, 7), True)])
def test_a_promise_is_broken_only_when_its_day_is_over(today: date, broken: bool) -> None:
    thread = a_lamp_thread()
    waiting = an_open_case(
        thread,
        status=Status.ACKNOWLEDGED,
        first_response="101",
        first_response_at=NOON + timedelta(minutes=9),
        promise=PROMISE,
    )
    page = page_of(thread, waiting, today=today)
    assert "by 6 October 2026" in page.text
    assert ("not kept" in page.text) is broken


def test_a_complaint_after_the_fix_is_a_step() -> None:
    asked, fixed = (
        a_post(1, "La farola no luce"),
        a_post(2, "Ya luce", by="luces", minutes=60, reply_to=1, conversation=1),
    )
    complaint = a_post(3, "Sigue apagada", minutes=120, reply_to=2, conversation=1)
    thread = a_thread(asked, fixed, complaint)
    case = a_case(
        thread,
        status=Status.ACKNOWLEDGED,
        reopened=True,
        first_response="2",
        first_response_at=fixed.created_at,
        resolved_by=None,
        resolved_at=None,
        decided_by=None,
        kudos=(),
        reasons=(Ground(Rule.NOT_SOLVED, "3"),),
    )
    page = page_of(thread, case)
    assert "Answered 5 October 2026, 15:00 60 minutes later Reopened 5 October 2026, 16:00 2 hours later" in page.text
    assert "#post-3" in page.links


GONE = Gap(NOON + timedelta(minutes=60), True, Reason.DELETED, "2")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The town’s answer is gone. Only its time stays: 5 October 2026, 15:00"),
        ("es", "La respuesta del ayuntamiento ya no está. Solo queda su hora: 5 de octubre de 2026, 15:00"),
        ("de", "Die Antwort der Stadt ist nicht mehr da. Nur ihre Zeit bleibt: 5. Oktober 2026, 15:00"),
    ],
)
def test_a_town_answer_that_left_leaves_a_gap_with_its_time(language: str, words: str) -> None:
    asked = a_post(1, "La farola no luce")
    thanks = a_post(3, "¡Gracias!", minutes=90, reply_to=2, conversation=1)
    thread = replace(a_thread(asked, thanks), gaps=(GONE,))
    case = a_case(thread, first_response="2", first_response_at=GONE.at, resolved_by="2", resolved_at=GONE.at,
                  decided_by=None, kudos=())  # fmt: skip
    page = page_of(thread, case, language)
    assert words in page.text
    assert page.text.index("La farola") < page.text.index(words) < page.text.index("¡Gracias!")
    assert "A post is missing here" not in page.text
    assert not [link for link in page.links if link == "#post-2"]


def test_an_answer_that_nobody_replied_to_leaves_its_gap_too() -> None:
    nudge = a_post(4, "¿Y bien?", minutes=99, reply_to=1, conversation=1)
    nameless = replace(GONE, post_id="", resolution=False)
    thread = replace(a_thread(a_post(1, "La farola no luce"), nudge), gaps=(nameless,))
    case = an_open_case(thread, status=Status.ACKNOWLEDGED, first_response_at=GONE.at)
    page = page_of(thread, case)
    assert "Answered 5 October 2026, 15:00 60 minutes later the town’s answer is gone" in page.text
    assert page.text.index("The town’s answer is gone. Only") < page.text.index("¿Y bien?")


def test_a_summary_shows_no_post() -> None:
    thread = a_lamp_thread()
    page = page_of(thread, a_case(thread, display="summary", title="Farola apagada", summary="Arreglada."))
    assert "Only a summary of this case is shown here." in page.text
    assert "Ya luce" not in page.text


@pytest.mark.parametrize("language", ["en", "es", "de"])
def test_every_rule_has_a_sentence_of_its_own_in_every_language(language: str) -> None:
    reasons = Reasons(catalogue(language))
    sentences = {rule: reasons.sentence(Ground(rule, value="resolved")) for rule in Rule}
    assert len(set(sentences.values())) == len(Rule)
    assert all(sentence.strip() and "%" not in sentence for sentence in sentences.values())


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Not yet confirmed"), ("es", "Sin confirmar"), ("de", "Noch nicht bestätigt")]
)
def test_every_doubt_says_that_it_is_not_yet_confirmed(language: str, words: str) -> None:
    reasons = Reasons(catalogue(language))
    assert all(reasons.sentence(Ground(rule)).startswith(words) for rule in DOUBTS)


def test_the_judgement_stands_step_by_step_with_the_words_and_the_posts() -> None:
    thread = a_lamp_thread()
    grounds = (
        Ground(Rule.ASKED, "100", value="trouble"),
        Ground(Rule.SAID_DONE, "102", "Ya luce"),
        Ground(Rule.DECIDED_BY_STAFF, value="resolved", instead="acknowledged"),
    )
    page = page_of(thread, a_case(thread, reasons=grounds), "es")
    assert "Es un caso: alguien cuenta al ayuntamiento qué va mal. leer" in page.text
    assert "Resuelto: el ayuntamiento dice «Ya luce». leer" in page.text
    assert "El personal decidió: resuelto. Por las publicaciones solas sería: contestado, pendiente." in page.text
    assert {"#post-100", "#post-102"} <= set(page.links)


def test_words_of_a_post_that_is_not_shown_are_not_quoted() -> None:
    thread = a_lamp_thread()
    grounds = (Ground(Rule.SAID_DONE, "102", "Ya luce"),)
    page = page_of(thread, a_case(thread, reasons=grounds, held=frozenset({"102"})))
    assert "Ya luce" not in page.text
    assert "Resolved: the town says that it is done." in page.text
