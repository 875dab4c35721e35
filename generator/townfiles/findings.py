"""A finding: a place in a file, the rule that is broken there, and a sentence that says what to do."""

import difflib
from collections.abc import Iterable
from typing import Literal, NamedTuple

from generator.domain.problems import Problem
from generator.townfiles.saying import Said, Speech, Translate, said

Level = Literal["error", "warning"]
LONGEST_QUOTE = 40
NEAR = 0.65  # from here on two words are alike


class Mark(NamedTuple):
    """A place in a file; both count from 1, columns in characters."""

    line: int
    column: int


START = Mark(1, 1)
ENGLISH: Translate = Speech("en")


def end_of(text: str) -> Mark:
    """The place behind a text."""
    return Mark(text.count("\n") + 1, len(text) - text.rfind("\n"))


class Finding(NamedTuple):
    """What a check found; its file is known to whoever asked."""

    mark: Mark
    code: str
    message: Said
    level: Level = "error"

    def within(self, path: str, translate: Translate = ENGLISH) -> Problem:
        """The finding as a problem of the file at `path` (relative to the town), in somebody's language."""
        message = self.message.within(translate)
        return Problem(printable(path), self.mark.line, self.mark.column, self.code, message, self.level)


def shown(text: str) -> str:
    """A text in quotes, short, and without anything that could steer a terminal or a CI log."""
    short = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return f"'{printable(short)}'"


def printable(text: str) -> str:
    """The text with everything that is not printable written as its escape."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def did_you_mean(word: str, choices: Iterable[str]) -> Said | None:
    """`did you mean 'timezone'?` where a choice is near."""
    folded = {choice.casefold(): choice for choice in choices}
    # A word of thousands of letters is near nothing, and difflib would take its time to find that out.
    near = difflib.get_close_matches(word[:LONGEST_QUOTE].casefold(), folded, n=1, cutoff=NEAR)
    return perhaps(folded[near[0]]) if near else None


def again(word: str, line: int) -> Said:
    """Something stands in a file twice."""
    return said("%(word)s stands here again (first in line %(line)s): remove one", word=shown(word), line=line)


def perhaps(choice: str) -> Said:
    """`did you mean 'timezone'?`."""
    return said("did you mean '%(choice)s'?", choice=choice)


def one_of(choices: Iterable[str]) -> Said:
    """`write one of a, b, c`."""
    return said("write one of %(choices)s", choices=", ".join(choices))
