"""By when: a promise is read only where a staff post plainly names the day on which something will be done."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from generator.casework.conversation import Conversation
from generator.casework.days import NAMES, NamedDay, named_days
from generator.casework.quoting import quoted
from generator.casework.reading import Hit, Reading
from generator.domain.posts import Post
from generator.domain.promises import Promise

LAST_SECOND = time(23, 59, 59)
ALONE = 5
"""A sentence of so few words that begins with its day needs no verb: "Mañana a primera hora." """
SAYS_ITSELF = frozenset(("day_1", "day_2"))


def promise_in(talk: Conversation, post: Post) -> Promise | None:
    """The promise of a staff post; where it names several days, the last one's.

    Who says "we look tomorrow, mended by Friday" has till Friday. A hope ("we try"), a condition ("if it is dry"), a
    question and what is over are none.
    """
    reading = talk.readings[post.id]
    if reading.hits.keys().isdisjoint(NAMES):
        return None
    days = [day for day in named_days(reading, post.created_at.astimezone(talk.zone).date()) if _plain(reading, day)]
    if not days:
        return None
    day = max(days)
    words = quoted(talk, post, Hit(day.start, day.end, reading.sentences[day.start]))
    return Promise(end_of(day, talk.zone), post.id, post.created_at, words)


def end_of(day: NamedDay, zone: ZoneInfo) -> datetime:
    """The last second of a day in the town, in UTC."""
    return datetime.combine(day.last, LAST_SECOND, zone).astimezone(UTC)


def _plain(reading: Reading, day: NamedDay) -> bool:
    """Whether the sentence of a day says what will be done, without a doubt."""
    sentences = _sentences(reading, day)
    if not sentences.isdisjoint(reading.questions):
        return False
    if any(hit.sentence in sentences for hit in reading.all("promise_hedge", "done")):
        return False
    acts = [hit for hit in reading.all("promise_act") if hit.sentence in sentences]
    denials = [hit for hit in reading.all("negation") if hit.sentence in sentences]
    if any(not any(act.start <= no.start < act.end for act in acts) for no in denials):  # "sin falta" denies nothing
        return False
    return bool(acts) or _stands_alone(reading, day)


def _sentences(reading: Reading, day: NamedDay) -> set[int]:
    """The sentences that a day belongs to: the stop after "am 20.10." ends none."""
    last = day.end if day.end < len(reading.words) and reading.words[day.end - 1].isdigit() else day.end - 1
    return {reading.sentences[day.start], reading.sentences[day.end - 1], reading.sentences[last]}


def _stands_alone(reading: Reading, day: NamedDay) -> bool:
    sentence = reading.sentences[day.start]
    first = reading.sentences.index(sentence)
    tomorrow = any(hit.start == day.start for hit in reading.all(*SAYS_ITSELF))
    return tomorrow and first == day.start and reading.sentences.count(sentence) <= ALONE
