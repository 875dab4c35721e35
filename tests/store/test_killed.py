"""A run that dies, or whose disk fills, leaves whole batches or nothing of them."""

import re
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from generator.store import Saved, Store
from tests.builders import a_post
from tests.store import busy_child
from tests.store.older_state import an_older_state
from tests.store.saving_child import SIZE, a_batch

ROOT = Path(__file__).parents[2]


def start(folder: Path, end: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.saving_child", str(folder), end]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def assert_whole(folder: Path) -> int:
    """The state opens, holds whole batches with their cursor, and takes the rest. Returns how many it held."""
    with Store.open(folder) as store:
        batches, rest = divmod(store.count_posts(), SIZE)
        assert rest == 0
        assert store.cursor("ayto") == (str(batches) if batches else None)
        assert all(store.save(a_batch(number)) == Saved() for number in range(1, batches + 1))
        assert store.save(a_batch(batches + 1)) == Saved(new=SIZE)
    return batches


def test_killed_when_a_batch_is_all_but_stored_nothing_of_it_is_there(folder: Path) -> None:
    with start(folder, "cursors") as child:
        told, _ = child.communicate(timeout=30)
    assert child.returncode == -signal.SIGKILL
    assert told.split() == ["1", "2"]
    assert assert_whole(folder) == 2


@pytest.mark.parametrize("wait", [0.0, 0.003, 0.011])
def test_killed_at_any_moment_whole_batches_are_stored(folder: Path, wait: float) -> None:
    with start(folder, "never") as child:
        assert child.stdout
        assert child.stdout.readline() == "1\n"
        time.sleep(wait)
        child.kill()
        told, _ = child.communicate(timeout=30)
    assert assert_whole(folder) >= max([1, *map(int, told.split())])


@pytest.mark.parametrize("limit", [1, 4096, 40_000, 700_000, 5_000_000])
def test_a_full_disk_ends_the_run_in_one_clear_line_and_keeps_what_was_stored(folder: Path, limit: int) -> None:
    with start(folder, f"limit:{limit}") as child:
        told, complaint = child.communicate(timeout=60)
    assert child.returncode == 32
    assert re.fullmatch(r"The state .+ cannot be used: .+ Free some space .+\n", complaint)
    assert "farola" not in complaint
    assert assert_whole(folder) == len(told.split())


@pytest.mark.parametrize(("work", "least"), [("save", 50), ("erase", 40), ("migrate", 30)])
def test_killed_at_any_statement_the_next_run_finds_the_old_state_or_the_new(
    tmp_path: Path, work: str, least: int
) -> None:
    command = [sys.executable, "-m", "tests.store.dying_child", str(tmp_path), work]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True).stdout.split(
        "\n"
    )
    assert len(found) > least, "it died at each of many statements"
    changes = [one for one, following in pairwise(found) if one != following]
    if work == "migrate":
        assert set(found) == {"new", ""}, "opening brings it up to date, whatever befell the run before"
    else:
        assert set(found) == {"old", "new", ""}
        assert changes == ["old", "new"], "once it is stored it stays stored"


def test_several_runs_at_once_lose_nothing_and_bring_nothing_back(folder: Path) -> None:
    an_older_state(folder, [a_post(number, "de antes") for number in range(1, 50)])
    command = [sys.executable, "-m", "tests.store.busy_child", str(folder)]
    runs = [subprocess.Popen([*command, str(number)], cwd=ROOT, stderr=subprocess.PIPE) for number in (1, 2, 3)]
    assert [(run.communicate(timeout=60)[1], run.returncode) for run in runs] == [(b"", 0)] * 3
    with Store.open(folder) as store:
        assert store.count_posts() == 49 + 3 * busy_child.ROUNDS * (busy_child.SIZE - 1)
        assert [removed.posts for removed in store.removals()] == [3 * busy_child.ROUNDS]
        assert store.is_clean()
    assert [path.name for path in folder.iterdir()] == ["state.sqlite3"]
