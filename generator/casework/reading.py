"""A post as casework reads it: its words, cut into clauses and sentences, with the listed phrases heard in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.domain.posts import Post

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
    in "?". `language` is the one whose words were heard, "und" where none were. `single_words` are its lists that are
    only looked up word by word.
    """

    post: Post
    words: list[str] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    questions: set[int] = field(default_factory=set)
    links: int = 0
    language: str = "und"
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    single_words: Mapping[str, frozenset[str]] = field(default_factory=dict)

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
