"""A finding: a place in a file, the rule that is broken there, and a sentence that says what to do."""

import difflib
from collections.abc import Iterable
from typing import Literal, NamedTuple

from generator.domain.problems import Problem

LONGEST_QUOTE = 40
NEAR = 0.65  # from here on two words are alike


class Mark(NamedTuple):
    """A place in a file; both count from 1, columns in characters."""

    line: int
    column: int


START = Mark(1, 1)


def end_of(text: str) -> Mark:
    """The place behind a text."""
    return Mark(text.count("\n") + 1, len(text) - text.rfind("\n"))


class Finding(NamedTuple):
    """What a check found; its file is known to whoever asked."""

    mark: Mark
    code: str
    message: str
    level: Literal["error", "warning"] = "error"

    def within(self, path: str) -> Problem:
        """The finding as a problem of the file at `path` (relative to the town)."""
        return Problem(printable(path), self.mark.line, self.mark.column, self.code, self.message, self.level)


def shown(text: str) -> str:
    """A text in quotes, short, and without anything that could steer a terminal or a CI log."""
    short = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return f"'{printable(short)}'"


def printable(text: str) -> str:
    """The text with everything that is not printable written as its escape."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """`did you mean 'timezone'?` where a choice is near, else an empty text."""
    folded = {choice.casefold(): choice for choice in choices}
    # A word of thousands of letters is near nothing, and difflib would take its time to find that out.
    near = difflib.get_close_matches(word[:LONGEST_QUOTE].casefold(), folded, n=1, cutoff=NEAR)
    return f"did you mean '{folded[near[0]]}'?" if near else ""


def one_of(choices: Iterable[str]) -> str:
    """`write one of a, b, c`."""
    return f"write one of {', '.join(choices)}"
