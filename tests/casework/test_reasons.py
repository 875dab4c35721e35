"""Reasons outlive posts: they never repeat what residents wrote, nor what a person on the staff did."""

from generator.domain.towns import StaffMember
from tests.builders import a_town
from tests.casework.telling import Row, judged

TALK: tuple[Row, ...] = (
    ("ana", "@luces la farola de la calle Olmo está fundida"),
    ("luces", "Ya está arreglada."),
    ("ana", "¡Muchísimas gracias por la rapidez!"),
    ("bea", "@luces gran trabajo", 2),
    ("ana", "Pues sigue apagada"),
    ("luces", "Ahora sí, reparada."),
    ("ana", "Ya funciona, se agradece"),
)


def test_a_service_accounts_words_are_quoted_and_nobody_elses() -> None:
    reasons = " ".join(judged(*TALK).reasons)
    assert "“ya esta arreglada”" in reasons
    for words in ("rapidez", "muchisimas", "gran trabajo", "sigue", "funciona", "agradece", "fundida"):
        assert words not in reasons


def test_a_person_on_the_staff_is_not_quoted() -> None:
    person = StaffMember(role="Electrician", kind="person", handle="luces", services=("lighting",))
    reasons = judged(*TALK[:2], town=a_town(staff=(person,))).reasons
    assert "resolved: staff post 2 says so in its author's own words" in reasons


def test_every_decision_has_its_reason() -> None:
    reasons = judged(*TALK).reasons
    for beginning in ("a case:", "resolved:", "reopened:", "service:", "kudos: post 3", "kudos: post 4"):
        assert any(reason.startswith(beginning) for reason in reasons), beginning
