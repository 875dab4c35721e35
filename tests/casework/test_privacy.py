"""Posts with personal data are held until staff decide."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.casework.privacy import personal_data_in, ways_to_reach
from generator.domain.annotations import Annotation
from generator.domain.cases import Status
from generator.domain.posts import Span
from generator.domain.towns import Contact
from tests.builders import a_post, a_thread, a_town
from tests.casework.telling import CASEWORK, judged

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
    ("el coche 1234 bcd en la acera", "number plate"),
    ("1234bcd otra vez en el vado", "number plate"),
    ("la furgoneta m-1234-ab", "number plate"),
    ("der wagen m-ab 1234 steht im weg", "number plate"),
    ("Kennzeichen W-12345A", "number plate"),
    ("das auto zh 123456", "number plate"),
    ("that car AB12 CDE again", "number plate"),
    ("foo (at) bar.es", "e-mail address"),
    ("foo [arroba] bar punto es", "e-mail address"),
    ("foo at bar dot com", "e-mail address"),
    ("foo @ bar.es", "e-mail address"),
    ("escribidme por https://wa.me/34612345678", "phone number"),
    ("t.me/+34612345678", "phone number"),
    ("iban es9121000418450200051332", "bank account"),
    ("es91 2100 0418 4502 0005 1332", "bank account"),
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
    "son 1234 kms y 1500 pts",
    "2024 btw",
    "un coche en la calle c 12 b",
    "wc-nr 3",
    "parked 10 min away",
    "gracias @ayto. Un saludo",
    "look at this dot",
    "https://t.me/vecinos_de_la_corva",
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


def test_staff_must_not_repeat_a_residents_number_or_name_a_plate() -> None:
    asked = ("ana", "@ayto no hay luz, mi número es 612 345 678")
    case = judged(asked, ("ayto", "La llamamos al +34 612345678"), ("ayto", "Llame al 950 123 456", 1))
    assert case.held == {"1", "2"}
    assert judged(("ana", "@ayto hay un coche en la acera"), ("ayto", "Retirado el 1234 BCD")).held == {"2"}


def test_what_the_town_publishes_itself_holds_nobodys_post() -> None:
    town = a_town(contact=Contact(phone="+34 950 123 456", email="luz@ayto.example"))
    asked = ("ana", "@ayto he llamado al 950 123 456 y escrito a luz@ayto.example")
    assert judged(asked, town=town).held == frozenset()
    assert judged(asked).held == {"1"}


def test_a_number_behind_a_short_link_is_found() -> None:
    post = a_post(1, "@luces farola rota, escribidme https://t.co/abc")
    link = Span(31, 47, "link", "https://wa.me/34612345678", "wa.me/34612345678")
    case = CASEWORK.judge(a_thread(replace(post, spans=(*post.spans, link))))
    assert (set(case.held), case.title) == ({"1"}, "")


def test_held_words_are_in_no_reason() -> None:
    asked = ("ana", "@luces farola rota, 612 345 678")
    case = judged(asked, ("luces", "Ya está arreglada. La llamamos al 612 345 678."))
    assert (set(case.held), case.resolved_by) == ({"1", "2"}, "2")
    assert not any(ground.quote for ground in case.reasons)
    assert any(ground.quote for ground in judged(asked, ("luces", "Ya está arreglada.")).reasons)
    promised = judged(asked, ("luces", "Mañana vamos, la llamamos al 612 345 678.")).promise
    assert promised is not None
    assert promised.quote == ""


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_text_is_too_strange(text: str) -> None:
    personal_data_in(text)
    ways_to_reach(text)


@pytest.mark.parametrize("text", ["1" * 20_000, "a@" * 10_000, "(at) " * 5_000, "M-A 1" * 5_000, "ES9" * 8_000])
def test_long_posts_are_searched_quickly(text: str) -> None:
    assert personal_data_in(text) in {None, "phone number", "number plate", "bank account", "e-mail address"}
