"""A title that is made of a post says which street, never which door."""

import pytest

from generator.casework.house_numbers import without_house_numbers
from tests.casework.telling import judged

DOORS = [
    ("Vivo en c/ Batán 11, bajo", "Vivo en c/ Batán"),
    ("C/ de los Vientos nº 22 3º izq sin agua", "C/ de los Vientos sin agua"),
    ("la farola de la calle Mesón, 14 lleva 2 noches", "la farola de la calle Mesón lleva 2 noches"),
    ("bache en calle mayor 3", "bache en calle mayor"),
    ("calle Ruiz de Alda 7 2º B, gotera", "calle Ruiz de Alda, gotera"),
    ("calle Real 12 y calle Olmo 3", "calle Real y calle Olmo"),
    ("c/Olmo, 4-6", "c/Olmo"),
    ("Gartenstraße 12a ist dunkel", "Gartenstraße ist dunkel"),
    ("Berliner Str. 5: Müll", "Berliner Str.: Müll"),
    ("Am Waldweg 3b", "Am Waldweg"),
    ("14 Mill Lane is dark", "Mill Lane is dark"),
]
NO_DOORS = [
    "la calle lleva 2 noches a oscuras",
    "en la plaza 3 farolas rotas",
    "calle Ancha, a las 23:30 ruido",
    "calle Ancha 23:30 ruido",
    "avenida de la Estación a la altura del 27",
    "the 3 lamps of Mill Street",
    "40 % de la calle",
    "el bus de las 6:45",
    "calle",
]


@pytest.mark.parametrize(("text", "expected"), DOORS)
def test_doors_are_left_out(text: str, expected: str) -> None:
    assert without_house_numbers(text) == expected


@pytest.mark.parametrize("text", NO_DOORS)
def test_other_numbers_stay(text: str) -> None:
    assert without_house_numbers(text) == text


def test_a_title_names_no_door() -> None:
    case = judged(("ana", "@luces no hay luz en la calle Olmo 14, portal 2. Vivo en el 3º"))
    assert case.title == "no hay luz en la calle Olmo."
