"""`concejo cost`: what the month cost, by kind and case, and what X itself says."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import main
from generator.domain.posts import Batch
from generator.domain.reads import Read, ReadKind
from generator.simulator import Simulator, World
from generator.store import Store, state_folder
from tests.builders import NOON, a_post
from tests.running import a_minimal_town
from tests.sources.odd_server import odd_server, says, status

NOW = "2026-10-20T06:00:00Z"
TOKEN = "AAAA-secret-zzzz"
JSON = ("--format", "json")
Cost = Callable[..., "Told"]


def reads(kind: ReadKind, *ids: int) -> tuple[Read, ...]:
    return tuple(Read(kind, str(each)) for each in ids)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A town with one case, which read four posts in October (one of them twice) and one in September."""
    folder = a_minimal_town(tmp_path / "town", "ayto")
    with (folder / "site_src" / "town.yml").open("a") as file:
        file.write("budget: {month: 1}\n")
    asked = a_post(1, "@ayto the street lamp in Mill Lane is out, can you repair it?", lang="en")
    answered = a_post(2, "We will look at it.", by="ayto", minutes=9, reply_to=1, conversation=1, lang="en")
    with Store.open(state_folder(folder)) as store:
        store.save(Batch(reads=reads(ReadKind.POST, 9), read_at=NOON - timedelta(days=30)))
        store.save(Batch((asked, answered), reads=reads(ReadKind.POST, 1, 2, 3), read_at=NOON))
        store.save(Batch(reads=(*reads(ReadKind.POST, 1, 4), *reads(ReadKind.USER, 7)), read_at=NOON))
        store.save(Batch(reads=(Read(ReadKind.COUNT), Read(ReadKind.COUNT)), read_at=NOON))
        store.save(Batch(reads=reads(ReadKind.OWNED_POST, 5), read_at=NOON))
    return folder


@dataclass(frozen=True)
class Told:
    """What the verb printed."""

    stdout: str
    stderr: str


@pytest.fixture
def cost(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Told]:
    """Runs the verb; it must end well. X's settings come from the test alone."""
    for name in ("X_BEARER_TOKEN", "X_API_BASE"):
        monkeypatch.delenv(name, raising=False)

    def run(folder: Path, *options: str, **environment: str) -> Told:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        code = main(["cost", "--town", str(folder), "--now", NOW, *options])
        told = Told(*capsys.readouterr())
        assert code == 0, told.stderr
        return told

    return run


def record(told: Told) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def test_the_month_by_kind_per_case_and_again(town: Path, cost: Cost) -> None:
    got = record(cost(town, *JSON))
    assert got["months"] == [
        {"month": "2026-09", "asked": 1, "billed": 1, "usd": "0.005000"},
        {"month": "2026-10", "asked": 9, "billed": 8, "usd": "0.041000"},
    ]
    month = got["this_month"]
    assert [(kind["kind"], kind["asked"], kind["billed"], kind["usd"]) for kind in month["kinds"]] == [
        ("post", 5, 4, "0.020000"),
        ("owned_post", 1, 1, "0.001000"),
        ("user", 1, 1, "0.010000"),
        ("count", 2, 2, "0.010000"),
    ]
    assert (month["cases"], month["usd_per_case"]) == (1, "0.041000")
    assert got["again"] == {"posts": 2, "accounts": 2, "usd": "0.030000"}
    assert got["budget"] == {"usd": "1.000000", "used_usd": "0.041000", "left_usd": "0.959000", "per_cent": 4}
    assert (got["at_x"], got["prices"]["month"]) == (None, "2026-08")


def test_people_read_it_in_sentences(town: Path, cost: Cost) -> None:
    done = cost(town)
    for said in (
        "At X's prices of 2026-08",
        "own posts and mentions",
        "1 cases were opened this month: $0.041 a case.",
        "Reading everything stored again would cost $0.030 (2 posts, 2 accounts).",
        "$0.041 of the month's budget of $1.00 are used (4 %), $0.96 are left.",
    ):
        assert said in done.stdout, said
    assert "Set X_BEARER_TOKEN" in done.stderr


def test_nothing_was_read_yet(tmp_path: Path, cost: Cost) -> None:
    folder = a_minimal_town(tmp_path / "new", "ayto")
    got = record(cost(folder, *JSON))
    assert (got["months"], got["this_month"]["kinds"], got["this_month"]["usd_per_case"]) == ([], [], None)
    assert got["budget"] is None
    done = cost(folder)
    assert "nothing was read" in done.stdout
    assert "No case was opened this month." in done.stdout
    assert "There is no monthly budget" in done.stdout


@pytest.fixture
def at_x() -> Iterator[Simulator]:
    with Simulator(World.load([]), now=datetime(2026, 10, 20, 6, tzinfo=UTC)) as simulator:
        yield simulator


def test_x_s_own_count_is_compared(town: Path, at_x: Simulator, cost: Cost) -> None:
    got = record(cost(town, *JSON, X_BEARER_TOKEN=TOKEN, X_API_BASE=at_x.start()))
    assert got["at_x"] == {"posts": 0, "metered": 5}


def test_a_difference_is_said(town: Path, cost: Cost) -> None:
    days = [{"date": "2026-10-05T00:00:00.000Z", "usage": "6"}]
    with odd_server(says({"data": {"daily_project_usage": {"usage": days}}})) as server:
        done = cost(town, X_BEARER_TOKEN=TOKEN, X_API_BASE=server.base_url)
    assert "X counted 6 posts this month, 1 more than the meter here" in done.stdout


@pytest.mark.parametrize("code", [403, 429])
def test_a_failing_usage_call_spoils_nothing(town: Path, code: int, cost: Cost) -> None:
    headers = {"x_rate_limit_reset": "99999999999"} if code == 429 else {}
    with odd_server(status(code, b"{}", **headers)) as server:
        done = cost(town, X_BEARER_TOKEN=TOKEN, X_API_BASE=server.base_url)
    assert "What X itself counted is not to be had: " in done.stdout
    assert "Reading everything stored again" in done.stdout
    assert TOKEN not in done.stdout + done.stderr


def test_the_days_of_the_meter_are_utc(town: Path) -> None:
    with Store.open(state_folder(town)) as store:
        assert {day.day for day in store.reads(date(2026, 10, 1))} == {NOON.date()}
