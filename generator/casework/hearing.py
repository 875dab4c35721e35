"""Hearing: which listed phrases occur in a post, and which language it is in."""

from bisect import bisect_right
from collections.abc import Mapping

from generator.casework.days import COUNTS, MONTHS
from generator.casework.entries import End
from generator.casework.folding import fold
from generator.casework.phrases import Phrases
from generator.casework.reading import Hit, Reading
from generator.casework.taking_apart import stops_in_dates, take_apart
from generator.domain.posts import Post
from generator.domain.words import Words

LOOKED_UP = frozenset(("small_words", *COUNTS))
"""Lists of single words that rules look up where they need them: heard in every post they would only cost time."""
HINT = 2  # words that the source's own guess at the language is worth


class Reader:
    """Reads posts in the languages whose words were handed in."""

    def __init__(self, words: Mapping[str, Words]) -> None:
        """`words` by language code."""
        self._phrases = Phrases([_of_phrases(each) for each in words.values()])
        self._single_words = {each.language: _of_single_words(each) for each in words.values()}
        self._dates = stops_in_dates(month for each in words.values() for name in MONTHS for month in each[name])

    def read(self, post: Post) -> Reading:
        """In the language whose listed words cover most of the post; where that is a draw, in the one the source tells.

        The source's guess at a language is often "und" and sometimes wrong: it is a hint, no more.
        """
        reading = take_apart(post, self._dates)
        heard = listen(reading, self._phrases)
        if heard:
            told = post.lang.partition("-")[0]
            best = next(iter(heard))
            if len(heard) > 1:
                covers = {language: _cover(hits) + HINT * (language == told) for language, hits in heard.items()}
                best = max(covers, key=lambda language: (covers[language], language == told, language))
            reading.language, reading.hits, reading.single_words = best, heard[best], self._single_words[best]
        return reading


def _of_phrases(words: Words) -> Words:
    return Words(words.language, {name: entries for name, entries in words.lists.items() if name not in LOOKED_UP})


def _of_single_words(words: Words) -> dict[str, frozenset[str]]:
    return {name: frozenset(map(fold, entries)) for name, entries in words.lists.items() if name in LOOKED_UP}


def _cover(hits: Mapping[str, list[Hit]]) -> int:
    """How many words of a post stand in listed phrases: one bit for each word, since phrases overlap."""
    covered = 0
    for places in hits.values():
        for start, end, _ in places:
            covered |= (1 << end) - (1 << start)
    return covered.bit_count()


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
