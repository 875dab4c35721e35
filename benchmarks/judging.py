"""`python -m benchmarks.judging [THREADS]`: what it costs to judge a town's whole past, and a night's changes.

Every step runs in a process of its own, over a store that is filled beforehand and not counted.
"""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.__main__ import scratch_place
from benchmarks.many_talks import POSTS, a_talking_town, one_more
from benchmarks.measure import Cost, cost_of
from generator import pipeline
from generator.casework import Casework
from generator.domain.annotations import Annotation
from generator.domain.cases import Case
from generator.domain.posts import Thread
from generator.store import Store, state_folder

CHANGED = 100


class Counting(Casework):
    """The judgement, with a stopwatch: how many threads it judged, and in how many CPU seconds."""

    threads, seconds = 0, 0.0

    def judge(self, thread: Thread, annotation: Annotation | None = None) -> Case:
        """The case, timed."""
        started = time.process_time()
        case = super().judge(thread, annotation)
        Counting.seconds += time.process_time() - started
        Counting.threads += 1
        return case


def read(folder: Path) -> None:
    with Store.open(state_folder(folder)) as store:
        print(f"{sum(1 for _ in store.threads()):,} threads read")


def judge(folder: Path) -> None:
    pipeline.Casework = Counting  # type: ignore[attr-defined]
    told: Counter[str] = Counter()
    with Store.open(state_folder(folder)) as store:
        for bundle in pipeline.judged(pipeline.open_town(folder), store):
            told.update(case.status.value for case, _ in bundle)
    counts = ", ".join(f"{count:,} {status}" for status, count in sorted(told.items()))
    print(f"{Counting.threads:,} threads judged in {Counting.seconds:.2f} CPU s; {counts}")


def step(what: str, verb: str, folder: Path) -> Cost:
    cost = cost_of([sys.executable, "-m", "benchmarks.judging", verb, str(folder)], Path.cwd(), folder / "said")
    said = (folder / "said").read_text().strip()
    print(f"{what:34} {cost.cpu_seconds:7.2f} CPU s {cost.peak_megabytes:6.0f} MB peak   {said}")
    return cost


def main(threads: int = 100_000) -> None:
    with tempfile.TemporaryDirectory(dir=scratch_place()) as scratch:
        town = a_talking_town(threads, Path(scratch, "town"))
        print(f"{threads:,} threads, {POSTS * threads:,} posts; each step with starting Python and opening the state")
        step("read the threads, judge nothing", "read", town)
        step("judge them all", "judge", town)
        with Store.open(state_folder(town)) as store:
            one_more(store, min(CHANGED, threads))
        step(f"a night later, {min(CHANGED, threads)} changed", "judge", town)
        step("nothing changed", "judge", town)


if __name__ == "__main__":
    verb = sys.argv[1] if len(sys.argv) == 3 else ""
    if verb:
        {"read": read, "judge": judge}[verb](Path(sys.argv[2]))
    else:
        main(*map(int, sys.argv[1:]))
