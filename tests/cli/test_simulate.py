"""`concejo simulate` as a developer uses it: a process that prints what to export, and an X that answers."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import requests

from tests.running import a_minimal_town, concejo


def test_simulate_serves_the_example_town_until_it_is_asked_to_end(tmp_path: Path) -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("X_", "CONCEJO_"))}
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "simulate"],
        env=inherited,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            exported = dict(re.findall(r"(\w+)=(\S+)", process.stdout.readline()))
            user = requests.get(
                f"{exported['X_API_BASE']}/2/users/by/username/vcorva_luz",
                headers={"Authorization": "Bearer local"},
                timeout=30,
            ).json()
            assert user["data"]["username"] == "vcorva_luz"
            town = a_minimal_town(tmp_path / "town", "vcorva_luz")
            done = concejo("fetch", "--backfill", "2026-06-01", "--now", "2026-10-21", cwd=town, **exported)
            assert done.returncode == 0, done.stderr
            assert " new posts" in done.stderr
            listed = concejo("cases", cwd=town)
            assert "resolved" in listed.stdout
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 143
