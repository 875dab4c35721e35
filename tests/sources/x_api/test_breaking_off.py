"""A run that stops in the middle keeps what it read, and the next one goes on from there: each post is read once."""

from datetime import timedelta
from decimal import Decimal

import pytest

from generator.domain.errors import BudgetError, UnreachableError
from generator.simulator import Faults
from tests.sources.answers import MORNING
from tests.sources.towns_on_x import at, said
from tests.sources.x_api.desk import DAY, Desk
from tests.sources.x_api.towns import LAMP, OLD, busy_town

HOUR = timedelta(hours=1)
BUSY = [*busy_town(250), *LAMP, *OLD]


@pytest.mark.parametrize("since", [None, MORNING - 30 * DAY], ids=["recent", "backfill"])
def test_a_fetch_that_dies_at_any_request_is_finished_by_the_next(desk: Desk, since: object) -> None:
    desk.serve(BUSY)
    desk.fetch(since=since)  # type: ignore[arg-type]
    whole, handles, requests = desk.posts, desk.handles(), desk.requests
    for fatal in range(1, requests + 1):
        desk.start_afresh()
        desk.serve(BUSY, Faults().on("/2/*", calls=range(fatal, fatal + 5), status=503))
        with pytest.raises(UnreachableError):
            desk.fetch(since=since)  # type: ignore[arg-type]
        desk.fetch(MORNING + HOUR, since=since)  # type: ignore[arg-type]
        assert (desk.posts, desk.handles()) == (whole, handles)
        assert desk.reads == len(whole), f"request {fatal} died"
        assert desk.simulator.meter.user_reads == 5
    assert fatal == requests


@pytest.mark.parametrize("since", [None, MORNING - 30 * DAY], ids=["recent", "backfill"])
def test_a_process_that_is_killed_after_any_batch_is_finished_by_the_next(desk: Desk, since: object) -> None:
    desk.serve(BUSY)
    desk.fetch(since=since)  # type: ignore[arg-type]
    whole = desk.posts
    for stored in range(100):
        desk.start_afresh()
        desk.serve(BUSY)
        run = desk.batches(desk.source(since=since))  # type: ignore[arg-type]
        stopped = sum(1 for _ in zip(range(stored), run, strict=False)) == stored
        run.close()  # type: ignore[attr-defined]
        desk.fetch(MORNING + HOUR, since=since)  # type: ignore[arg-type]
        assert desk.posts == whole
        assert desk.simulator.meter.user_reads == 5
        # One page may have been read that was never stored.
        assert desk.reads <= len(whole) + 500
        if not stopped:
            break
    assert stored > 3


def test_what_came_in_between_is_read_after_the_gap_is_closed(desk: Desk) -> None:
    world = desk.serve(busy_town(250), Faults().on("/2/*", calls=range(2, 7), status=503))
    with pytest.raises(UnreachableError):
        desk.fetch()
    assert len(desk.posts) == 100
    world.add(*(said(hour, 4, "@ayto otra vez", to=-249.5 / 60) for hour in (1, 2, 3)))
    told = [step.sentence for step in desk.source(MORNING + HOUR * 4).plan()]
    assert told[0] == "Read first what earlier runs left open: 1 search."
    assert told[1].startswith(
        "Search the last seven days for what 2 accounts said and heard, from 2026-10-19 05:59 UTC"
    )
    desk.fetch(MORNING + HOUR * 4)
    assert len(desk.posts) == 253
    assert desk.reads == 253


def test_a_gap_that_is_too_old_is_told_every_night_until_a_backfill_closes_it(desk: Desk) -> None:
    desk.serve(busy_town(250), Faults().on("/2/*", calls=range(2, 7), status=503))
    with pytest.raises(UnreachableError):
        desk.fetch()
    for night in (9, 10):
        told = " ".join(step.sentence for step in desk.source(MORNING + night * DAY).plan())
        assert "Posts between 2026-10-12 06:00 UTC and 2026-10-21 06:00 UTC were not read" in told
        assert "`concejo fetch --backfill 2026-10-12` reads them" in told
        desk.fetch(MORNING + night * DAY)
    assert len(desk.posts) < 250
    desk.fetch(MORNING + 11 * DAY, since=MORNING - 7 * DAY)
    assert len(desk.posts) == 250
    assert desk.reads == 251, "a lookup had brought the root before"
    assert "reads them" not in " ".join(step.sentence for step in desk.source(MORNING + 12 * DAY).plan())


def test_a_job_that_was_down_for_more_than_a_week_says_so(desk: Desk) -> None:
    world = desk.serve(LAMP)
    desk.fetch()
    world.add(said(24 * 2, 3, "@luces otra farola"), said(24 * 9, 3, "@luces y otra"))
    told = [step.sentence for step in desk.source(MORNING + 10 * DAY).plan()]
    assert told[0] == "The last whole fetch was on 2026-10-19 06:00 UTC, more than seven days ago."
    assert "`concejo fetch --backfill 2026-10-19` reads them" in told[1]
    desk.fetch(MORNING + 10 * DAY)
    assert at(24 * 9) in desk.posts
    assert at(24 * 2) not in desk.posts
    desk.fetch(MORNING + 10 * DAY, since=MORNING)
    assert at(24 * 2) in desk.posts
    assert desk.reads == len(desk.posts)


def test_a_town_that_is_quiet_for_weeks_is_not_told_that_anything_is_missing(desk: Desk) -> None:
    world = desk.serve(LAMP)
    for night in range(20):
        told = " ".join(step.sentence for step in desk.source(MORNING + night * DAY).plan())
        assert "backfill" not in told
        desk.fetch(MORNING + night * DAY)
    world.add(said(24 * 19 + 1, 3, "@luces otra farola"))
    desk.fetch(MORNING + 20 * DAY)
    assert desk.reads == len(desk.posts) == 7


@pytest.mark.parametrize("posts", [0, 9, 10, 99, 150, 240])
def test_a_budget_stops_a_run_cleanly_and_the_next_goes_on(desk: Desk, posts: int) -> None:
    desk.serve(BUSY)
    with pytest.raises(BudgetError):
        desk.fetch(budget=posts * 5_000)
    assert len(desk.posts) <= posts
    assert len(desk.posts) > posts - 10
    assert desk.simulator.meter.usd <= posts * Decimal("0.005")
    for day in range(1, 4):
        desk.fetch(MORNING + day * DAY)
    assert desk.reads == len(desk.posts) == 259


def test_a_month_budget_counts_what_the_month_has_cost(desk: Desk) -> None:
    desk.serve(BUSY)
    with pytest.raises(BudgetError, match="month's budget"):
        desk.fetch(month_budget=1_000_000)
    assert desk.simulator.meter.usd <= 1
    with pytest.raises(BudgetError, match="month's budget"):
        desk.fetch(MORNING + DAY, month_budget=1_000_000)
    assert desk.simulator.meter.usd <= 1
    desk.fetch(MORNING + 14 * DAY, since=MORNING - 20 * DAY, month_budget=2_000_000)
    assert desk.reads == len(desk.posts) == 259, "another month"
