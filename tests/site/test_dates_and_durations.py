from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from generator.site.catalogue import locale_of, own_name
from generator.site.dates import Dates
from generator.site.durations import Durations
from tests.site.library import catalogue

MADRID = ZoneInfo("Europe/Madrid")
EVENING = datetime(2026, 10, 5, 22, 48, tzinfo=UTC)


def dates(language: str, country: str = "ES") -> Dates:
    return Dates(locale_of(language, country), MADRID)


@pytest.mark.parametrize(
    ("language", "country", "moment", "short"),
    [
        ("es", "ES", "6 de octubre de 2026, 0:48", "6 oct 2026"),
        ("de", "ES", "6. Oktober 2026, 00:48", "6. Okt. 2026"),
        ("en", "ES", "6 October 2026, 00:48", "6 Oct 2026"),
        ("en", "", "6 October 2026, 00:48", "6 Oct 2026"),
        ("en", "US", "October 6, 2026, 12:48\u202fAM", "Oct 6, 2026"),
    ],
)
def test_a_moment_is_written_as_the_language_writes_it_in_the_towns_zone(
    language: str, country: str, moment: str, short: str
) -> None:
    written = dates(language, country)
    assert written.moment(EVENING) == written.moment(EVENING) == moment
    assert written.short_day(EVENING) == short


def test_months_and_numbers() -> None:
    assert dates("es").month("2026-10") == "octubre de 2026"
    assert dates("de").month_name("2026-03") == "März"
    assert dates("es").month_of(datetime(2026, 9, 30, 22, 30, tzinfo=UTC)) == "2026-10"
    assert [dates("de").number(1_205), dates("en").number(1_205)] == ["1.205", "1,205"]
    assert dates("de").percent(0.834) == "83\u00a0%"


MINUTE, HOUR, DAY = 60, 3_600, 86_400


@pytest.mark.parametrize(
    ("seconds", "english", "spanish", "german"),
    [
        (0, "in less than a minute", "en menos de un minuto", "in weniger als einer Minute"),
        (59, "in 1 minute", "en 1 minuto", "in 1 Minute"),
        (9 * MINUTE, "in 9 minutes", "en 9 minutos", "in 9 Minuten"),
        (89 * MINUTE, "in 89 minutes", "en 89 minutos", "in 89 Minuten"),
        (90 * MINUTE, "in 2 hours", "en 2 horas", "in 2 Stunden"),
        (26 * HOUR, "in 26 hours", "en 26 horas", "in 26 Stunden"),
        (2 * DAY, "in 2 days", "en 2 días", "in 2 Tagen"),
        (400 * DAY, "in 400 days", "en 400 días", "in 400 Tagen"),
    ],
)
def test_a_duration_is_said_in_one_unit(seconds: int, english: str, spanish: str, german: str) -> None:
    said = [
        Durations(locale_of(language, "ES"), catalogue(language)).within(seconds) for language in ("en", "es", "de")
    ]
    assert said == [english, spanish, german]


def test_a_duration_stands_alone_and_in_sentences() -> None:
    german = Durations(locale_of("de", "DE"), catalogue("de"))
    assert german.bare(3 * DAY) == "3 Tage"
    assert german.later(9 * MINUTE) == "9 Minuten später"
    assert german.so_far(DAY) == "bisher 24 Stunden"
    assert german.later(3) == "weniger als eine Minute später"


def test_languages_are_called_as_their_speakers_call_them() -> None:
    assert [own_name(code) for code in ("es", "de", "en", "ca")] == ["Español", "Deutsch", "English", "Català"]


def test_an_unknown_language_is_written_in_english() -> None:
    assert locale_of("xx", "").language == "en"
