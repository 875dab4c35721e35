"""The nightly workflow, its steps executed in order in a fresh copy of the checkout, against the simulator."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.simulator import Simulator, World
from generator.townfiles import travelling

ROOT = Path(__file__).parent.parent
WORKFLOWS = ROOT / ".github" / "workflows"
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")


def steps(name: str) -> list[dict[str, Any]]:
    """Every step of every job of a workflow, in order."""
    workflow = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What git holds, copied to a folder of its own."""
    copy = tmp_path / "checkout"
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, files.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    return copy


@pytest.mark.parametrize("name", sorted(path.name for path in WORKFLOWS.glob("*.yml")))
def test_workflow_is_pinned_and_runs_one_line_at_a_time(name: str) -> None:
    for step in steps(name):
        if "uses" in step:
            assert PINNED.fullmatch(step["uses"]), step["uses"]
        else:
            assert "\n" not in step["run"].strip()
            assert "${{" not in step["run"]
            assert re.match(r"(make|\.venv/bin/concejo) ", step["run"]), step["run"]


def test_the_night_publishes_a_site(checkout: Path) -> None:
    example = travelling("example_town")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("X_", "CONCEJO_", "COV"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{inherited['PATH']}"
    with Simulator(World.load([example / "posts.jsonl"]), media=example / "media") as simulator:
        address = simulator.start()
        secrets = {
            "${{ secrets.X_BEARER_TOKEN }}": "a-token",
            "${{ secrets.X_USER_TOKEN }}": "",
            "${{ vars.CONCEJO_BACKFILL }}": "2026-01-01",
        }
        for step in steps("nightly.yml"):
            if "run" not in step:
                continue
            given = {name: secrets[value] for name, value in step.get("env", {}).items()}
            environment = {**inherited, "PATH": path, "CI": "true", **given}
            environment |= {"X_API_BASE": address, "X_MEDIA_BASE": f"{address}/media"}
            done = subprocess.run(
                ["bash", "-eo", "pipefail", "-c", step["run"]],
                cwd=checkout,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"{step['name']}: {done.stdout}{done.stderr}"
    assert len(list((checkout / "site" / "cases").glob("*/index.html"))) >= 40
    uploads = [step["with"]["path"] for step in steps("nightly.yml") if "upload" in step.get("uses", "")]
    assert uploads == ["site"]
