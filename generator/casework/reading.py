"""Reading a post: its words, cut into clauses and sentences, with the listed phrases that occur in them."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.casework.folding import fold
from generator.casework.phrases import End, Phrases
from generator.domain.posts import Post
from generator.domain.words import Words

LINK = re.compile(r"https?://\S+|www\.\S+")
ADDRESS = re.compile(r"[\w.+-]+@\w[\w-]*\.\w[\w.-]*")
GLUED_AT = re.compile(r"\w@")
MENTION = re.compile(r"@\w+")
# a word or an emoji; else what ends a clause: "3.5" and "9-14" hold none, a line's end always is one
TOKEN = re.compile(r"\w+|[\u2190-\u2bff\U0001f000-\U0001faff]|[!?…;\n,:.()\[\]–—|\"“”\x00-]+(?!\w)|[!?\n\x00]")
BREAKS = frozenset('!?…;\n,:.()[]–—|"“”\x00-')
ENDS = frozenset("!?…;\n.")
LEADING = re.compile(r"(?:\s*@\w+)+\s*")
HINT = 2  # words that the source's own guess at the language is worth
NEGATION_REACH = 4
WHOLE_CLAUSE = 10_000


class Hit(NamedTuple):
    """A listed phrase in a post: words start to end (exclusive), and where they stand."""

    start: int
    end: int
    sentence: int


@dataclass(slots=True)
class Reading:
    """A post as casework reads it. Leading reply mentions are not part of it; links are only counted.

    `clauses` and `sentences` number the clause and sentence of each word; `questions` are the sentences that end
    in "?". `language` is the one whose words were heard, "und" where none were.
    """

    post: Post
    words: list[str] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    questions: set[int] = field(default_factory=set)
    links: int = 0
    language: str = "und"
    hits: dict[str, list[Hit]] = field(default_factory=dict)

    def heard(self, *names: str) -> bool:
        """Whether a phrase of any of these lists occurs at all."""
        return not self.hits.keys().isdisjoint(names)

    def all(self, *names: str) -> list[Hit]:
        """All occurrences of phrases of these lists."""
        found: list[Hit] = []
        for name in names:
            if name in self.hits:
                found += self.hits[name]
        return found

    def stated(self, name: str) -> Hit | None:
        """The first phrase of that list that is stated: not negated, not under a condition, not asked."""
        for hit in self.hits.get(name, ()):
            if self.is_stated(hit):
                return hit
        return None

    def is_stated(self, hit: Hit) -> bool:
        """Whether a phrase is meant as it stands: not negated, not under a condition, not asked."""
        return hit.sentence not in self.questions and not self.denied(hit, within=True) and not self._supposed(hit)

    def says(self, name: str) -> bool:
        """Whether a phrase of that list is stated."""
        return name in self.hits and self.stated(name) is not None

    def told(self, name: str, reach: int = WHOLE_CLAUSE) -> Hit | None:
        """The first phrase of that list that is told, negated or not: not asked, no condition `reach` words before."""
        for hit in self.hits.get(name, ()):
            if hit.sentence not in self.questions and not self._supposed(hit, reach):
                return hit
        return None

    def denied(self, hit: Hit, reach: int = NEGATION_REACH, *, within: bool = False) -> bool:
        """Whether a negation stands up to `reach` words before the phrase in its clause, or in its gaps (`within`)."""
        before = self._near(hit, "negation", hit.start - reach, hit.start)
        return before or (within and self._near(hit, "negation", hit.start + 1, hit.end))

    def _supposed(self, hit: Hit, reach: int = WHOLE_CLAUSE) -> bool:
        return self._near(hit, "condition", hit.start - reach, hit.start)

    def _near(self, hit: Hit, name: str, first: int, stop: int) -> bool:
        """Whether a word of a list stands between two places, in the clause where the phrase begins."""
        for other in self.hits.get(name, ()):
            if first <= other.start and other.end <= stop and self.clauses[other.start] == self.clauses[hit.start]:
                return True
        return False

    def quote(self, hit: Hit) -> str:
        """The words of a phrase, as folded: for the sentence that gives a reason."""
        return " ".join(self.words[hit.start : hit.end])


class Reader:
    """Reads posts in the languages whose words were handed in."""

    def __init__(self, words: Mapping[str, Words]) -> None:
        """`words` by language code."""
        self._phrases = Phrases(words.values())

    def read(self, post: Post) -> Reading:
        """In the language whose listed words cover most of the post; where that is a draw, in the one the source tells.

        The source's guess at a language is often "und" and sometimes wrong: it is a hint, no more.
        """
        reading = take_apart(post)
        heard = listen(reading, self._phrases)
        if heard:
            told = post.lang.partition("-")[0]
            best = next(iter(heard))
            if len(heard) > 1:
                covers = {language: _cover(hits) + HINT * (language == told) for language, hits in heard.items()}
                best = max(covers, key=lambda language: (covers[language], language == told, language))
            reading.language, reading.hits = best, heard[best]
        return reading


def _cover(hits: Mapping[str, list[Hit]]) -> int:
    """How many words of a post stand in listed phrases: one bit for each word, since phrases overlap."""
    covered = 0
    for places in hits.values():
        for start, end, _ in places:
            covered |= (1 << end) - (1 << start)
    return covered.bit_count()


def take_apart(post: Post) -> Reading:
    """The words of a post with their clauses and sentences; no list is consulted yet."""
    reading = Reading(post)
    text = fold(post.text)
    if "://" in text or "www." in text:
        text, reading.links = LINK.subn("\x00", text)
    if "@" in text:
        leading = LEADING.match(text)
        text = text[leading.end() :] if leading else text
        if "@" in text:
            text = MENTION.sub(" ", ADDRESS.sub("\x00", text) if GLUED_AT.search(text) else text)
    words, clauses, sentences = reading.words, reading.clauses, reading.sentences
    clause = sentence = 0
    for token in TOKEN.findall(text):
        if token[0] not in BREAKS:
            words.append(token)
            clauses.append(clause)
            sentences.append(sentence)
            continue
        clause += 1
        if not ENDS.isdisjoint(token):
            if "?" in token:
                reading.questions.add(sentence)
            sentence += 1
    return reading


def listen(reading: Reading, phrases: Phrases) -> dict[str, dict[str, list[Hit]]]:
    """Every listed phrase of a reading, by language and list."""
    heard: dict[str, dict[str, list[Hit]]] = {}
    kinds = phrases.kinds(reading.words)
    first, openings = phrases.start, phrases.start.steps
    end_of_sentence = 0
    for start, opening in enumerate(kinds):
        state = openings[opening] if opening in openings else phrases.step(first, opening)
        if state is None:
            continue
        if start >= end_of_sentence:
            end_of_sentence = bisect_right(reading.sentences, reading.sentences[start], start)
        for at in range(start + 1, end_of_sentence + 1):
            if state.ends:
                _note(heard, reading, state.ends, start, at)
            if at == end_of_sentence:
                break
            kind = kinds[at]
            state = state.steps[kind] if kind in state.steps else phrases.step(state, kind)
            if state is None:
                break
    return heard


def _note(
    heard: dict[str, dict[str, list[Hit]]], reading: Reading, ends: tuple[End, ...], start: int, stop: int
) -> None:
    """Adds the entries that end before the word `stop`, where they may stand there."""
    clauses = reading.clauses
    for language, name, at_start, at_end in ends:
        if at_start and start > 0 and clauses[start - 1] == clauses[start]:
            continue
        if at_end and stop < len(clauses) and clauses[stop] == clauses[stop - 1]:
            continue
        heard.setdefault(language, {}).setdefault(name, []).append(Hit(start, stop, reading.sentences[start]))
