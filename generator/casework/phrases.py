"""Word lists made fast: all entries of all lists become one machine that runs along the words of a post.

`Branch` is what the entries say; `State` remembers what was found out while running (which branches one has reached
after these words), so that common words cost one look-up each.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.casework.entries import Branch, End, grown, pieces_of
from generator.casework.folding import not_drawn_out
from generator.domain.words import Words

MOST_REMEMBERED = 100_000
REST = "\x00"  # stands for "and more letters": no post holds it, so it never equals a listed word


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
        pieces = pieces_of(entry)
        self._listed.update(piece for piece in pieces if not piece.endswith("*"))
        self._beginnings.update(piece[:-1] for piece in pieces if piece.endswith("*"))
        last, _ = grown(self._root, pieces)
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
        word = not_drawn_out(word)
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
