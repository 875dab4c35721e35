"""Kudos: sincere thanks for something done, and everything that only looks like them."""

import pytest

from tests.casework.telling import judged, kudos_of

SINCERE_AFTER_A_FIX = [
    "Muchas gracias!",
    "Mil gracias por la rapidez",
    "gracias 😊",
    "Genial, gracias",
    "Buen trabajo, así sí",
    "Enhorabuena al equipo",
    "Sois unos cracks",
    "Se agradece",
    "Danke!",
    "Vielen Dank für die schnelle Hilfe",
    "Super gemacht",
    "Das ging ja schnell, danke",
    "Herzlichen Dank euch",
    "Top, dankeschön!",
    "Thanks!",
    "Thank you so much for the quick repair",
    "Great job guys",
    "you rock",
    "much appreciated",
    "Brilliant, thanks a lot",
    "cheers",
    "❤️",
    "👏👏🏽👏",
    "🙏",
    "👍",
]
NOT_SINCERE = [
    "Gracias por nada",
    "Gracias por dejarnos tres semanas a oscuras",
    "pues gracias...",
    "Vaya gestión 👏👏",
    "Danke für nichts",
    "Ganz toll gemacht, danke für nichts",
    "Na danke",
    "Schönen Dank auch",
    "Thanks for nothing",
    "Thanks for ignoring us for a month",
    "Great job breaking it again 🙄",
    "thanks but no thanks",
    "Gracias, pero sigue sin funcionar",
    "Danke, aber sie ist immer noch kaputt",
    "Thanks but it is still broken",
    "No me des las gracias todavía",
    "thank god",
    "gracias a Dios",
    "Gott sei Dank",
    "¿Y la de al lado?",
    "ok",
    "😡👏",
]
REQUESTS_WITH_MANNERS = [
    "@luces hay una farola apagada en la calle Olmo. Gracias. Un saludo.",
    "@luces la farola está rota, gracias de antemano",
    "@luces ¿cuándo la arreglan? Muchas gracias por su atención",
    "@luces agradecería que arreglaran la farola rota",
    "@luces Die Lampe ist aus. Danke im Voraus!",
    "@luces Wann wird sie repariert? Vielen Dank für Ihre Hilfe",
    "@luces the lamp is broken, thx in advance",
    "@luces please fix the lamp, thanks for your help",
    "@luces any help would be appreciated, the street is dark",
    "@limpieza bravo 👏👏 tres semanas sin recoger la basura",
]
PRAISE_WITHOUT_A_REQUEST = [
    ("@luces gran trabajo con las luces de Navidad", "luces"),
    ("Muchas gracias @limpieza por dejar el parque impecable", "limpieza"),
    ("@limpieza Vielen Dank für die saubere Straße nach dem Fest", "limpieza"),
    ("@luces well done, the square looks lovely, thank you for the new lamps", "luces"),
]


@pytest.mark.parametrize("thanks", SINCERE_AFTER_A_FIX)
def test_thanks_for_a_fix_are_kudos(thanks: str) -> None:
    case = judged(("ana", "@luces la farola está rota"), ("luces", "Ya está arreglada."), ("ana", thanks))
    assert kudos_of(case) == ["3"], case.reasons


@pytest.mark.parametrize("thanks", NOT_SINCERE)
def test_irony_and_the_rest_are_not(thanks: str) -> None:
    case = judged(("ana", "@luces la farola está rota"), ("luces", "Ya está arreglada."), ("ana", thanks))
    assert kudos_of(case) == [], case.reasons


@pytest.mark.parametrize("text", REQUESTS_WITH_MANNERS)
def test_the_manners_of_a_request_are_not(text: str) -> None:
    case = judged(("ana", text))
    assert kudos_of(case) == [], case.reasons
    assert case.status == "open"


@pytest.mark.parametrize(("text", "to"), PRAISE_WITHOUT_A_REQUEST)
def test_praise_without_a_request_is_kudos_and_no_case(text: str, to: str) -> None:
    case = judged(("ana", text))
    assert case.status == "not_a_case"
    assert [(kudos.post_id, kudos.to, kudos.by, kudos.case_id) for kudos in case.kudos] == [("1", to, "handle", None)]


@pytest.mark.parametrize("thanks", [*SINCERE_AFTER_A_FIX, *(text for text, _ in PRAISE_WITHOUT_A_REQUEST)])
def test_staff_never_thank_themselves(thanks: str) -> None:
    case = judged(("ana", "@luces la farola está rota"), ("luces", "Ya está arreglada."), ("Ayto", thanks))
    assert kudos_of(case) == []


def test_thanks_for_a_promise_are_kudos() -> None:
    case = judged(("ana", "@luces la farola está rota"), ("luces", "Hemos encargado la pieza"), ("ana", "Mil gracias"))
    assert (case.status, kudos_of(case)) == ("acknowledged", ["3"])


def test_thanks_that_come_with_the_details_asked_for_are_not() -> None:
    case = judged(
        ("ana", "@luces la farola está rota"),
        ("luces", "¿Nos puede decir en qué calle?"),
        ("ana", "Calle Olmo, 4. Gracias"),
    )
    assert kudos_of(case) == []


def test_thanks_to_a_neighbour_are_not() -> None:
    case = judged(
        ("ana", "@luces ¿a qué hora encienden las luces?"), ("bea", "@ana a las ocho", 1), ("ana", "@bea gracias!", 2)
    )
    assert kudos_of(case) == []


def test_wordless_applause_after_anything_but_a_fix_is_not() -> None:
    case = judged(("ana", "@luces la farola está rota"), ("luces", "¿En qué calle?"), ("ana", "👏👏👏"))
    assert kudos_of(case) == []


def test_applause_after_a_mark_is() -> None:
    case = judged(("ana", "@luces la farola está rota"), ("luces", "#resuelto"), ("ana", "👏"))
    assert kudos_of(case) == ["3"]
