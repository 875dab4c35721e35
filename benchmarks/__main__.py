"""`python -m benchmarks [CASES [ROUNDS]]`: build the same cases with Concejo and with Hugo, turn by turn."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.hugo_peer import a_hugo_site_with, hugo
from benchmarks.many_cases import a_town_with
from benchmarks.measure import Cost, cost_of


def pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def least(costs: list[Cost]) -> float:
    """The least disturbed round: what else a machine does only ever adds to the CPU seconds of the same work."""
    return min(cost.cpu_seconds for cost in costs)


def line(name: str, costs: list[Cost], count: int) -> str:
    cpu = least(costs)
    peak = max(cost.peak_megabytes for cost in costs)
    return f"{name:8} {cpu:7.2f} CPU s (least of {len(costs)})   {peak:6.0f} MB peak   {count:,} pages"


def scratch_place() -> str | None:
    """A RAM disk where there is one, so that no disk's mood is measured; None for the system's own folder."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def main(cases: int = 10_000, rounds: int = 5) -> None:
    with tempfile.TemporaryDirectory(dir=scratch_place()) as scratch:
        town, peer = Path(scratch, "town"), Path(scratch, "hugo")
        town.mkdir()
        peer.mkdir()
        a_town_with(cases, town)
        a_hugo_site_with(cases, peer)
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(cost_of([sys.executable, "-m", "generator", "build"], town))
            theirs.append(cost_of([hugo(), "--cleanDestinationDir", "--quiet"], peer))
        print(f"{cases:,} cases of four posts, built from a filled store; hugo from Markdown, small theme")
        print(f"both ran in {Path(scratch).parent}")
        print(line("concejo", ours, pages(town / "site")))
        print(line("hugo", theirs, pages(peer / "public")))
        ratios = [our.cpu_seconds / their.cpu_seconds for our, their in zip(ours, theirs, strict=True)]
        each = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        print(f"ratio    {least(ours) / least(theirs):7.2f} of hugo's CPU, least by least (each round: {each})")
        print(f"         {ours[0].cpu_seconds:7.2f} CPU s for the first build, which judges every case")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
