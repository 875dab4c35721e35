"""A town's fetch over real HTTP: a simulated X, a real state, and the way between them."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from generator.domain.posts import Batch
from generator.simulator import Faults, Simulator, World
from generator.sources.x_api import XSettings, XSource
from generator.store import Store
from tests.sources.answers import MORNING
from tests.sources.towns_on_x import the_world
from tests.sources.waiting import JumpingClock

DAY = timedelta(days=1)


class Desk:
    """`posts` are the ids that are stored; `requests` and `reads` are what X was asked for and what it showed."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack, self._folder = stack, folder
        self.clock = JumpingClock()
        self.simulator = Simulator(World())
        self._states = 0
        self.start_afresh()

    def start_afresh(self) -> None:
        """Forget everything that was stored."""
        self._states += 1
        self.store = self._stack.enter_context(Store.open(self._folder / f"state-{self._states}"))

    def serve(
        self, posts: list[dict[str, Any]], faults: Faults | None = None, now: datetime = MORNING, **options: Any
    ) -> World:
        """Put a world on the air, in the place of the one before."""
        self.simulator.stop()
        world = the_world(self._folder, posts)
        self.simulator = self._stack.enter_context(Simulator(world, now=now, token="secret", faults=faults, **options))
        self.simulator.start()
        return world

    def source(
        self, now: datetime = MORNING, since: datetime | None = None, budget: int | None = None, **changes: Any
    ) -> XSource:
        """The source as a run of that moment has it."""
        base_url = str(self.simulator)
        parts = {"token": "secret", "accounts": ("ayto", "luces"), "base_url": base_url, "pause": 0.0, **changes}
        return XSource(XSettings(**parts), self.store, now, since, budget, self.clock.clockwork)

    def fetch(
        self, now: datetime = MORNING, since: datetime | None = None, budget: int | None = None, **changes: Any
    ) -> None:
        """One run; X's clock shows the same moment."""
        self.simulator.travel(now)
        for _ in self.batches(self.source(now, since, budget, **changes)):
            pass

    def batches(self, source: XSource) -> Iterator[Batch]:
        """The batches of a run, each stored before the next is asked for."""
        for batch in source.posts():
            self.store.save(batch)
            yield batch

    @property
    def posts(self) -> set[str]:
        return set(self.store.post_ids())

    @property
    def requests(self) -> int:
        return self.simulator.meter.requests

    @property
    def reads(self) -> int:
        return self.simulator.meter.post_reads + self.simulator.meter.owned_post_reads

    def handles(self) -> set[str]:
        """The handles of everybody who posted."""
        return {post.author.handle for thread in self.store.threads() for post in thread.posts}
