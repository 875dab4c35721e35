"""X as a source: everything that the rest of the house may know of it (domain/source.py)."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from generator.domain.collection import Memory
from generator.domain.errors import UsageError
from generator.domain.posts import Batch
from generator.domain.reads import Prices, ReadKind, micros
from generator.domain.source import Display, Step, Terms
from generator.sources.x_api.client import XClient
from generator.sources.x_api.completing import parents, profiles
from generator.sources.x_api.compliance import Compliance
from generator.sources.x_api.fetching import Run
from generator.sources.x_api.forecast import Forecast
from generator.sources.x_api.patience import Clockwork
from generator.sources.x_api.pricing import published_prices
from generator.sources.x_api.purse import Purse
from generator.sources.x_api.queries import about_conversations
from generator.sources.x_api.searches import Search, read_search
from generator.sources.x_api.sentences import steps
from generator.sources.x_api.settings import XSettings
from generator.sources.x_api.stretches import Stretch
from generator.sources.x_api.sweeping import Sweep
from generator.sources.x_api.till import Till
from generator.sources.x_api.units import Horizon, horizon

MACHINE = Clockwork()
DAY_OF_ERASURE = 24  # hours that X's terms give to what was deleted there
TERMS = Terms(redistribute="ids", display=Display(view_label="X", mark="x"), erase_within_hours=DAY_OF_ERASURE)


@dataclass(slots=True)
class XSource:
    """One town on X, for one run that begins `now` (aware); `since` makes it a backfill from that moment on.

    `run_budget` is what the run may cost at most, in millionths of a US dollar, None for no limit but the month's.
    Besides what the protocol names, its methods raise BudgetError, and UsageError for a backfill from the future.
    """

    settings: XSettings
    memory: Memory
    now: datetime
    since: datetime | None = None
    run_budget: int | None = None
    clockwork: Clockwork = MACHINE
    name: str = field(default="x", init=False)
    terms: Terms = field(default=TERMS, init=False)
    prices: Prices = field(init=False)
    purse: Purse = field(init=False)

    def __post_init__(self) -> None:
        if self.since is not None and self.since >= self.now:
            raise UsageError("The backfill would begin in the future.", "Name a day that has passed.")
        self.prices = published_prices().prices
        self.purse = Purse(self.prices, self._spent_this_month(), self.settings.month_budget, self.run_budget)

    @property
    def reach(self) -> Horizon:
        """How far back this run looks."""
        return horizon(self.now, self.since)

    def plan(self) -> tuple[Step, ...]:
        """What the next run will ask for, in order; asks X nothing."""
        return tuple(steps(self.settings, self.memory, self.now, self.since, self.reach, self.prices))

    def posts(self) -> Iterator[Batch]:
        """Everything new since the bookmarks that the memory holds."""
        with self._till() as till:
            yield from Run(self.settings, till, self.reach, self.since).batches()

    def thread(self, conversation_id: str) -> Iterator[Batch]:
        """All that X shows of one conversation: of the last seven days, or in a backfill of all times."""
        lowest = Stretch(int(conversation_id) - 1 if self.since is not None else self.reach.floor)
        with self._till() as till:
            for query, _ in about_conversations([conversation_id], self.reach.limit):
                for page, _ in read_search(till, self.reach, Search(query, lowest)):
                    yield till.settle(page.batch)
            yield from parents(till, [conversation_id])
            yield from profiles(till)

    def gone(self, ids: Iterable[str]) -> Iterator[Batch]:
        """What X does not show any more of these stored posts: by a compliance job, else by looking some of them up."""
        with self._till() as till:

            def look_up(asked: Sequence[str]) -> object:
                till.purse.room_for(ReadKind.POST, len(asked), len(asked))
                return till.client.posts(asked)

            compliance = Compliance(till.client, self.settings, self.memory, self.clockwork)
            budget, country = self.settings.month_budget, self.settings.country
            sweep = Sweep(compliance, look_up, self.memory, self.prices, budget, country)
            for batch in sweep.gone(ids, self.now):
                yield till.settle(batch)

    @contextmanager
    def forecast(self) -> Iterator[Forecast]:
        """What the next run will bring, counted by X."""
        with self._till() as till:
            yield Forecast(self.settings, till, self.reach, self.since)

    @contextmanager
    def _till(self) -> Iterator[Till]:
        with XClient(self.settings, self.clockwork, backfill=self.since is not None) as client:
            yield Till(client, self.memory, self.purse, self.now, self.clockwork, self.prices, self.settings.country)

    def _spent_this_month(self) -> int:
        first = self.now.astimezone(UTC).date().replace(day=1)
        return sum(micros({day.kind: day.billed}, self.prices) for day in self.memory.reads(first))


def fetch(
    settings: XSettings,
    memory: Memory,
    *,
    now: datetime,
    since: datetime | None = None,
    clockwork: Clockwork = MACHINE,
) -> Iterator[Batch]:
    """Yield what is new since the last run, out of the last seven days; with `since` all of the archive from then on.

    Store each batch before asking for the next one: `memory` must know it. See XSource.
    """
    return XSource(settings, memory, now, since, clockwork=clockwork).posts()
