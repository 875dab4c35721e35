"""What answers a question in full."""

from generator.casework.conversation import Conversation
from generator.casework.matters import QUESTIONS, Matter, complains
from generator.casework.reading import Hit, Reading
from generator.casework.replies import MORE_TO_COME, OPEN_ENDS
from generator.domain.posts import Post

LEADS_ELSEWHERE = (*MORE_TO_COME, *OPEN_ENDS, "steps", "apology", "asks_back", "not_done")
BRIEF = 14
"""A reply of so few words that names a place, a day, an hour or a price is the answer itself."""
TELLING = 4
"""A word of fewer letters says little about what is asked."""
STEM = 6
NO_WORDS: frozenset[str] = frozenset()


def full_answer(talk: Conversation, asked: Post, post: Post, matter: Matter) -> Hit | None:
    """The phrase with which a staff post answers a question in full; trouble and wishes are not fulfilled by words.

    A plain fact answers even where staff add where to read on. How to do it answers where staff do not send the person
    elsewhere besides, a weaker statement only where it takes up the question's own words.
    """
    if matter not in QUESTIONS:
        return None
    reading, reply = talk.readings[post.id], talk.replies[post.id]
    if matter is Matter.DIRECTION:
        return reply.way or reply.fact or (None if reply.open_end else _brief(reading))
    if reply.fact is not None:
        return reply.fact
    if reply.way is not None and _says_it_here(reading, reply.way):
        return reply.way
    if reply.asks_back or reply.open_end:
        return None
    return _brief(reading) or _taken_up(reading, talk.readings[asked.id])


def _says_it_here(reading: Reading, way: Hit) -> bool:
    """Whether all that leads elsewhere is the answer itself: "the form is on our website"."""
    return not any(not _overlap(hit, way) for hit in reading.all(*MORE_TO_COME))


def _brief(reading: Reading) -> Hit | None:
    """A short reply that is nothing but a place, a day, an hour or a price."""
    if len(reading.words) > BRIEF or reading.heard("promise_act", "welcome", "condition"):
        return None
    hours = reading.all("not_a_day")  # "por la mañana" puts nothing off till tomorrow
    if any(not any(_overlap(hit, hour) for hour in hours) for hit in reading.all(*LEADS_ELSEWHERE)):
        return None
    return next((hit for hit in reading.all("answer_brief") if not reading.denied(hit)), None)


def _taken_up(reading: Reading, asked: Reading) -> Hit | None:
    """A statement about the very thing that was asked, where nothing is wrong and nobody is sent away with it."""
    if not reading.heard("answer_weak") or complains(asked):
        return None
    topic = _telling_words(asked, None)
    leads = reading.all(*LEADS_ELSEWHERE)
    for hit in reading.all("answer_weak"):
        away = any(lead.sentence == hit.sentence and not _overlap(lead, hit) for lead in leads)
        if away or hit.sentence in reading.questions:
            continue
        if not topic.isdisjoint(_telling_words(reading, hit.sentence)):
            return hit
    return None


def _telling_words(reading: Reading, sentence: int | None) -> set[str]:
    """The words that say what it is about, by their first letters; with a sentence's number those of it alone."""
    small = reading.single_words.get("small_words", NO_WORDS)
    return {
        word[:STEM]
        for place, word in enumerate(reading.words)
        if len(word) >= TELLING and word not in small and (sentence is None or reading.sentences[place] == sentence)
    }


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
