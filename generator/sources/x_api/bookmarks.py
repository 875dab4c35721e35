"""How far a question was read: X's pages come newest first, so a run that stops leaves an open gap behind it.

A bookmark lies in the state under a name of its own, and moves in the transaction of each page.
"""

import re
from dataclasses import dataclass, replace

from generator.domain.collection import Memory
from generator.sources.x_api.stretches import Stretch, without, written

BOUNDS = re.compile(r"([0-9]{1,20})(?: ([0-9]{1,20}))?(?: .*)?")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Everything above `floor` up to `newest` (ids) was read, but for the `gaps`; nothing where `newest` is None."""

    newest: int | None = None
    floor: int = 0
    gaps: tuple[Stretch, ...] = ()

    def __str__(self) -> str:
        return " ".join(map(str, (self.newest, self.floor, *self.gaps)))

    def reaching(self, after: int, newest: int) -> "Bookmark":
        """The bookmark of a longer past; what was added to it is not read yet."""
        if self.newest is None:
            return Bookmark(max(after, newest), after, _some(Stretch(after, newest + 1)))
        floor, top = min(self.floor, after), max(self.newest, newest)
        added = _some(Stretch(floor, self.floor + 1), Stretch(self.newest, top + 1))
        return replace(self, newest=top, floor=floor, gaps=tuple(sorted((*self.gaps, *added))))

    def having_read(self, stretch: Stretch) -> "Bookmark":
        """The bookmark when all of a stretch was read."""
        return replace(self, gaps=without(self.gaps, stretch))

    def from_its_lowest_gap(self, longest: int) -> "Bookmark":
        """The bookmark that begins above a gap at its very bottom, where that spans at most so many ids.

        A first fetch that broke off goes on later, and by then its seven days end later: nothing was lost.
        """
        if not self.gaps or self.gaps[0].after != self.floor or self.gaps[0].before is None:
            return self
        above = self.gaps[0].before - 1
        return replace(self, floor=above, gaps=self.gaps[1:]) if above - self.floor <= longest else self

    @property
    def whole_from(self) -> int:
        """Everything above this id (up to `newest`) was read, without a gap."""
        return max((self.floor, *(gap.before - 1 for gap in self.gaps if gap.before is not None)))


def bookmark(memory: Memory, name: str) -> Bookmark:
    """The bookmark that lies in the state, an empty one where there is none or it is spoilt."""
    return read_bookmark(memory.cursor(name) or "")


def read_bookmark(text: str) -> Bookmark:
    """The bookmark that `str` wrote."""
    found = BOUNDS.fullmatch(text)
    if not found:
        return Bookmark()
    newest = int(found[1])
    return Bookmark(newest, int(found[2] or newest), written(text))


def _some(*stretches: Stretch) -> tuple[Stretch, ...]:
    return tuple(stretch for stretch in stretches if stretch.holds_any)
