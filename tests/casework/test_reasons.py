"""Reasons outlive posts: they never repeat what residents wrote, nor what a person on the staff did."""

from dataclasses import replace

import pytest

from generator.domain.grounds import DOUBTS, Ground, Rule
from generator.domain.posts import Thread
from generator.domain.towns import Contact, StaffMember
from tests.builders import a_post, a_thread, a_town
from tests.casework.telling import CASEWORK, Row, judged, told

TALK: tuple[Row, ...] = (
    ("ana", "@luces la farola de la calle Olmo está fundida"),
    ("luces", "Ya está arreglada."),
    ("ana", "¡Muchísimas gracias por la rapidez!"),
    ("bea", "@luces gran trabajo", 2),
    ("ana", "Pues sigue apagada"),
    ("luces", "Ahora sí, reparada."),
    ("ana", "Ya funciona, se agradece"),
)


def rules(*rows: Row) -> list[tuple[Rule, str | None]]:
    return [(ground.rule, ground.post) for ground in judged(*rows).reasons]


def test_every_decision_has_its_reason_and_its_post() -> None:
    assert rules(*TALK) == [
        (Rule.ASKED, "1"),
        (Rule.SAID_DONE, "2"),
        (Rule.NOT_SOLVED, "5"),
        (Rule.SAID_DONE, "6"),
        (Rule.UNDISPUTED, None),
        (Rule.SERVICE_BY_STAFF, None),
        (Rule.THANKS_FOR_WORK, "3"),
        (Rule.PRAISE, "4"),
        (Rule.PLAIN_THANKS, "7"),
    ]


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        (TALK[:1], Rule.NO_ANSWER),
        ((*TALK[:1], ("luces", "Tomamos nota")), Rule.ANSWERED),
        ((*TALK[:1], ("luces", "Mañana vamos")), Rule.PROMISED),
        ((*TALK[:1], ("luces", "Le escribimos por DM")), Rule.MOVED_TO_PRIVATE),
        ((*TALK[:1], ("luces", "#resuelto")), Rule.MARKED),
        ((*TALK[:1], ("luces", "👀"), ("ana", "Ya funciona")), Rule.CONFIRMED),
        ((*TALK[:1], ("ana", "falsa alarma")), Rule.SETTLED),
        ((("ana", "@ayto ¿a qué hora abre?"), ("ayto", "A las 11 h.")), Rule.QUESTION_ANSWERED),
        ((("ana", "@ayto felices fiestas"),), Rule.NOBODY_ASKS),
        ((*TALK[:2], ("ana", "👏")), Rule.WORDLESS_THANKS),
    ],
)
def test_the_rule_that_decided_is_named(rows: tuple[Row, ...], rule: Rule) -> None:
    assert rule in [found for found, _ in rules(*rows)]


def test_a_service_accounts_words_are_quoted_as_written_and_nobody_elses() -> None:
    quotes = [ground.quote for ground in judged(*TALK).reasons if ground.quote]
    assert quotes == ["Ya está arreglada", "reparada"]


def test_a_quote_keeps_accents_and_capitals_and_no_links_or_mentions() -> None:
    answer = "@ana ¡Buenos días! La AVERÍA ya está  solucionada 👍 https://t.co/abc"
    ground = judged(TALK[0], ("luces", answer)).reasons[1]
    assert (ground.rule, ground.quote) == (Rule.SAID_DONE, "ya está solucionada")


def test_a_person_on_the_staff_is_not_quoted() -> None:
    person = StaffMember(role="Electrician", kind="person", handle="luces", services=("lighting",))
    reasons = judged(*TALK[:2], town=a_town(staff=(person,))).reasons
    assert Ground(Rule.SAID_DONE, "2") in reasons


def test_a_post_about_somebody_who_objected_is_neither_quoted_nor_shown() -> None:
    thread = replace(told(*TALK[:2]), unquotable=frozenset({"2"}))
    case = CASEWORK.judge(thread)
    assert Ground(Rule.SAID_DONE, "2") in case.reasons
    assert case.held == {"2"}


def test_a_doubt_says_what_should_be_looked_at() -> None:
    case = judged(*TALK[:2], ("bea", "@luces no está arreglada", 2))
    assert case.review_reasons == (Ground(Rule.CONTRADICTED, "3"),)
    assert {ground.rule for ground in case.review_reasons} <= DOUBTS
    assert Rule.UNDISPUTED not in [ground.rule for ground in case.reasons]


def test_a_held_request_titles_nothing_and_the_towns_own_number_holds_nothing() -> None:
    town = a_town(contact=Contact(phone="+34 958 000 111", email="ayto@villacorva.example"))
    asked = a_post(1, "@luces farola fundida, he llamado al 958 000 111 y a ayto@villacorva.example y nada")
    case = judged(("ana", asked.text), town=town)
    assert (case.held, bool(case.title)) == (frozenset(), True)
    assert judged(("ana", "@luces farola fundida, mi móvil: 600 111 222"), town=town).held == {"1"}


def test_an_edited_post_is_judged_by_its_newest_words() -> None:
    asked = a_post(1, TALK[0][1], by="ana")
    before = a_post(2, "Ya está arreglada.", by="luces", minutes=5, reply_to=1, conversation=1, edits=("2",))
    after = a_post(3, "Todavía no está arreglada.", by="luces", minutes=5, reply_to=1, conversation=1, edits=("2", "3"))
    assert CASEWORK.judge(a_thread(asked, before)).resolved_by == "2"
    assert CASEWORK.judge(a_thread(asked, after)).resolved_by is None


def test_a_quoted_post_does_not_speak_for_whoever_quotes_it() -> None:
    asked = a_post(1, "@ayto qué vergüenza de calle", by="ana")
    quoting = a_post(2, "Lo miramos", by="ayto", minutes=5, reply_to=1, conversation=1, quote_of=77)
    assert CASEWORK.judge(Thread("1", (asked, quoting))).resolved_by is None
