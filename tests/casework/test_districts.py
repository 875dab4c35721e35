"""Where a case is: by a street that the posts name, however people write it, and only where one district has it."""

import pytest

from generator.casework.districts import Districts
from generator.domain.annotations import Annotation
from generator.domain.towns import District, Town
from tests.builders import a_town
from tests.casework.telling import judged

TOWN = a_town(
    districts=(
        District("casco", "Casco", ("Calle Mesón", "Plaza de la Corva", "Calle Larga", "Calle Mayor Alta")),
        District("ribera", "Ribera", ("Calle de los Vientos", "Batán", "Calle Mayor", "calle larga")),
        District("nord", "Nord", ("Gartenstraße", "Berliner Straße", "Am Waldweg")),
        District("mill", "Mill", ("Mill Street", "Church Rd.")),
    )
)

NAMED = [
    ("la farola de la calle Mesón está fundida", {"casco"}),
    ("farola en C/ Mesón 14", {"casco"}),
    ("farola en c/meson", {"casco"}),
    ("CALLE MESÓN a oscuras", {"casco"}),
    ("la calle del Mesón", {"casco"}),
    ("pza. de la Corva", {"casco"}),
    ("Pl. la Corva", {"casco"}),
    ("calle Vientos sin agua", {"ribera"}),
    ("en Batán 11", {"ribera"}),
    ("el batán viejo", {"ribera"}),
    ("batanes", set()),
    ("el mesón de la plaza", set()),
    ("plaza Mesón", set()),
    ("no es mi calle. Mesón cerrado", set()),
    ("calle Mayor Alta", {"casco"}),
    ("calle Mayor", {"ribera"}),
    ("calle Larga", {"casco", "ribera"}),
    ("calle Mesón esquina Batán", {"casco", "ribera"}),
    ("Laterne in der Gartenstr. 5 kaputt", {"nord"}),
    ("Laterne in der Gartenstrasse kaputt", {"nord"}),
    ("Berliner Str.: kein Licht", {"nord"}),
    ("Müll am Waldweg", {"nord"}),
    ("14 Mill St is dark", {"mill"}),
    ("pothole in Church Road", {"mill"}),
    ("", set()),
]


@pytest.mark.parametrize(("text", "districts"), NAMED)
def test_streets_are_found_however_they_are_written(text: str, districts: set[str]) -> None:
    assert Districts(TOWN).named_in(text) == districts


def district_of(*rows: tuple[str, str], town: Town = TOWN, annotation: Annotation | None = None) -> str | None:
    return judged(*rows, town=town, annotation=annotation).district


def test_the_request_says_where() -> None:
    assert (
        district_of(("ana", "@luces la farola de la calle Mesón está fundida"), ("luces", "¿Batán o Mesón?")) == "casco"
    )


def test_what_the_asker_or_staff_add_later_says_where() -> None:
    asked = ("ana", "@luces una farola está fundida")
    assert district_of(asked, ("luces", "¿En qué calle?"), ("ana", "en Batán")) == "ribera"
    assert district_of(asked, ("luces", "La de la calle Mesón, anotada")) == "casco"
    assert district_of(asked, ("bea", "@ana en Batán tampoco hay luz")) is None


def test_two_districts_are_none() -> None:
    assert district_of(("ana", "@luces farola fundida en la calle Mesón, y en Batán otra")) is None
    assert district_of(("ana", "@luces farola fundida en la calle Larga")) is None


def test_a_town_without_streets_has_cases_without_district() -> None:
    assert district_of(("ana", "@luces farola fundida en la calle Mesón"), town=a_town()) is None


def test_an_annotation_wins() -> None:
    named = Annotation("1", "a.yml", district="ribera")
    assert district_of(("ana", "@luces farola fundida en la calle Mesón"), annotation=named) == "ribera"
