"""Where X runs no compliance job, all stored posts are looked up again in turn, and each is paid for."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator.domain.errors import BudgetError
from generator.domain.posts import Batch
from generator.domain.reads import ReadKind, micros
from generator.domain.removals import Gone, Reason
from generator.simulator import Faults, Simulator, World
from generator.sources.x_api.checking import CURSOR, a_night, round_in_words
from generator.sources.x_api.pricing import published_prices
from generator.sources.x_api.settings import XSettings
from generator.sources.x_api.source import XSource
from generator.store import Store
from tests.builders import a_post
from tests.sources.answers import MORNING, snowflake, x_post
from tests.sources.towns_on_x import the_world
from tests.sources.waiting import JumpingClock

PRICES = published_prices().prices
DAY = timedelta(days=1)
ALWAYS = range(1, 1_000_000)
STORED = tuple(snowflake(MORNING - 30 * DAY, number) for number in range(300))
DOLLAR = 1_000_000


class Town:
    """300 stored posts, an app that may not run compliance jobs, and a clock that tests move."""

    def __init__(self, world: World, x: Simulator, store: Store) -> None:
        self.world, self.x, self.store = world, x, store

    def night(self, number: int, *, run_budget: int | None = None, **changes: object) -> list[Gone]:
        """What a night says is gone."""
        now = MORNING + number * DAY
        self.x.travel(now)
        settings = XSettings(token="t", accounts=("ayto",), base_url=self.x.base_url, pause=0.0)
        settings = replace(settings, **changes)  # type: ignore[arg-type]
        source = XSource(settings, self.store, now, run_budget=run_budget, clockwork=JumpingClock().clockwork)
        gone: list[Gone] = []
        for batch in source.gone(self.store.post_ids()):
            self.store.save(batch)
            gone += batch.gone
        return gone

    def spent(self, since: datetime = MORNING) -> int:
        return sum(micros({day.kind: day.billed}, PRICES) for day in self.store.reads(since.date()))


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = (MORNING - 30 * DAY).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    world = the_world(
        tmp_path, [x_post(post_id, f"número {post_id}", created_at=made, author_id="3") for post_id in STORED]
    )
    with ExitStack() as stack:
        faults = Faults().on("/2/compliance/jobs", calls=ALWAYS, status=403)
        x = stack.enter_context(Simulator(world, now=MORNING, faults=faults))
        store = stack.enter_context(Store.open(tmp_path / "state"))
        store.save(Batch(posts=tuple(a_post(post_id, "hola") for post_id in STORED)))
        yield Town(world, x, store)


def test_without_a_budget_all_posts_come_round_within_a_month(town: Town) -> None:
    for number in range(30):
        town.night(number)
    assert [day.billed for day in town.store.reads(MORNING.date())] == [10] * 30
    assert town.store.cursor(CURSOR) == STORED[-1], "the round is over; the next night begins anew"
    town.night(30)
    assert town.store.cursor(CURSOR) == STORED[9]


def test_a_share_of_the_budget_decides_how_many_a_night(town: Town) -> None:
    town.night(0, month_budget=75 * DOLLAR)
    assert town.spent() == 500_000, "a fifth of 75 dollars on thirty nights"
    assert town.store.cursor(CURSOR) == STORED[99]


def test_a_large_budget_looks_at_everything_every_night_and_never_twice(town: Town) -> None:
    town.night(0, month_budget=10_000 * DOLLAR)
    town.night(0, month_budget=10_000 * DOLLAR)
    assert town.x.meter.posts == len(STORED), "what was shown today is not asked for again"


def test_what_is_gone_is_told_with_its_reason_and_costs_nothing(town: Town) -> None:
    town.world.delete(STORED[3])
    town.world.withhold(STORED[5])
    assert town.night(0, country="ES") == [Gone(STORED[5], Reason.WITHHELD), Gone(STORED[3], Reason.DELETED)]
    (spent,) = town.store.reads(MORNING.date())
    assert (spent.kind, spent.billed) == (ReadKind.POST, 9)
    town.world.protect("vecina")
    assert {gone.reason for gone in town.night(1)} == {Reason.PROTECTED}


def test_a_post_withheld_elsewhere_stays(town: Town) -> None:
    town.world.withhold(STORED[5], countries=["TR"])
    assert town.night(0, country="ES") == []


def test_a_budget_that_is_used_up_ends_the_sweep_and_keeps_its_place(town: Town) -> None:
    with pytest.raises(BudgetError):
        town.night(0, run_budget=DOLLAR // 2 + 1, month_budget=10_000 * DOLLAR)
    assert town.store.cursor(CURSOR) == STORED[99]


@pytest.mark.parametrize(
    ("stored", "budget", "nightly"),
    [
        (0, None, 0),
        (1, None, 1),
        (3_000, None, 100),
        (3_000, 30 * DOLLAR, 40),
        (30, 30 * DOLLAR, 30),
        (3_000, DOLLAR // 10, 1),
        (100_000, 100 * DOLLAR, 133),
    ],
)
def test_how_many_a_night(stored: int, budget: int | None, nightly: int) -> None:
    assert a_night(stored, budget, PRICES) == nightly


def test_the_person_who_pays_is_told_how_long_a_round_takes() -> None:
    said = round_in_words(3_000, 30 * DOLLAR, PRICES)
    assert "40 of 3,000 stored posts" in said
    assert "$0.20" in said
    assert "75 nights" in said
    assert "1 night." in round_in_words(30, 30 * DOLLAR, PRICES)
