"""What an entry of a word list says, as branches: the syntax is explained for people at the top of words/en.yml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.casework.folding import fold

GAP = "..."
NUMBER = "<n>"
LONGEST_GAP = 4
PIECES = re.compile(r"\.\.\.|\)\?|[()|]|[^\s()|]+")
CONTRACTION = re.compile(r"(?P<heads>\([^()]*\)|[\w']+) ?\((?P<tails>(?:[^()]*\|)?'[^()]*)\)(?P<optional>\??)")


class End(NamedTuple):
    """An entry ends here: its language and list, and whether it counts only at the start or end of a clause."""

    language: str
    name: str
    at_start: bool
    at_end: bool


@dataclass(slots=True)
class Branch:
    """A place in the entries: what may follow, and which entries end here. `on` goes on without a word."""

    words: dict[str, "Branch"] = field(default_factory=dict)
    beginnings: dict[str, "Branch"] = field(default_factory=dict)
    number: "Branch | None" = None
    any: "Branch | None" = None
    on: list["Branch"] = field(default_factory=list)
    ends: list[End] = field(default_factory=list)

    def grow(self, piece: str) -> "Branch":
        """The branch after one more word of an entry, made if it is new."""
        if piece == GAP:
            return self._gap()
        if piece == NUMBER:
            self.number = self.number or Branch()
            return self.number
        if piece.endswith("*"):
            return self.beginnings.setdefault(piece[:-1], Branch())
        return self.words.setdefault(piece, Branch())

    def _gap(self) -> "Branch":
        after = Branch()
        here = self
        here.on.append(after)
        for _ in range(LONGEST_GAP):
            following = Branch(on=[after])
            here.any = here.any or Branch()
            here.any.on.append(following)
            here = following
        return after

    def next(self, word: str) -> Iterator["Branch"]:
        """The branches that a word of a post leads to."""
        if word in self.words:
            yield self.words[word]
        for beginning, branch in self.beginnings.items():
            if word.startswith(beginning):
                yield branch
        if self.number is not None and word[:1].isdigit():
            yield self.number
        if self.any is not None:
            yield self.any


def pieces_of(entry: str) -> list[str]:
    """An entry's words, brackets and bars, folded. ValueError where a bracket is not closed, or never opened."""
    pieces = PIECES.findall(fold(_with_contractions(entry.removeprefix("^").removesuffix("$"))))
    if not _balanced(pieces):
        raise ValueError(f"unbalanced brackets in the word list entry {entry!r}")
    return pieces


def _balanced(pieces: list[str]) -> bool:
    """Whether every bracket of an entry is closed, and none before it is opened."""
    depth = 0
    for piece in pieces:
        depth += (piece == "(") - (piece in (")", ")?"))
        if depth < 0:
            return False
    return depth == 0


def grown(branch: Branch, pieces: list[str]) -> tuple[Branch, list[str]]:
    """Adds an entry's pieces, up to a closing bracket or the end; where that leads, and what is left of the pieces."""
    start, here = branch, branch
    choices: list[Branch] = []
    while pieces and pieces[0] not in (")", ")?"):
        piece, pieces = pieces[0], pieces[1:]
        if piece == "|":
            choices, here = [*choices, here], start
        elif piece == "(":
            before, (here, pieces) = here, grown(here, pieces)
            if pieces[0] == ")?":
                before.on.append(here)
            pieces = pieces[1:]
        else:
            here = here.grow(piece)
    joined = Branch()
    for last in [*choices, here]:
        last.on.append(joined)
    return joined, pieces


def _with_contractions(entry: str) -> str:
    """Joins what an apostrophe joins: "(it|they) (are|'s|'re)" also means "its", "theyre": fold() drops apostrophes."""

    def joined(match: re.Match[str]) -> str:
        short = [part[1:] for part in match["tails"].split("|") if part.startswith("'")]
        heads = match["heads"].strip("()").split("|")
        rest = "|".join(part for part in match["tails"].split("|") if not part.startswith("'"))
        forms = "|".join(f"{head}{tail}" for head in heads for tail in short)
        long = f"{match['heads']} ({rest}){match['optional']}" if rest else match["heads"]
        return f"({long}|{forms})" if rest or match["optional"] else f"({forms})"

    return CONTRACTION.sub(joined, entry)
