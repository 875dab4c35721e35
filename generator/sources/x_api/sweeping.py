"""Which stored posts X does not show any more: by a compliance job, which is free, else by looking them up in turn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from generator.domain.collection import Memory
from generator.domain.posts import Batch
from generator.domain.reads import Prices
from generator.sources.x_api.checking import LookUp, a_night, checked
from generator.sources.x_api.compliance import Compliance, JobRefusedError


@dataclass(frozen=True, slots=True)
class Sweep:
    """How one run finds out. `month_budget` is in millionths of a US dollar, None for no limit.

    `country` is the town's (two letters), for posts that are withheld there.
    """

    compliance: Compliance
    look_up: LookUp
    memory: Memory
    prices: Prices
    month_budget: int | None = None
    country: str = ""

    def gone(self, ids: Iterable[str], now: datetime) -> Iterator[Batch]:
        """Batches whose `gone` names what must leave; `now` is aware. Raises what asking X raises."""
        stored = tuple(ids)
        try:
            yield from self.compliance.gone(stored, now)
        except JobRefusedError:
            nightly = a_night(len(stored), self.month_budget, self.prices)
            yield from checked(self.look_up, self.memory, stored, now, nightly, country=self.country)
