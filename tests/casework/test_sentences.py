"""Some four hundred sentences as people write them, in three languages, each taken as a careful reader takes it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.domain.cases import Case, Status
from tests.casework.telling import Row, judged, kudos_of

SENTENCES = Path(__file__).parent / "sentences"


class Talk(NamedTuple):
    """What is said around a sentence: a trouble, a question, a promise and a fix."""

    trouble: str
    question: str
    promise: str
    fix: str


TALKS = {
    "es": Talk(
        "@ayto la farola de la calle Olmo está apagada",
        "@ayto tengo una pregunta sobre el trámite, ¿cómo va lo de la inscripción?",
        "Tomamos nota, lo pasamos al equipo.",
        "Ya está arreglada.",
    ),
    "de": Talk(
        "@ayto Die Laterne in der Gartenstraße ist aus",
        "@ayto eine Frage: wie läuft das mit der Anmeldung?",
        "Wir geben das weiter.",
        "Die Laterne ist repariert.",
    ),
    "en": Talk(
        "@ayto the lamp in Mill Lane is out",
        "@ayto I have a question, how does registration work?",
        "Noted, we'll pass it on.",
        "It has been repaired.",
    ),
}


class Sentence(NamedTuple):
    """A line of sentences/<language>.txt."""

    language: str
    what: str
    yes: bool
    where: str
    words: str


def rows(said: Sentence) -> list[Row]:
    """The thread in which a sentence is said, the sentence last."""
    talk = TALKS[said.language]
    asked, promised, fixed = ("vecina", talk.trouble), ("ayto", talk.promise), ("ayto", talk.fix)
    match (said.what, said.where):
        case ("case", _) | ("thanks", "alone"):
            return [("vecina", said.words)]
        case ("answer", where):
            return [("vecina", talk.question if where == "question" else talk.trouble), ("ayto", said.words)]
        case ("asker", _) | ("thanks", "promise"):
            return [asked, promised, ("vecina", said.words)]
        case _:
            return [asked, promised, fixed, ("otro" if said.where == "other" else "vecina", said.words)]


def taken(said: Sentence, case: Case, post_id: str) -> bool:
    """Whether the judgement took the sentence for what it may be."""
    if said.what == "thanks":
        return post_id in kudos_of(case)
    if said.what == "case":
        return case.status is not Status.NOT_A_CASE
    return case.status is Status.RESOLVED


def sentences() -> Iterator[object]:
    """All lines as test parameters; what starts with "?" must fail until somebody teaches it."""
    for path in sorted(SENTENCES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            head, bar, words = line.partition(" | ")
            if not bar or line.startswith("#"):
                continue
            what, sign, where = [*head.removeprefix("?").split(), ""][:3]
            marks = [pytest.mark.xfail(strict=True, reason="not understood yet")] if head.startswith("?") else []
            said = Sentence(path.stem, what, sign == "+", where, words)
            yield pytest.param(said, marks=marks, id=f"{path.stem}-{head}-{words[:40]}")


@pytest.mark.parametrize("said", list(sentences()))
def test_a_sentence_is_taken_as_a_reader_takes_it(said: Sentence) -> None:
    thread = rows(said)
    case = judged(*thread, lang=said.language)
    assert taken(said, case, str(len(thread))) is said.yes, case.reasons
