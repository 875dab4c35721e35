"""The options of `concejo simulate`, in a process: user tokens, words, faults, and what is refused."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.running import concejo
from tests.simulator.worlds import Client, an_answer, user_id, write_lines, x_post

RECENT = "/2/tweets/search/recent"


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """A file of one post."""
    return write_lines(tmp_path / "posts.jsonl", [an_answer([x_post("@luces farola")], ["vecina", "luces"])])


@contextmanager
def simulating(*words: str | Path) -> Iterator[str]:
    """The address of a simulator that these words started."""
    command = [sys.executable, "-m", "generator", "simulate", *map(str, words)]
    with subprocess.Popen(
        command, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield re.findall(r"X_API_BASE=(\S+)", process.stdout.readline())[0]
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=30)


def test_user_tokens_words_pauses_and_faults_can_be_set(posts: Path, tmp_path: Path) -> None:
    faults = tmp_path / "night.json"
    faults.write_text(json.dumps([{"on": RECENT, "do": "answer", "status": 503}]))
    options: list[str | Path] = [
        "--user-token",
        "luces=own",
        "--vocabulary",
        "2.167",
        "--archive-pause",
        "60",
        "--faults",
        faults,
    ]
    with simulating("--data", posts, "--now", "2026-10-21T06:00:00Z", *options) as address:
        app, own = Client(address), Client(address, "own")
        assert app.get(RECENT, query="farola").status_code == 503
        assert app.json(RECENT, query="farola")["data"][0]["edit_history_post_ids"]
        own.json(f"/2/users/{user_id('luces')}/mentions", start_time="2026-10-21T00:00:00Z")
        assert own.json("/2/users/me")["data"]["username"] == "luces"
        assert [app.get("/2/tweets/search/all", query="farola").status_code for _ in range(2)] == [200, 429]
        assert app.json("/__meter")["usd"] == "0.015"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--user-token", "luces"], "--user-token does not say whose token it is. Write --user-token HANDLE=TOKEN."),
        (["--user-token", "nadie=hush"], "No account @nadie is in these files."),
        (["--faults", "broken.json"], "broken.json is no scenario of faults: fault 1: Input tag 'explode'"),
        (["--faults", "none.json"], "'none.json' does not exist"),
        (["--vocabulary", "2.168"], "'2.168' is not one of '2.166', '2.167'"),
    ],
)
def test_bad_options_end_with_code_2_and_say_what_to_do(
    words: list[str], complaint: str, posts: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.json").write_text('[{"on": "/2/*", "do": "explode"}]')
    done = concejo("simulate", "--data", str(posts), *words, cwd=tmp_path)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "hush" not in done.stderr, "a token is never shown"
