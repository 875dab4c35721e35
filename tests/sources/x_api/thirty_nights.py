"""Thirty days of a small town on X, drawn by lot from a seed: threads with late answers, edits and deletions."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from generator.simulator import World
from tests.sources.answers import MORNING
from tests.sources.towns_on_x import said

NIGHTS = 30
RESIDENTS = (3, 4, 5)
STAFF = {1: "@ayto", 2: "@luces"}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that happens so many hours after the first morning."""

    at: float
    kind: str
    post: dict[str, Any]


class ThirtyDays:
    """What happens, in the order of time; `happen` does it to a world until a moment."""

    def __init__(self, seed: int, threads_a_day: int = 3) -> None:
        drawn = _deeds(random.Random(seed), threads_a_day)
        self.deeds = sorted(drawn, key=lambda deed: deed.at)
        self._done = 0

    def happen(self, world: World, until: datetime) -> None:
        """Let everything happen that happens until then."""
        while self._done < len(self.deeds) and _moment(self.deeds[self._done].at) <= until:
            deed = self.deeds[self._done]
            self._done += 1
            if deed.kind == "said":
                world.add(deed.post)
            elif deed.kind == "edited":
                changed = f"{deed.post['text']} (bis)"
                world.edit(deed.post["id"], changed, at=_moment(deed.at), entities=deed.post["entities"])
            else:
                world.delete(deed.post["id"], at=_moment(deed.at))


def _moment(hours: float) -> datetime:
    return MORNING + timedelta(hours=hours)


def _deeds(chance: random.Random, threads_a_day: int) -> Iterator[Deed]:
    for number in range(NIGHTS * threads_a_day):
        # Each post has a time of its own: ids are made of times.
        yield from _thread(chance, (number + chance.random() * 0.9) * 24 / threads_a_day)


def _thread(chance: random.Random, began: float) -> Iterator[Deed]:
    asker, staff = chance.choice(RESIDENTS), chance.choice(tuple(STAFF))
    first = said(began, asker, f"{STAFF[staff]} aviso {began:.3f}" if chance.random() < 0.8 else "aviso a todos")
    yield Deed(began, "said", first)
    if chance.random() < 0.06:
        yield Deed(began + 0.3, "edited", first)
    hours, above = began, began
    for turn in range(chance.randrange(2, 8)):
        hours += 0.5 + chance.random() * chance.choice((2, 20, 60))
        by = staff if turn % 2 == 0 else chance.choice(RESIDENTS)
        mention = f"{STAFF[staff]} " if by in RESIDENTS and chance.random() < 0.5 else ""
        post = said(hours, by, f"{mention}respuesta {hours:.3f}", to=above, root=began)
        yield Deed(hours, "said", post)
        yield from _later(chance, hours, post)
        above = chance.choice((above, hours))


def _later(chance: random.Random, hours: float, post: dict[str, Any]) -> Iterator[Deed]:
    if chance.random() < 0.04:
        yield Deed(hours + 0.4, "edited", post)
    elif chance.random() < 0.06:
        yield Deed(hours + 1 + chance.random() * 100, "deleted", post)
