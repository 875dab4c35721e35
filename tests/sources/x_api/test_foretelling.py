"""What a run will do and cost is said before it does it."""

from datetime import timedelta
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.domain.errors import BudgetError
from generator.sources.x_api.estimating import BY_OR_TO
from tests.running import a_minimal_town
from tests.sources.answers import MORNING
from tests.sources.x_api.desk import DAY, Desk
from tests.sources.x_api.towns import TOWN, busy_town

SINCE = MORNING - timedelta(hours=500)


def test_the_plan_of_a_first_fetch_and_of_the_next(desk: Desk) -> None:
    desk.serve(TOWN)
    first = [step.sentence for step in desk.source().plan()]
    assert first == [
        "Search the last seven days for what 2 accounts said and heard: 1 search.",
        "Complete the conversations of what was found; look up missing roots, parents and authors, each once.",
    ]
    assert desk.requests == 0
    desk.fetch()
    second = desk.source(MORNING + DAY).plan()
    assert second[0].sentence.endswith("said and heard, from 2026-10-19 03:00 UTC on: 1 search.")
    assert second[1].sentence.startswith("Look again at 2 conversations, 14 days after the last post.")
    assert second[2].sentence == "If it goes like other days: About 9 posts and 5 accounts, $0.095."
    assert (second[2].reads, second[2].micros) == (14, 95_000)


def test_the_plans_of_marks_and_of_a_backfill(desk: Desk) -> None:
    desk.serve(TOWN)
    marks = desk.source(collect="resolved", marks=("resuelto", "fixed")).plan()
    assert marks[0].sentence.startswith(
        "Search the last seven days for posts of 2 accounts that carry #resuelto, #fixed"
    )
    backfill = desk.source(since=SINCE).plan()
    assert "Search the full archive" in backfill[0].sentence
    assert f"from {SINCE:%Y-%m-%d %H:%M} UTC on" in backfill[0].sentence


@pytest.mark.parametrize(("since", "found", "cost"), [(None, 245, 5_000), (SINCE, 246, 10_000)])
def test_x_counts_before_anything_is_read(desk: Desk, since: object, found: int, cost: int) -> None:
    desk.serve([*TOWN, *busy_town(361)])
    source = desk.source(since=since)  # type: ignore[arg-type]
    with source.forecast() as forecast:
        assert forecast.price_of_counting == cost
        for batch in forecast.batches():
            desk.store.save(batch)
        assert (forecast.found, forecast.price_of_counts, desk.posts) == (found, cost, set())
        assert desk.simulator.meter.usd * 1_000_000 == 5_000
        assert forecast.estimate(BY_OR_TO).posts >= found
        forecast.check(forecast.estimate(BY_OR_TO))


def test_a_backfill_that_the_budget_cannot_pay_is_not_begun(desk: Desk) -> None:
    desk.serve([*TOWN, *busy_town(361)])
    with desk.source(since=SINCE, budget=1_000_000).forecast() as forecast:
        for batch in forecast.batches():
            desk.store.save(batch)
        with pytest.raises(BudgetError, match=r"would cost about \$\d") as caught:
            forecast.check(forecast.estimate(BY_OR_TO))
    assert caught.value.exit_code == 20
    assert desk.posts == set()


@pytest.fixture
def town(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A town's folder whose X is the desk's."""
    desk.serve([*TOWN, *busy_town(361)])
    for name, value in {"X_BEARER_TOKEN": "secret", "X_API_BASE": str(desk.simulator)}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("CONCEJO_BACKFILL", raising=False)
    return a_minimal_town(tmp_path / "town", "ayto", "luces")


def run(town: Path, *options: str) -> int:
    return main(["fetch", "--town", str(town), "--now", MORNING.isoformat(), *options])


def test_a_dry_run_says_what_it_would_do_and_stores_no_post(
    desk: Desk, town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(town, "--dry-run") == 0
    told = capsys.readouterr().err
    assert "Search the last seven days for what 2 accounts said and heard: 1 search." in told
    assert "X counts first what it has; that costs $0.005 at most." in told
    assert "245 posts will be found." in told
    assert "About 294 posts and 135 accounts, $2.82. Counting cost $0.005." in told
    assert desk.reads == 0


def test_a_backfill_says_its_estimate_and_goes_on(desk: Desk, town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(town, "--backfill", SINCE.isoformat()) == 0
    told = capsys.readouterr().err
    assert told.index("posts will be found") < told.index("new posts")
    assert desk.reads == 370


def test_a_budget_ends_in_its_exit_code_and_keeps_what_was_read(
    desk: Desk, town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(town, "--budget", "1.00") == 20
    assert "This run's budget of $1.00 is used up" in capsys.readouterr().err
    assert 190 <= desk.reads <= 200
    assert run(town, "--backfill", SINCE.isoformat(), "--budget", "0.10") == 20
    assert "Nothing was read" in capsys.readouterr().err
    assert run(town) == 0
    assert desk.reads == 370


@pytest.mark.parametrize("amount", ["lots", "-1", "1.0000001"])
def test_a_budget_that_is_no_amount_is_refused(town: Path, amount: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(town, "--budget", amount) == 2
