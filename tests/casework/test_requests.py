"""What is a case: somebody who is not staff asks, reports or complains to the town."""

import pytest

from generator.domain.cases import Status
from generator.domain.grounds import Ground, Rule
from tests.casework.telling import judged

BRINGS_SOMETHING = [
    "@ayto la farola de la calle Olmo lleva una semana fundida",
    "@ayto ¿a qué hora cierra la biblioteca hoy?",
    "@limpieza por favor recojan el contenedor de la plaza, está a rebosar",
    "@ayto otra noche más de botellón bajo mi ventana, una vergüenza",
    "@luces no se ve nada en el camino del cementerio, un peligro",
    "@ayto hay un bache en la esquina que cualquier día se come un coche. Gracias. Un saludo.",
    "@ayto quería saber si el mercadillo es el jueves o el viernes",
    "@ayto Die Straßenlampe vor Nummer 12 ist seit Montag kaputt",
    "@ayto Wann hat das Bürgerbüro am Samstag geöffnet?",
    "@limpieza Der Müll in der Gartenstraße wurde wieder nicht abgeholt!",
    "@ayto Könnten Sie bitte das Schlagloch an der Schule ausbessern?",
    "@ayto Eine Frechheit, dass hier seit Wochen nichts passiert",
    "@ayto the lamp outside number 12 is out again",
    "@ayto what time does the pool open tomorrow?",
    "@limpieza could someone please empty the bins by the river",
    "@ayto it is a disgrace what the park looks like",
    "@luces our street has no light since Sunday",
]
BRINGS_NOTHING = [
    "@ayto qué bonito ha quedado el belén, enhorabuena!",
    "@luces muchas gracias por arreglar la farola rota",
    "@ayto qué ganas de fiestas 🎉",
    "Mañana concierto de la banda en la plaza, os esperamos a todos",
    "@limpieza Vielen Dank für die schnelle Reparatur der kaputten Tonne",
    "@ayto Schönes Wochenende zusammen!",
    "@luces thank you for fixing the broken lamp so fast",
    "@ayto lovely weather in town this morning",
    "@ayto 👏👏👏",
]


@pytest.mark.parametrize("text", BRINGS_SOMETHING)
def test_a_request_opens_a_case(text: str) -> None:
    case = judged(("vecina", text))
    assert (case.status, case.request) == (Status.OPEN, "1"), case.reasons


@pytest.mark.parametrize("text", BRINGS_NOTHING)
def test_praise_chat_and_news_open_none(text: str) -> None:
    case = judged(("vecina", text))
    assert (case.status, case.request) == (Status.NOT_A_CASE, None), case.reasons


def test_a_post_by_the_town_is_no_request() -> None:
    assert judged(("AYTO", "¿Alguien ha perdido un perro? Está en la plaza.")).status is Status.NOT_A_CASE


def test_the_request_is_the_first_post_that_asks_and_not_the_news_above_it() -> None:
    case = judged(
        ("banda", "El sábado concierto de la banda"),
        ("vecina", "@ayto ¿hay que sacar entrada?", 1),
        ("ayto", "@vecina No, es gratis.", 2),
    )
    assert case.request == "2"
    assert case.opened_at.minute == 20


def test_what_staff_answer_as_a_request_is_one() -> None:
    case = judged(("vecina", "@ayto Calle Olmo, número 4"), ("ayto", "Lo sentimos, ¿nos puede decir qué ocurre?"))
    assert case.status is Status.ACKNOWLEDGED
    assert case.request == "1"


def test_every_decision_leaves_a_sentence() -> None:
    case = judged(("vecina", "@ayto la farola está rota"), ("luces", "Ya está arreglada"))
    assert case.reasons[0] == Ground(Rule.ASKED, post="1", value="trouble")
    assert Ground(Rule.SAID_DONE, post="2", quote="Ya está arreglada") in case.reasons
