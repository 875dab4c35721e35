"""Questions are answered, never fixed; and what is asked is no demand."""

import pytest

from generator.domain.cases import Status
from tests.casework.telling import judged


@pytest.mark.parametrize(
    ("asked", "answered", "question"),
    [
        ("@ayto ¿a qué hora abre la biblioteca?", "De 8:30 a 14:30, de lunes a viernes.", True),
        ("@ayto ¿dónde se tira el aceite?", "Puede depositarlo en el punto limpio.", True),
        ("@ayto ¿los niños tienen que llevar algo o va todo incluido?", "Va todo incluido.", True),
        ("@ayto y los taxis, ¿por dónde entramos a la plaza?", "Entráis por la calle Batán.", True),
        ("@ayto Wann ist das Feuerwerk?", "Am Dienstag, 8. September, um 23:30 Uhr.", True),
        ("@ayto do we have to bring anything?", "No, everything is included.", True),
        ("@ayto la farola está rota", "Ya está arreglada.", False),
        ("@ayto por favor, poned un banco", "Ya está puesto. #resuelto", False),
        ("@ayto ¿cuándo vais a arreglar la farola?", "Ya está arreglada.", False),
    ],
)
def test_a_question_is_told_from_what_is_to_be_done(asked: str, answered: str, question: bool) -> None:
    case = judged(("ana", asked), ("ayto", answered))
    assert (case.status, case.question) == (Status.RESOLVED, question), case.reasons


def test_a_question_that_turns_out_to_be_trouble_is_none() -> None:
    case = judged(
        ("ana", "@ayto ¿a qué hora encienden las farolas?"),
        ("ayto", "Lo consultamos"),
        ("ana", "la de mi calle está fundida"),
        ("ayto", "Ya está arreglada."),
    )
    assert (case.status, case.question) == (Status.RESOLVED, False)


def test_what_is_no_case_is_no_question() -> None:
    assert not judged(("ana", "@ayto ¡felices fiestas!")).question


@pytest.mark.parametrize(
    ("promise", "seen"),
    [
        ("El martes habrá un agente.", "Hoy ya estaba el agente. Muchísimas gracias"),
        ("Esta noche se corta a las 4.", "A las cuatro se calló todo. Gracias, alcaldesa"),
        ("Wir schicken jemanden.", "Heute war schon jemand da, vielen Dank!"),
        ("We will send a warden.", "The warden was there this morning, thank you!"),
    ],
)
def test_thanks_for_what_was_promised_and_seen_confirm_it(promise: str, seen: str) -> None:
    case = judged(("ana", "@ayto es un peligro cruzar aquí"), ("ayto", promise), ("ana", seen))
    assert (case.status, case.resolved_by) == (Status.RESOLVED, "3"), case.reasons


@pytest.mark.parametrize(
    "seen",
    [
        "Hoy ya estaba el agente",
        "Hoy ya estaba el agente, pero se fue a los cinco minutos. Gracias",
        "¿Hoy ya estaba el agente? Gracias",
        "The warden was there this morning, thanks, but nobody stopped",
    ],
)
def test_without_thanks_or_with_a_but_it_stays_open_to_doubt(seen: str) -> None:
    case = judged(("ana", "@ayto es un peligro cruzar aquí"), ("ayto", "El martes habrá un agente."), ("ana", seen))
    assert case.status is Status.ACKNOWLEDGED, case.reasons
