"""`python -m benchmarks.fetching [POSTS [ROUNDS]]`: fetch posts with Concejo and with a bare tweepy loop, in turn.

The simulator runs in a process of its own and is not counted. The loop asks tweepy for exactly the pages that
Concejo's fetch asked for, and throws them away; Concejo parses, checks and stores them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from benchmarks.__main__ import least, scratch_place
from benchmarks.many_cases import SERVICE_LIST, STAFF, TOWN
from benchmarks.many_posts import END, write_posts
from benchmarks.measure import Cost, cost_of
from generator.store import Store, state_folder


@contextmanager
def x_with(posts: Path, log: Path) -> Iterator[str]:
    """A running simulator of these posts; yields its address."""
    command = [sys.executable, "-m", "benchmarks.serving", str(posts), str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def a_town(folder: Path) -> Path:
    (folder / "site_src").mkdir(parents=True)
    for name, text in (("town", TOWN), ("staff", STAFF), ("services", SERVICE_LIST)):
        (folder / "site_src" / f"{name}.yml").write_text(text)
    return folder


def fetch_into(folder: Path, since: datetime, base: str) -> Cost:
    """A first fetch of everything into an empty state."""
    shutil.rmtree(state_folder(folder), ignore_errors=True)
    os.environ |= {"X_API_BASE": base, "X_MEDIA_BASE": f"{base}/media", "X_BEARER_TOKEN": "bench"}
    command = [sys.executable, "-m", "generator", "fetch", "--backfill", since.isoformat(), "--now", END.isoformat()]
    return cost_of(command, folder)


def line(name: str, costs: list[Cost], what: str) -> str:
    peak = max(cost.peak_megabytes for cost in costs)
    return f"{name:8} {least(costs):7.2f} CPU s (least of {len(costs)})   {peak:6.0f} MB peak   {what}"


def main(posts: int = 100_000, rounds: int = 3) -> None:
    with tempfile.TemporaryDirectory(dir=scratch_place()) as scratch:
        world, log, town = Path(scratch, "posts.jsonl"), Path(scratch, "log"), a_town(Path(scratch, "town"))
        since = write_posts(posts, world)
        ours, theirs = [], []
        with x_with(world, log) as base:
            for _ in range(rounds):
                log.unlink(missing_ok=True)
                ours.append(fetch_into(town, since, base))
                asked = Path(scratch, "asked")
                shutil.copyfile(log, asked)
                command = [sys.executable, "-m", "benchmarks.bare_loop", base, str(asked)]
                theirs.append(cost_of(command, Path.cwd()))
        answers = len(asked.read_text().splitlines())
        with Store.open(state_folder(town)) as store:
            stored = store.count_posts()
        print(f"{posts:,} posts on a simulated X, fetched in {answers:,} answers; both in {Path(scratch).parent}")
        print(line("concejo", ours, f"{stored:,} posts stored"))
        print(line("tweepy", theirs, "read and thrown away"))
        ratio = least(ours) / least(theirs)
        each = ", ".join(f"{o.cpu_seconds / t.cpu_seconds:.2f}" for o, t in zip(ours, theirs, strict=True))
        print(f"ratio    {ratio:7.2f} of the bare loop's CPU, least by least (each round: {each})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
