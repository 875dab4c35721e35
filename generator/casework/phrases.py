"""Word lists made fast: all entries of all lists become one machine that runs along the words of a post.

The entry syntax is explained for people at the top of words/<language>.yml. `Branch` is what the entries say; `State`
remembers what was found out while running (which branches one has reached after these words), so that common words
cost one look-up each.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.casework.folding import fold
from generator.domain.words import Words

GAP = "..."
NUMBER = "<n>"
LONGEST_GAP = 4
MOST_REMEMBERED = 100_000
PIECES = re.compile(r"\.\.\.|\)\?|[()|]|[^\s()|]+")
CONTRACTION = re.compile(r"(?P<heads>\([^()]*\)|[\w']+) ?\((?P<tails>(?:[^()]*\|)?'[^()]*)\)(?P<optional>\??)")
REST = "\x00"  # stands for "and more letters": no post holds it, so it never equals a listed word


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


@dataclass(slots=True)
class State:
    """Where a run along some words has led: the entries that end there, and what following words lead to."""

    branches: tuple[Branch, ...]
    ends: tuple[End, ...]
    steps: dict[str, "State | None"] = field(default_factory=dict)


class Phrases:
    """The lists of one language, or of several at once."""

    def __init__(self, languages: Iterable[Words]) -> None:
        """Entries are folded here, so that a list may be written with its accents and capitals."""
        self._root = Branch()
        self._listed: set[str] = set()
        self._beginnings: set[str] = set()
        for words in languages:
            for name, entries in words.lists.items():
                for entry in entries:
                    self._add(words.language, name, entry)
        self._forget()

    def _add(self, language: str, name: str, entry: str) -> None:
        starts, ends = entry.startswith("^"), entry.endswith("$")
        pieces = PIECES.findall(fold(_with_contractions(entry.removeprefix("^").removesuffix("$"))))
        self._listed.update(piece for piece in pieces if not piece.endswith("*"))
        self._beginnings.update(piece[:-1] for piece in pieces if piece.endswith("*"))
        if not _balanced(pieces):
            raise ValueError(f"unbalanced brackets in the word list entry {entry!r}")
        last, _ = _grown(self._root, pieces)
        if last is not self._root:
            last.ends.append(End(language, name, starts, ends))

    def _forget(self) -> None:
        """Starts with nothing remembered; also when a flood of strange words would make the memory large."""
        self.start = _state((self._root,))
        self._states: dict[tuple[int, ...], State] = {}
        self._kinds: dict[str, str] = {}
        self._remembered = 0

    def kinds(self, words: list[str]) -> list[str]:
        """Every word as the lists see it: itself where listed, else its longest listed beginning, else ""."""
        known = self._kinds
        if len(known) > MOST_REMEMBERED or self._remembered > MOST_REMEMBERED:
            self._forget()
            known = self._kinds
        try:
            return [known[word] for word in words]
        except KeyError:
            known.update({word: self._kind(word) for word in words if word not in known})
        return [known[word] for word in words]

    def _kind(self, word: str) -> str:
        if word in self._listed:
            return word
        for length in range(len(word), 0, -1):
            if word[:length] in self._beginnings:
                return word[:length] + REST
        return "0" + REST if word[0].isdigit() else ""

    def step(self, state: State, kind: str) -> State | None:
        """Where one more word leads, None where no entry goes on like this. Remembered in the state."""
        reached = tuple(branch for here in state.branches for branch in here.next(kind))
        following: State | None = None
        if reached:
            key = tuple(sorted({id(branch) for branch in reached}))
            following = self._states.get(key)
            if following is None:
                following = self._states[key] = _state(reached)
        self._remembered += 1
        state.steps[kind] = following
        return following


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


def _state(branches: tuple[Branch, ...]) -> State:
    """The state of having reached these branches, and all that they lead on to without a word."""
    closed: dict[int, Branch] = {}
    waiting = list(branches)
    while waiting:
        branch = waiting.pop()
        if id(branch) not in closed:
            closed[id(branch)] = branch
            waiting.extend(branch.on)
    ends = dict.fromkeys(end for branch in closed.values() for end in branch.ends)
    return State(tuple(closed.values()), tuple(ends))


def _balanced(pieces: list[str]) -> bool:
    """Whether every bracket of an entry is closed, and none before it is opened."""
    depth = 0
    for piece in pieces:
        depth += (piece == "(") - (piece in (")", ")?"))
        if depth < 0:
            return False
    return depth == 0


def _grown(branch: Branch, pieces: list[str]) -> tuple[Branch, list[str]]:
    """Adds an entry's pieces, up to a closing bracket or the end; where that leads, and what is left of the pieces."""
    start, here = branch, branch
    choices: list[Branch] = []
    while pieces and pieces[0] not in (")", ")?"):
        piece, pieces = pieces[0], pieces[1:]
        if piece == "|":
            choices, here = [*choices, here], start
        elif piece == "(":
            before, (here, pieces) = here, _grown(here, pieces)
            if pieces[0] == ")?":
                before.on.append(here)
            pieces = pieces[1:]
        else:
            here = here.grow(piece)
    joined = Branch()
    for last in [*choices, here]:
        last.on.append(joined)
    return joined, pieces
