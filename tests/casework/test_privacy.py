"""Posts with personal data are held until staff decide."""

import pytest

from generator.casework.privacy import personal_data_in
from generator.domain.annotations import Annotation
from generator.domain.cases import Status
from tests.casework.telling import judged

HELD = [
    ("llámenme al 612 345 678", "phone number"),
    ("mi móvil: 612345678", "phone number"),
    ("tel. 91 123 45 67", "phone number"),
    ("+34 612 34 56 78", "phone number"),
    ("Rufen Sie an: 0171 2345678", "phone number"),
    ("call (555) 123-4567", "phone number"),
    ("ana.perez@correo.example", "e-mail address"),
    ("cuenta ES91 2100 0418 4502 0005 1332", "bank account"),
    ("IBAN DE89370400440532013000 bitte", "bank account"),
    ("mi DNI es 12345678Z", "identity-card number"),
    ("NIE X1234567-L", "identity-card number"),
    ("DNI 12.345.678-z", "identity-card number"),
    ("el coche 1234 BCD aparca en la acera", "number plate"),
    ("otro viejo: M-1234-AB", "number plate"),
    ("der Wagen M-AB 1234 parkt hier", "number plate"),
]
FREE = [
    "",
    "Calle Olmo 12, 3º B",
    "lleva así desde el 03/10/2026",
    "del 2026-10-03",
    "abre 9:00-14:00",
    "llamad al 112 o al 010",
    "12345678A no es un DNI",
    "ES91 2100 0418 4502 0005 1333",
    "son 1.234.567 euros",
    "3 farolas y 14 bancos",
    "@ayto @luces @limpieza",
    "https://ayto.example/612345678",
    "RAL 1234 ABE",
    "covid-19",
    "#2026",
    "24h",
    "¡¡¡!!!",
    "error WS-37368-7",
]


@pytest.mark.parametrize(("text", "kind"), HELD)
def test_what_is_personal(text: str, kind: str) -> None:
    assert personal_data_in(text) == kind


@pytest.mark.parametrize("text", FREE)
def test_what_is_not(text: str) -> None:
    assert personal_data_in(text) is None


def test_a_held_request_gives_no_title() -> None:
    asked = ("ana", "@ayto no hay luz en mi calle, mi número es 612 345 678")
    assert judged(asked).title == ""
    solved = Annotation("1", "a.yml", status=Status.RESOLVED)
    assert judged(asked, ("ayto", "Lo miramos"), annotation=solved).title == ""
    named = Annotation("1", "a.yml", title="Calle sin luz")
    assert judged(asked, annotation=named).title == "Calle sin luz"


def test_held_thanks_say_so() -> None:
    lamp, fixed = ("ana", "@luces la farola está rota"), ("luces", "Ya está arreglada.")
    held = judged(lamp, fixed, ("ana", "¡Gracias! Y si pasa algo más, mi número: 612 345 678")).kudos
    assert [(kudos.post_id, kudos.held) for kudos in held] == [("3", True)]
    free = judged(lamp, fixed, ("ana", "¡Gracias!")).kudos
    assert [(kudos.post_id, kudos.held) for kudos in free] == [("3", False)]
    praise = judged(("ana", "@luces gran trabajo, soy Ana, ana@correo.example")).kudos
    assert [(kudos.case_id, kudos.held) for kudos in praise] == [(None, True)]


def test_residents_are_held_and_the_towns_own_contact_data_are_fine() -> None:
    case = judged(
        ("ana", "@ayto no hay luz, mi número es 612 345 678"), ("ayto", "Llámenos al 950 123 456 o a luz@ayto.example")
    )
    assert case.held == frozenset({"1"})
