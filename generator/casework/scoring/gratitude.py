"""The score over single texts: each is read as a resident's reply to a fix, and is kudos or is not."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from generator.casework.scoring.measures import Measure, precision_recall_f1, with_intervals
from generator.domain.frozen import frozen
from generator.domain.labels import LabelledText
from generator.domain.posts import Account, Post, Span, Thread

ASKED = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
REQUEST, FIX, REPLY = "1", "2", "3"
RESIDENT = Account(id="resident", handle="a_resident_who_asks")


@frozen
class Answer:
    """A labelled text, whether it was read as kudos, and the codes of the reasons."""

    labelled: LabelledText
    kudos: bool
    codes: tuple[str, ...] = ()


@frozen
class GratitudeScore:
    """How well thanks are told from the rest. `misses` are the answers that differ from their labels, in order."""

    scored: int
    measures: tuple[Measure, ...]
    misses: tuple[Answer, ...]


def after_a_fix(text: str, staff_handle: str, lang: str = "und") -> Thread:
    """A thread of three posts: a request, staff's word that it is done, and `text` as the asker's reply to that."""
    staff = Account(id="staff", handle=staff_handle)
    called = f"@{staff_handle}"
    mention = Span(0, len(called), "mention", f"https://x.com/{staff_handle}", called)
    request = f"{called} The street lamp outside our house is broken. Can you repair it, please?"
    return Thread(
        conversation_id=REQUEST,
        posts=(
            Post(REQUEST, REQUEST, RESIDENT, ASKED, request, "en", spans=(mention,)),
            Post(FIX, REQUEST, staff, ASKED + timedelta(hours=5), "It has been repaired.", "en", REQUEST),
            Post(REPLY, REQUEST, RESIDENT, ASKED + timedelta(hours=6), text, lang, FIX),
        ),
    )


def score_gratitude(answers: Iterable[Answer]) -> GratitudeScore:
    """Precision, recall and F1 of kudos over labelled texts."""
    given = tuple(answers)
    return GratitudeScore(
        scored=len(given),
        measures=tuple(with_intervals([(answer.labelled.grateful, answer.kudos) for answer in given], _measures)),
        misses=tuple(answer for answer in given if answer.kudos is not answer.labelled.grateful),
    )


def _measures(pairs: Sequence[tuple[bool, bool]]) -> tuple[Measure, Measure, Measure]:
    """From (truly, said) pairs."""
    right, said, truly = pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False))
    return precision_recall_f1("kudos", right, right + said, right + truly)
