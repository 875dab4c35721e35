"""Answers that take up what was asked, and statements that only sound like answers."""

import pytest

from generator.domain.cases import Status
from tests.casework.telling import judged

TAKEN_UP = [
    ("es", "@ayto ¿pueden entrar los carritos en la exposición?", "Claro que sí, los carritos pueden entrar"),
    ("es", "@ayto ¿se puede ir con perro al mercadillo?", "Pueden venir con perro siempre que lleve correa"),
    ("es", "@ayto ¿hay que pagar la zona azul en agosto?", "No, en agosto no hay que pagar la zona azul"),
    (
        "de",
        "@ayto Darf man am Wochenende auf dem Festplatz parken?",
        "Auf dem Festplatz darf bis Sonntag geparkt werden",
    ),
    ("de", "@ayto Kann man mit dem Kinderwagen in die Ausstellung?", "Na klar, Kinderwagen sind dort erlaubt"),
    ("de", "@ayto Sind Hunde am Flohmarkt erlaubt?", "Hunde dürfen mit, sind aber nur angeleint erlaubt"),
    ("en", "@ayto can we park at the showground this weekend?", "You're fine to park at the showground until Sunday"),
    ("en", "@ayto can I bring my dogs to the fair?", "Dogs should be kept on a lead"),
    ("en", "@ayto are prams allowed in the gallery?", "Prams would be fine, there are lifts"),
    ("en", "@ayto will there be fireworks this year?", "No fireworks this year because of the drought, I'm afraid"),
]
NOT_TAKEN_UP = [
    ("en", "@ayto can we park at the showground this weekend?", "You'll need to ask the events team"),
    ("en", "@ayto can I bring my dog to the fair?", "It should be on the poster"),
    ("en", "@ayto is the pool open?", "Is the outdoor pool the one you mean?"),
    ("en", "@ayto is there any way to get my refund? It is a disgrace", "You will be able to track your refund soon"),
    ("es", "@ayto ¿abre la piscina el domingo?", "La piscina la lleva la concejalía, lo consultamos"),
    ("de", "@ayto Ist das Freibad am Sonntag offen?", "Das Freibad meldet sich bei Ihnen"),
]
BRIEF = [
    ("es", "@ayto ¿dónde recojo el abono?", "En la oficina de turismo, planta baja"),
    ("es", "@ayto ¿cuándo hay mercadillo?", "Los miércoles por la mañana"),
    ("es", "@ayto ¿dónde se compra el bono?", "Justo al lado de la farmacia"),
    ("de", "@ayto Wo bekomme ich die Karte?", "Gleich neben der Apotheke"),
    ("de", "@ayto Wann ist Wochenmarkt?", "Mittwoch und Samstag vormittags"),
    ("de", "@ayto Was kostet die Jahreskarte?", "24 Euro"),
    ("en", "@ayto where do I get the pass?", "At the tourist office, ground floor"),
    ("en", "@ayto what time is the parade?", "Half past eight, in the square"),
    ("en", "@ayto how much is the pass?", "Nothing, it's free for residents"),
]
NOT_BRIEF = [
    ("es", "@ayto ¿cuándo hay mercadillo?", "En breve lo anunciamos"),
    ("es", "@ayto ¿dónde recojo el abono?", "En la oficina se lo preguntamos y le decimos"),
    ("de", "@ayto Wann ist Wochenmarkt?", "Im Rathaus fragen wir gleich nach"),
    ("en", "@ayto where do I get the pass?", "At the office they'll look into it"),
    ("en", "@ayto what time is the parade?", "Around here it depends on the weather"),
]


@pytest.mark.parametrize(("lang", "asked", "answer"), [*TAKEN_UP, *BRIEF])
def test_what_speaks_of_the_very_thing_answers(lang: str, asked: str, answer: str) -> None:
    case = judged(("vecina", asked), ("ayto", answer), lang=lang)
    assert (case.status, case.resolved_by, case.question) == (Status.RESOLVED, "2", True), case.reasons


@pytest.mark.parametrize(("lang", "asked", "answer"), [*NOT_TAKEN_UP, *NOT_BRIEF])
def test_what_leads_away_from_it_does_not(lang: str, asked: str, answer: str) -> None:
    case = judged(("vecina", asked), ("ayto", answer), lang=lang)
    assert case.status is Status.ACKNOWLEDGED, case.reasons
