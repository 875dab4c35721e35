"""What the next run will bring and cost, counted by X before anything is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from generator.domain.errors import BudgetError
from generator.domain.posts import Batch
from generator.domain.reads import ReadKind, dollars
from generator.sources.x_api import owned
from generator.sources.x_api.client import Turn
from generator.sources.x_api.estimating import (
    ARCHIVE_COUNT,
    ONE_COUNT,
    Estimate,
    Habits,
    count,
    count_requests,
    estimate,
)
from generator.sources.x_api.searches import Search, bounds_of, gap_searches, news_searches
from generator.sources.x_api.settings import XSettings
from generator.sources.x_api.till import Till
from generator.sources.x_api.units import Horizon, read_lately, units_of


@dataclass(slots=True)
class Forecast:
    """Counts what the account searches of a run will find. Conversations grow by what is said of them in `Habits`."""

    settings: XSettings
    till: Till
    reach: Horizon
    since: datetime | None = None
    found: int = 0
    found_owned: int = 0
    counts: int = 0

    @property
    def price_of_counting(self) -> int:
        """What counting will be charged for at most, in millionths of a US dollar."""
        own, others = self._searches()
        requests = count_requests(len(own) + len(others), self.since, self.till.began)
        return len(requests) * self.till.prices[ReadKind.COUNT]

    @property
    def price_of_counts(self) -> int:
        """What counting was charged for, in millionths of a US dollar."""
        return self.counts * self.till.prices[ReadKind.COUNT]

    def batches(self) -> Iterator[Batch]:
        """Ask X for its counts; the batches hold nothing but what that was charged for. Raises BudgetError."""
        own, others = self._searches()
        for search in (*own, *others):
            each = ARCHIVE_COUNT if self.reach.archive else ONE_COUNT
            self.till.purse.room_for(ReadKind.COUNT, len(each), len(each))
            counted = count(self._ask(search), each)
            if search in own:
                self.found_owned += counted.posts
            else:
                self.found += counted.posts
            self.counts += len(counted.reads)
            yield self.till.settle(Batch(reads=counted.reads))

    def estimate(self, habits: Habits) -> Estimate:
        """What reading will cost when X's counts are known."""
        prices = self.till.prices
        own = estimate(self.found_owned, habits, prices, ReadKind.OWNED_POST)
        others = estimate(self.found, habits, prices)
        return Estimate(own.posts + others.posts, own.accounts + others.accounts, own.micros + others.micros)

    def check(self, estimated: Estimate) -> None:
        """Raise BudgetError where the budget cannot pay for so much."""
        left = self.till.purse.left
        if left is not None and estimated.micros > left:
            raise BudgetError(
                f"This would cost about {dollars(estimated.micros)}, and {dollars(left)} of the budget are left.",
                "Nothing was read. Name a later day, or raise --budget, or budget: month in town.yml.",
            )

    def _searches(self) -> tuple[tuple[Search, ...], tuple[Search, ...]]:
        """What will be read at the owned price, and the other searches."""
        memory, settings = self.till.memory, self.settings
        units, lately = units_of(settings), read_lately(memory, self.till.began)
        owner = owned.known_owner(settings, memory, units)
        own = owner.units if owner else ()
        rest = [unit for unit in units if unit not in own]
        read_first = news_searches(settings, memory, own, self.reach, lately=lately)
        gaps = gap_searches(settings, memory, units, self.reach)
        return read_first, (*gaps, *news_searches(settings, memory, rest, self.reach, lately=lately, owned=own))

    def _ask(self, search: Search) -> Callable[[str | None], object]:
        client = self.till.client
        ask = client.count_archive if self.reach.archive else client.count_recent
        bounds: Turn = bounds_of(search.stretch, self.reach)
        return lambda token: ask(search.query, replace(bounds, token=token))
