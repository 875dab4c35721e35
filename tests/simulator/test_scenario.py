"""Scenario files: what they say happens, and what they must not say is refused with its place."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import requests

from generator.domain.errors import UsageError
from generator.simulator import Simulator, World, read_scenario
from tests.simulator.worlds import NOW, Client, x_post

DOCS = Path(__file__).parents[2] / "docs" / "simulator.md"
EVERY_FAULT = {"answer", "limit", "drip", "stall", "huge", "gzip-bomb", "without", "partial", "drop", "reset"}
EVERY_FAULT |= {"short", "truncate", "loop"}
RECENT = "/2/tweets/search/recent"


def write(folder: Path, scenario: Any) -> Path:
    """A scenario file."""
    path = folder / "night.json"
    path.write_text(scenario if isinstance(scenario, str) else json.dumps(scenario), encoding="utf-8")
    return path


def statuses(path: Path, calls: int) -> list[int | str]:
    """What so many searches meet."""
    world = World()
    world.add(x_post("farola"))
    met: list[int | str] = []
    with Simulator(world, now=NOW, faults=read_scenario(path)) as simulator:
        client = Client(simulator.start())
        for _ in range(calls):
            try:
                met.append(client.get(RECENT, query="farola").status_code)
            except requests.exceptions.ConnectionError:
                met.append("reset")
    return met


@pytest.mark.parametrize(
    ("calls", "spoiled"),
    [
        (2, {2}),
        ([1, 3], {1, 3}),
        ("2-3", {2, 3}),
        ("3-", {3, 4, 5}),
        ("always", {1, 2, 3, 4, 5}),
        (None, {1}),
    ],
)
def test_faults_come_on_the_calls_they_name(calls: Any, spoiled: set[int], tmp_path: Path) -> None:
    fault = {"on": RECENT, "calls": calls, "do": "answer", "status": 503}
    path = write(tmp_path, [{name: value for name, value in fault.items() if value is not None}])
    assert statuses(path, 5) == [503 if call in spoiled else 200 for call in range(1, 6)]


def test_several_faults_take_turns(tmp_path: Path) -> None:
    scenario = [
        {"on": "/2/*", "calls": 1, "do": "drop"},
        {"on": RECENT, "calls": 2, "do": "limit", "reset": "absent"},
        {"on": "/2/users/*", "calls": "always", "do": "truncate"},
    ]
    assert statuses(write(tmp_path, scenario), 3) == ["reset", 429, 200]


def test_an_empty_scenario_spoils_nothing(tmp_path: Path) -> None:
    assert statuses(write(tmp_path, "\ufeff[]"), 1) == [200]


@pytest.mark.parametrize(
    ("scenario", "complaint"),
    [
        ("", "line 1, column 1: not JSON"),
        ('[\n{"on": "/2/*", "do": "drop"},\n]', "line 3, column 1: not JSON"),
        ({"on": "/2/*", "do": "drop"}, "the file: Input should be a valid list"),
        ([{"on": "/2/*"}], "fault 1: Unable to extract tag using discriminator 'do'"),
        ([{"on": "/2/*", "do": "explode"}], "fault 1: Input tag 'explode'"),
        ([{"on": "/2/*", "do": "drop"}, {"do": "drop"}], "fault 2, on: Field required"),
        ([{"on": "search", "do": "drop"}], "fault 1, on: String should match pattern"),
        ([{"on": "/2/*", "do": "drop", "status": 500}], "fault 1, status: Extra inputs are not permitted"),
        ([{"on": "/2/*", "do": "answer", "status": "503"}], "fault 1, status: Input should be a valid integer"),
        ([{"on": "/2/*", "do": "answer", "status": 99}], "fault 1, status: Input should be greater than"),
        ([{"on": "/2/*", "do": "limit", "reset": "never"}], "fault 1, reset: Input should be 'soon'"),
        ([{"on": "/2/*", "do": "drip", "seconds": -1}], "fault 1, seconds: Input should be greater"),
        ([{"on": "/2/*", "do": "without", "fields": []}], "fault 1, fields: List should have at least 1 item"),
        *(
            ([{"on": "/2/*", "calls": calls, "do": "drop"}], 'fault 1, calls: Value error, write 3, [1, 3], "3-5"')
            for calls in (0, -1, True, [], [1, "2"], "often", "5", None, {"from": 1})
        ),
        ('[{"on": "/2/*", "on": "/2/users", "do": "drop"}]', "it says 'on' twice in one fault"),
        ("[" * 100_000, "it is nested too deeply"),
        (" " * 300_000, "it is larger than 256 kB"),
    ],
)
def test_what_is_no_scenario_is_refused_with_its_place(scenario: Any, complaint: str, tmp_path: Path) -> None:
    path = write(tmp_path, scenario)
    with pytest.raises(UsageError) as caught:
        read_scenario(path)
    assert str(caught.value).startswith(f"{path} is no scenario of faults: ")
    assert complaint in str(caught.value)
    assert (caught.value.exit_code, "docs/simulator.md" in caught.value.hint) == (2, True)


@pytest.mark.parametrize("data", [b"\xff\xfe[]", b'["\xe9"]'])
def test_bytes_that_are_no_text_are_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "night.json"
    path.write_bytes(data)
    with pytest.raises(UsageError, match="is no scenario of faults"):
        read_scenario(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_scenario(tmp_path / "none.json")


def test_the_documented_scenarios_are_all_read(tmp_path: Path) -> None:
    text = DOCS.read_text(encoding="utf-8")
    blocks = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    assert blocks
    for block in blocks:
        read_scenario(write(tmp_path, block))
    documented = set(re.findall(r'"do": "([a-z-]+)"', text))
    assert documented == EVERY_FAULT
