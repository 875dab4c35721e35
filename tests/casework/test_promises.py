"""By when: promises with plain dates, read from staff's posts on the town's own calendar."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from generator.casework import Casework
from generator.domain.annotations import Annotation
from generator.domain.cases import Case, Status
from generator.domain.posts import Post, Thread
from generator.domain.promises import PromiseState
from tests.builders import a_post, a_thread, a_town
from tests.casework.telling import WORDS, judged

MADRID = ZoneInfo("Europe/Madrid")
TROUBLE = {
    "es": "@luces la farola de la calle Olmo está fundida",
    "de": "@luces Die Laterne in der Gartenstraße ist kaputt",
    "en": "@luces the lamp in Mill Lane is broken",
}
# said on Monday, 5 October 2026; the last day on which it is kept
PLAIN = [
    ("es", "Mañana vamos.", "2026-10-06"),
    ("es", "Mañana a primera hora", "2026-10-06"),
    ("es", "Buenas, lo arreglamos esta misma semana, prometido", "2026-10-11"),
    ("es", "Se lo paso al electricista y el miércoles lo mira", "2026-10-07"),
    ("es", "Pasado mañana irá la brigada", "2026-10-07"),
    ("es", "Quedará reparada antes del viernes", "2026-10-08"),
    ("es", "Antes del 15 de octubre estará lista", "2026-10-14"),
    ("es", "Está previsto cambiarla el 20/10", "2026-10-20"),
    ("es", "En menos de 48 horas estará reparada", "2026-10-07"),
    ("es", "La arreglarán en dos días", "2026-10-07"),
    ("es", "Esta tarde pasan los compañeros", "2026-10-05"),
    ("es", "El lunes sin falta", "2026-10-12"),
    ("es", "Mañana lo miran y el jueves quedará arreglada", "2026-10-08"),
    ("de", "Morgen kommt jemand vorbei", "2026-10-06"),
    ("de", "Guten Morgen! Wird bis Freitag erledigt.", "2026-10-09"),
    ("de", "Wir kümmern uns übermorgen darum", "2026-10-07"),
    ("de", "Das machen wir noch vor dem Wochenende", "2026-10-09"),
    ("de", "Die Laterne wird bis 15. Oktober repariert", "2026-10-15"),
    ("de", "Am 20.10. wird die Lampe getauscht", "2026-10-20"),
    ("de", "Wird heute noch repariert", "2026-10-05"),
    ("de", "Ist für nächste Woche eingeplant", "2026-10-18"),
    ("de", "In drei Tagen wird sie gewechselt", "2026-10-08"),
    ("de", "Servus, der Elektriker kommt am Mittwoch", "2026-10-07"),
    ("en", "Someone will be out tomorrow", "2026-10-06"),
    ("en", "It'll be fixed by Friday", "2026-10-09"),
    ("en", "We'll get that sorted before Friday", "2026-10-08"),
    ("en", "Our electrician is coming this afternoon", "2026-10-05"),
    ("en", "Booked in for Wednesday", "2026-10-07"),
    ("en", "We will repair it within two days", "2026-10-07"),
    ("en", "That'll be done by 15 October", "2026-10-15"),
    ("en", "It will be replaced on October 20th, thanks for your patience", "2026-10-20"),
    ("en", "First thing tomorrow.", None),
    ("en", "Tomorrow morning, first thing.", "2026-10-06"),
    ("en", "We'll be there by the end of the week", "2026-10-11"),
]
NO_PROMISE = [
    ("es", "Buenos días, tomamos nota"),
    ("es", "Esta mañana lo hemos pasado al electricista"),
    ("es", "Por la mañana hay más gente"),
    ("es", "Intentaremos ir mañana"),
    ("es", "Si no llueve, mañana vamos"),
    ("es", "¿Le viene bien que pasemos mañana?"),
    ("es", "Mañana no podemos ir"),
    ("es", "Abrimos los lunes y los jueves"),
    ("es", "El lunes pasado fuimos y no había nadie"),
    ("es", "Lo antes posible lo arreglamos"),
    ("es", "La oficina atiende de lunes a viernes"),
    ("de", "Guten Morgen, danke für den Hinweis"),
    ("de", "Heute Morgen haben wir es weitergegeben"),
    ("de", "Hoffentlich wird es morgen repariert"),
    ("de", "Wir versuchen, morgen zu kommen"),
    ("de", "Wenn es trocken bleibt, kommen wir am Freitag"),
    ("de", "Seit Montag warten wir auf das Teil"),
    ("de", "Morgen kommt leider niemand"),
    ("de", "Wir kümmern uns so schnell wie möglich"),
    ("en", "Good morning, we'll look into it"),
    ("en", "We hope to fix it tomorrow"),
    ("en", "It should be sorted by Friday"),
    ("en", "If the part arrives we'll be there on Monday"),
    ("en", "We won't be able to come tomorrow"),
    ("en", "The office is closed on Monday"),
    ("en", "Since Monday we've been waiting for the part"),
    ("en", "We'll fix it as soon as we can"),
]


@pytest.mark.parametrize(("lang", "said", "until"), [row for row in PLAIN if row[2] is not None])
def test_a_plain_day_is_a_promise_until_its_end(lang: str, said: str, until: str) -> None:
    case = judged(("vecina", TROUBLE[lang]), ("luces", said), lang=lang)
    assert case.promise is not None, case.reasons
    assert (case.promise.post_id, case.status) == ("2", Status.ACKNOWLEDGED)
    assert case.promise.due.astimezone(MADRID).isoformat() == f"{until}T23:59:59+02:00"


@pytest.mark.parametrize(("lang", "said"), NO_PROMISE)
def test_a_hope_a_condition_and_what_is_over_are_none(lang: str, said: str) -> None:
    assert judged(("vecina", TROUBLE[lang]), ("luces", said), lang=lang).promise is None


def at(town_time: str) -> timedelta:
    """How long after the builders' noon it is that time in Madrid."""
    return datetime.fromisoformat(town_time).replace(tzinfo=MADRID) - datetime(2026, 10, 5, 12, 0, tzinfo=UTC)


def promised(town_time: str, said: str, zone: str = "Europe/Madrid", *later: Post) -> Case:
    """The case of a lamp about which staff said something at that time in Madrid."""
    asked = a_post(1, TROUBLE["es"], after=at("2026-10-01T08:00"))
    answer = a_post(2, said, by="luces", after=at(town_time), reply_to=1, conversation=1)
    town = a_town(timezone=ZoneInfo(zone))
    return Casework(town, WORDS).judge(a_thread(asked, answer, *later))


@pytest.mark.parametrize(
    ("zone", "due"),
    [("Europe/Madrid", "2026-10-06T21:59:59+00:00"), ("Atlantic/Canary", "2026-10-06T22:59:59+00:00")],
)
def test_tomorrow_is_the_towns_tomorrow(zone: str, due: str) -> None:
    """At 00:30 in Madrid it is still yesterday in UTC, and on the Canaries."""
    case = promised("2026-10-06T00:30", "Hoy lo arreglamos", zone)
    assert case.promise is not None
    assert case.promise.due.isoformat() == (due if zone == "Europe/Madrid" else "2026-10-05T22:59:59+00:00")


def test_a_promise_across_the_end_of_summer_time_ends_with_its_day() -> None:
    case = promised("2026-10-24T18:00", "Mañana vamos")
    assert case.promise is not None
    assert case.promise.due == datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC)


def fixed(town_time: str) -> Post:
    return a_post(3, "Ya está arreglada.", by="luces", after=at(town_time), reply_to=1, conversation=1)


@pytest.mark.parametrize(
    ("done", "as_of", "state"),
    [
        ("2026-10-06T23:59", "2026-10-06T23:59", PromiseState.KEPT),
        ("2026-10-07T00:10", "2026-10-07T00:10", PromiseState.BROKEN),
        (None, "2026-10-06T23:00", PromiseState.PENDING),
        (None, "2026-10-07T00:00", PromiseState.BROKEN),
    ],
)
def test_kept_and_broken_follow_from_the_record_and_the_day(done: str | None, as_of: str, state: PromiseState) -> None:
    case = promised("2026-10-05T10:00", "Mañana vamos", "Europe/Madrid", *([fixed(done)] if done else []))
    assert case.promise_state(datetime.fromisoformat(as_of).replace(tzinfo=MADRID)) is state


FAR = datetime(2027, 1, 1, tzinfo=UTC)


def test_what_went_on_in_private_or_is_doubted_or_declined_breaks_no_promise() -> None:
    private = judged(("ana", TROUBLE["es"]), ("luces", "Mañana vamos. Le escribo por DM."))
    assert (private.promise is not None, private.promise_state(FAR)) == (True, None)
    second = ("bea", "@luces ¿y cuándo recogen la basura de la plaza?", None)
    doubted = judged(("ana", TROUBLE["es"]), ("luces", "Mañana vamos."), second)
    assert (doubted.needs_review, doubted.promise_state(FAR)) == (True, None)
    declined = Annotation("1", "a.yml", status=Status.DECLINED)
    no = judged(("ana", TROUBLE["es"]), ("luces", "Mañana vamos."), annotation=declined)
    assert no.promise_state(FAR) is None


def test_the_first_promise_counts_and_none_after_the_fix() -> None:
    case = judged(("ana", TROUBLE["es"]), ("luces", "Mañana vamos."), ("luces", "Perdón, el viernes vamos.", 1))
    assert case.promise is not None
    assert case.promise.post_id == "2"
    late = judged(("ana", TROUBLE["es"]), ("luces", "Ya está arreglada."), ("luces", "Mañana vamos a verla.", 1))
    assert late.promise is None


def test_a_promise_to_somebody_else_and_a_residents_are_none() -> None:
    other = ("bea", "@luces la basura lleva días sin recoger", None)
    assert judged(("ana", TROUBLE["es"]), other, ("limpieza", "Mañana vamos.", 2)).promise is None
    assert judged(("ana", TROUBLE["es"]), ("bea", "@ana mañana irán, seguro")).promise is None


def test_what_the_calendar_does_not_have_is_no_promise() -> None:
    for said in ("El 31 de febrero lo arreglamos", "El 45/10 vamos", "Vamos el 2 de octubre"):
        assert promised("2026-10-05T10:00", said).promise is None, said


def test_thread_without_posts_has_none() -> None:
    assert Casework(a_town(), WORDS).judge(Thread("1", ())).promise is None
