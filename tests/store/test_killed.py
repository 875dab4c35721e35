"""A run that dies, or whose disk fills, leaves whole batches or nothing of them."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.store import Saved, Store
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


@pytest.mark.parametrize("end", ["post:0", "post:23", f"post:{SIZE - 1}", "cursors"])
def test_killed_in_the_middle_of_a_batch_nothing_of_it_is_stored(folder: Path, end: str) -> None:
    with start(folder, end) as child:
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
