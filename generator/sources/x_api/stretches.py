"""Stretches of ids: which part of the past was read and which was not. X's ids grow with time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

WRITTEN = re.compile(r"([0-9]{1,20})\.\.([0-9]{1,20})")


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Posts whose id is above `after` and below `before`; None for no upper end: all up to now."""

    after: int
    before: int | None = None

    def __str__(self) -> str:
        return f"{self.after}..{self.before}"

    @property
    def holds_any(self) -> bool:
        """Whether there can be an id in it."""
        return self.before is None or self.before - self.after > 1

    def without(self, other: "Stretch") -> Iterator["Stretch"]:
        """What is left of it when the other one is taken away."""
        if not self.overlaps(other):
            yield self
            return
        older = Stretch(self.after, other.after + 1)
        if older.holds_any:
            yield older
        if other.before is not None:
            newer = Stretch(other.before - 1, self.before)
            if newer.holds_any:
                yield newer

    def overlaps(self, other: "Stretch") -> bool:
        """Whether an id can be in both."""
        lowest = max(self.after, other.after)
        ends = [end for end in (self.before, other.before) if end is not None]
        return not ends or min(ends) - lowest > 1

    def above(self, floor: int) -> "Stretch":
        """Its part above an id."""
        return Stretch(max(self.after, floor), self.before)


def without(stretches: Iterable[Stretch], taken: Stretch) -> tuple[Stretch, ...]:
    """What is left of several stretches, oldest first."""
    return tuple(sorted(rest for stretch in stretches if stretch.holds_any for rest in stretch.without(taken)))


def written(text: str) -> tuple[Stretch, ...]:
    """Stretches out of a cursor; what is not one is left out."""
    return tuple(Stretch(int(found[1]), int(found[2])) for found in map(WRITTEN.fullmatch, text.split()) if found)
