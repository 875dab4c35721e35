"""Who earned the thanks: handle, signature, resolver, service."""

from datetime import date

import pytest

from generator.casework.roles import signature_of
from generator.domain.towns import Consent, StaffMember
from tests.builders import a_post, a_town
from tests.casework.telling import Row, judged

LAMP = ("ana", "@luces la farola está rota")


def credit(*rows: Row, **town: object) -> tuple[str | None, str | None]:
    kudos = judged(*rows, town=a_town(**town)).kudos[-1]
    return kudos.to, kudos.by


def test_the_named_handle_comes_first() -> None:
    assert credit(LAMP, ("ayto", "Ya está arreglada. ^JS"), ("ana", "@ayto gracias @Luces!")) == ("luces", "handle")


def test_a_reply_prefix_names_nobody() -> None:
    assert credit(LAMP, ("ayto", "Ya está arreglada. ^JS"), ("ana", "@ayto @luces ¡gracias!")) == ("^JS", "signature")


def test_a_post_of_its_own_names_whom_it_starts_with() -> None:
    assert credit(("ana", "@luces gran trabajo")) == ("luces", "handle")


def test_the_signer_who_is_thanked_by_name() -> None:
    rows = (LAMP, ("ayto", "Lo miramos. -Becky", 1), ("ayto", "Ya está arreglada. -Tomás", 1))
    assert credit(*rows, ("ana", "¡Gracias Becky!", 3)) == ("-Becky", "signature")


def test_without_a_signature_the_resolver() -> None:
    rows = (LAMP, ("luces", "Reparada."), ("ayto", "Nos alegra", 2), ("ana", "¡Gracias!", 3))
    assert credit(*rows) == ("luces", "resolver")


def test_without_a_resolver_who_answered() -> None:
    assert credit(LAMP, ("ayto", "Lo miramos"), ("ana", "Muchas gracias")) == ("ayto", "resolver")


def test_a_person_without_consent_is_thanked_through_the_service() -> None:
    person = StaffMember(role="Electrician", kind="person", handle="luces", services=("lighting",))
    assert credit(LAMP, ("luces", "Reparada."), ("ana", "¡Gracias!"), staff=(person,)) == ("lighting", "service")


@pytest.mark.parametrize(("country", "to"), [("ES", "luces"), ("DE", "lighting")])
def test_a_person_with_consent_is_named_except_where_the_staff_council_has_a_say(country: str, to: str) -> None:
    consent = Consent(date(2026, 1, 1))
    person = StaffMember(role="Electrician", kind="person", handle="luces", services=("lighting",), consent=consent)
    credited, _ = credit(LAMP, ("luces", "Reparada."), ("ana", "¡Gracias!"), staff=(person,), country=country)
    assert credited == to


def test_the_service_of_whoever_is_thanked() -> None:
    kudos = judged(LAMP, ("luces", "Reparada."), ("ana", "¡Gracias!")).kudos[0]
    assert kudos.service_code == "lighting"


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("Listo. ^JS", "^JS"),
        ("Listo *TAC", "*TAC"),
        ("Done! -Becky", "-Becky"),
        ("Done / AM", "/ AM"),
        ("Done. ^Kartika", "^Kartika"),
        ("Thanks.^Kartika", "^Kartika"),
        ("Here you are – ~ Olivia", "~ Olivia"),
        ("Part one _Rjay", "_Rjay"),
        ("Step two -Shie 3/3", "-Shie"),
        ("Listo ^MT https://ayto.example/x", "^MT"),
        ("Listo ^pg 💡", "^pg"),
        ("Abrimos de 9-14", ""),
        ("Lunes - Viernes", ""),
        ("Hecho #resuelto", ""),
        ("Calle Real 3/4", ""),
        ("", ""),
    ],
)
def test_signatures_as_they_are_written(text: str, signature: str) -> None:
    assert signature_of(a_post(1, text)) == signature
