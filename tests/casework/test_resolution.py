"""What is solved, and what only sounds like it."""

import pytest

from generator.domain.cases import DecidedBy, Status
from tests.casework.telling import judged

TROUBLE = {
    "es": "@ayto la farola de mi calle está fundida",
    "de": "@ayto Die Laterne in meiner Straße ist kaputt",
    "en": "@ayto the street lamp in my road is broken",
}
DONE = [
    ("es", "Alcantarilla desatascada y calle limpia."),
    ("es", "Las farolas de la plaza, ya cambiadas"),
    ("es", "Corregido: el menú ya lleva los alérgenos."),
    ("de", "Das Loch ist zu."),
    ("en", "We've collected the mattress this morning."),
    ("es", "Ya está arreglada. Gracias por avisar."),
    ("es", "Buenos días, la avería ha sido reparada esta mañana."),
    ("es", "Hecho! Nuestros compañeros han cambiado la bombilla."),
    ("es", "Hemos sustituido la lámpara, ya luce."),
    ("es", "Solucionado, disculpe las molestias"),
    ("de", "Die Laterne wurde heute Vormittag repariert."),
    ("de", "Erledigt! Der Defekt ist behoben."),
    ("de", "Sie leuchtet wieder."),
    ("de", "Wir haben das Leuchtmittel bereits ausgetauscht."),
    ("en", "Our electrician has replaced the bulb this morning."),
    ("en", "Fixed! Thanks for letting us know."),
    ("en", "It has been repaired. Good night and safe walking."),
    ("en", "The lamp is back up and running."),
]
NOT_DONE = [
    ("es", "Mañana quedará la farola arreglada"),
    ("es", "Esperamos tener el columpio reparado el lunes"),
    ("es", "Dejaremos la zona despejada"),
    ("es", "Localizada la rotura, estamos con ella."),
    ("de", "Wir sind bald fertig"),
    ("de", "Der Plan wird morgen veröffentlicht"),
    ("de", "Das Loch ist noch nicht zu"),
    ("en", "We've not fixed it yet"),
    ("en", "We'll have it sorted shortly"),
    ("en", "We'll make sure they've completed it"),
    ("es", "Todavía no está arreglada, estamos esperando la pieza."),
    ("es", "Tomamos nota y pasamos aviso al electricista."),
    ("es", "Mañana a primera hora quedará reparada."),
    ("es", "Le hemos escrito por privado."),
    ("es", "¿Ya está arreglada?"),
    ("es", "Cuando esté reparada le avisamos."),
    ("es", "Hemos pedido la lámpara nueva, llega el jueves."),
    ("de", "Die Laterne ist leider noch nicht repariert."),
    ("de", "Wird morgen repariert."),
    ("de", "Wir haben den Elektriker beauftragt."),
    ("de", "Sobald sie repariert ist, melden wir uns."),
    ("de", "Können Sie uns bitte die Hausnummer nennen?"),
    ("en", "It isn't fixed yet, sorry."),
    ("en", "We have ordered a repair."),
    ("en", "We'll look into it, thanks."),
    ("en", "Please send us a DM with the exact address."),
    ("en", "It will be fixed tomorrow."),
    ("en", "Once it has been fixed we will tell you."),
    ("en", "Not ours, please contact the county."),
]
QUESTIONS_AND_FULL_ANSWERS = [
    ("@ayto ¿a qué hora abre la piscina?", "Abre de 11 a 20 h todos los días."),
    ("@ayto ¿hay clase el viernes?", "No, el viernes es fiesta local."),
    ("@ayto ¿dónde puedo empadronarme?", "Puede solicitarlo en la oficina de la planta baja, de 9 a 14 h."),
    ("@ayto ¿cuánto cuesta la entrada al museo?", "La entrada es gratuita."),
    ("@ayto Wann öffnet das Rathaus am Freitag?", "Freitags von 8 bis 12 Uhr."),
    ("@ayto Ist der Wertstoffhof heute offen?", "Ja, bis 18 Uhr."),
    ("@ayto Wo kann ich Sperrmüll anmelden?", "Sie können ihn online oder im Bürgerbüro anmelden."),
    ("@ayto what time does the library close today?", "It closes at 7 pm today."),
    ("@ayto is the pool open on Sunday?", "Yes, it is. See you there!"),
    ("@ayto do you accept old paint at the depot?", "We do accept paint, up to five tins."),
    ("@ayto can I bring my dog to the park?", "Dogs are welcome as long as they are on a leash."),
    ("@ayto will there be fireworks this year?", "There will be no fireworks this year."),
    ("@ayto is this letter from you?", "That's not from us. Please throw it away."),
]
QUESTIONS_LEFT_OPEN = [
    ("@ayto ¿a qué hora abre la piscina?", "¿Se refiere a la cubierta o a la de verano?"),
    ("@ayto ¿cuándo es la fiesta?", "Todavía no tenemos fecha, os avisaremos."),
    ("@ayto ¿cuándo es la fiesta?", "Escríbanos por DM y se lo contamos."),
    ("@ayto Wann öffnet das Freibad?", "Das steht noch nicht fest."),
    ("@ayto when will the pool open?", "We don't have a date yet."),
    ("@ayto is the pool open?", "Which pool do you mean?"),
    ("@ayto why is the pool closed?", "The pool is closed on Mondays."),
    ("@ayto can you add a night bus?", "It's not available yet, we'll pass it on."),
    ("@ayto is the pool open?", "Please check out our website for more information."),
]
CONFIRMED = [
    ("es", "Ya funciona, gracias"),
    ("es", "Confirmo que está arreglado 👍"),
    ("es", "Ya la han arreglado, muchas gracias a todos"),
    ("de", "Funktioniert jetzt wieder, danke!"),
    ("de", "Hat geklappt, vielen Dank"),
    ("de", "Ist inzwischen repariert worden."),
    ("en", "It's sorted now, thanks"),
    ("en", "All working again, cheers"),
    ("en", "That fixed it!"),
    ("en", "It finally started working"),
]
NOT_CONFIRMED = [
    ("es", "Sigue sin funcionar"),
    ("es", "Ya me lo dijisteis hace un mes"),
    ("de", "Geht immer noch nicht"),
    ("de", "Danke, ich bin gespannt"),
    ("en", "Still not working"),
    ("en", "get it sorted now!"),
    ("en", "is it fixed now?"),
    ("en", "I hope it gets fixed"),
]


AFTER_A_REPLY = [
    # status, whether the asker's words are kudos, what staff said, what the asker said
    ("resolved", True, "Have you tried to reinstall it?", "That did the trick, thank you!"),
    ("resolved", False, "Have you tried to reinstall it?", "Never mind, got it working"),
    ("resolved", True, "Which device is it?", "All good now, but thanks for the quick response!"),
    ("acknowledged", False, "Which device is it?", "The old one. Thanks"),
    ("acknowledged", True, "Please try these steps.", "Thanks, will give it a try tonight"),
    ("acknowledged", False, "Please try these steps.", "Tried that already, didn't work"),
    ("acknowledged", False, "Please send us a DM.", "DM sent, thanks"),
    ("acknowledged", False, "We are working on a fix.", "It was working fine yesterday"),
    ("acknowledged", False, "We are working on a fix.", "ok, when will it be fixed?"),
    ("acknowledged", True, "We are working on a fix.", "Appreciate the update!"),
    ("acknowledged", False, "We are working on a fix.", "great, so nothing will happen"),
    ("resolved", False, "We are working on a fix.", "problem solved itself overnight"),
]


@pytest.mark.parametrize(("status", "grateful", "answer", "word"), AFTER_A_REPLY)
def test_what_the_asker_says_next(status: str, grateful: bool, answer: str, word: str) -> None:
    case = judged(("tom", "@ayto the timetable app keeps crashing"), ("ayto", answer), ("tom", word), lang="en")
    assert (case.status, bool(case.kudos)) == (status, grateful), case.reasons


@pytest.mark.parametrize(("lang", "answer"), DONE)
def test_staff_say_it_is_done(lang: str, answer: str) -> None:
    case = judged(("vecina", TROUBLE[lang]), ("luces", answer), lang=lang)
    assert (case.status, case.resolved_by, case.decided_by) == (Status.RESOLVED, "2", DecidedBy.WORDS), case.reasons


@pytest.mark.parametrize(("lang", "answer"), NOT_DONE)
def test_what_is_not_done_is_acknowledged(lang: str, answer: str) -> None:
    case = judged(("vecina", TROUBLE[lang]), ("luces", answer), lang=lang)
    assert (case.status, case.resolved_by, case.decided_by) == (Status.ACKNOWLEDGED, None, None), case.reasons


@pytest.mark.parametrize(("question", "answer"), QUESTIONS_AND_FULL_ANSWERS)
def test_a_full_answer_resolves_a_question(question: str, answer: str) -> None:
    case = judged(("vecina", question), ("ayto", answer))
    assert (case.status, case.resolved_by) == (Status.RESOLVED, "2"), case.reasons


@pytest.mark.parametrize(("question", "answer"), QUESTIONS_LEFT_OPEN)
def test_half_an_answer_does_not(question: str, answer: str) -> None:
    case = judged(("vecina", question), ("ayto", answer))
    assert case.status is Status.ACKNOWLEDGED, case.reasons


@pytest.mark.parametrize("lang", TROUBLE)
def test_an_answer_does_not_resolve_trouble(lang: str) -> None:
    case = judged(("vecina", TROUBLE[lang]), ("ayto", "Yes, the office is open from 9 to 14 h. Abrimos de 9 a 14 h."))
    assert case.status is Status.ACKNOWLEDGED, case.reasons


@pytest.mark.parametrize(("lang", "word"), CONFIRMED)
def test_the_person_who_asked_confirms(lang: str, word: str) -> None:
    case = judged(("vecina", TROUBLE[lang]), ("luces", "👀"), ("vecina", word), lang=lang)
    assert (case.status, case.resolved_by) == (Status.RESOLVED, "3"), case.reasons


@pytest.mark.parametrize(("lang", "word"), NOT_CONFIRMED)
def test_what_sounds_like_it_is_no_confirmation(lang: str, word: str) -> None:
    case = judged(("vecina", TROUBLE[lang]), ("luces", "👀"), ("vecina", word), lang=lang)
    assert case.status is Status.ACKNOWLEDGED, case.reasons


@pytest.mark.parametrize("lang", ["es", "de", "en", "und", "ca", ""])
def test_a_wrong_language_tag_does_not_mislead(lang: str) -> None:
    case = judged(("eva", TROUBLE["de"]), ("luces", "Die Laterne wurde heute repariert."), lang=lang)
    assert case.status is Status.RESOLVED
    assert case.lang == "de"
