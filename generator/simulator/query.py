"""What a search asks for, as a tree: words and facts, joined by and, or, not."""

from dataclasses import dataclass

from generator.simulator.facts import Fact
from generator.simulator.shelf import HeldPost

STANDALONE = frozenset({"from", "to", "@", "#", "conversation_id"})
"""Operators that X lets stand alone; `is:`, `has:` and `lang:` need one of these, or a word, beside them."""


@dataclass(frozen=True, slots=True)
class Words:
    """Whole words in a row, in any of some spellings; each spelling is as `facts.tokens` writes it."""

    spellings: tuple[str, ...]
    anchors: bool = True

    def matches(self, post: HeldPost) -> bool:
        """Whether the post says these words."""
        return any(spelling in post.words for spelling in self.spellings)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something without letters (an emoji), found anywhere in the text."""

    sign: str
    anchors: bool = True

    def matches(self, post: HeldPost) -> bool:
        """Whether the post shows it."""
        return self.sign in post.raw["text"]


@dataclass(frozen=True, slots=True)
class Has:
    """A fact that the post must have."""

    fact: Fact

    @property
    def anchors(self) -> bool:
        """Whether X lets this stand alone."""
        return self.fact[0] in STANDALONE

    def matches(self, post: HeldPost) -> bool:
        """Whether the post has the fact."""
        return self.fact in post.facts


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts."""

    parts: tuple["Query", ...]

    @property
    def anchors(self) -> bool:
        """Whether one of the parts may stand alone."""
        return any(part.anchors for part in self.parts)

    def matches(self, post: HeldPost) -> bool:
        """Whether the post matches all parts."""
        return all(part.matches(post) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the parts."""

    parts: tuple["Query", ...]

    @property
    def anchors(self) -> bool:
        """Whether each of the parts may stand alone."""
        return all(part.anchors for part in self.parts)

    def matches(self, post: HeldPost) -> bool:
        """Whether the post matches one of the parts."""
        return any(part.matches(post) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Never:
    """None of what the part asks for."""

    part: "Query"
    anchors: bool = False

    def matches(self, post: HeldPost) -> bool:
        """Whether the post does not match the part."""
        return not self.part.matches(post)


Query = Words | Sign | Has | Every | Either | Never
