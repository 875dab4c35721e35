"""A language is one file of words: Catalan is read from one that only the tests know."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.casework import Casework
from generator.domain.cases import Case, Status
from generator.townfiles.words import read_words
from tests.builders import a_town
from tests.casework.telling import Row, kudos_of, told

HERE = Path(__file__).parent / "words"
LAMP: Row = ("ana", "@luces el fanal del carrer Major està fos")


@pytest.fixture(scope="module")
def casework() -> Casework:
    return Casework(a_town(), read_words(HERE, ("ca",)))


def test_a_whole_case_in_catalan(casework: Casework) -> None:
    case = casework.judge(
        told(
            LAMP,
            ("luces", "Demà vindrem a veure'l"),
            ("luces", "Ja està arreglat.", 1),
            ("ana", "Gràcies per la rapidesa!"),
        )
    )
    assert (case.status, case.resolved_by, case.lang, kudos_of(case)) == (Status.RESOLVED, "3", "ca", ["4"])
    assert case.promise is not None
    assert case.promise.due == datetime(2026, 10, 6, 21, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("answer", "reaction", "status", "thanked"),
    [
        ("Encara no està arreglat", "gràcies per res", Status.ACKNOWLEDGED, False),
        ("Ja s'ha canviat", "continua fos", Status.ACKNOWLEDGED, False),
        ("Hi anem", "ja fa llum, moltes gràcies", Status.RESOLVED, True),
    ],
)
def test_the_traps_are_the_same(casework: Casework, answer: str, reaction: str, status: Status, thanked: bool) -> None:
    case: Case = casework.judge(told(LAMP, ("luces", answer), ("ana", reaction)))
    assert (case.status, bool(case.kudos)) == (status, thanked), case.reasons
