"""Bad input ends in one clear line, its exit code, and nothing lost: real processes over real HTTP."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.simulator import Simulator, World
from tests.cli.strange_server import answering
from tests.running import a_minimal_town, concejo


def a_response(*texts: str) -> str:
    """One line of a response file: a thread of posts by somebody who asks `help_desk`."""
    posts = [
        {
            "id": str(100 + number),
            "text": text,
            "author_id": "7",
            "conversation_id": "100",
            "created_at": f"2026-10-20T10:0{number}:00.000Z",
            "lang": "en",
        }
        for number, text in enumerate(texts)
    ]
    users = [{"id": "7", "username": "neighbour", "name": "Neighbour"}]
    return json.dumps({"data": posts, "includes": {"users": users}, "meta": {"result_count": len(posts)}})


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A town of two files."""
    return a_minimal_town(tmp_path / "town", "help_desk")


@pytest.fixture
def empty_x() -> Iterator[str]:
    """A simulated X that knows one token and no posts."""
    with Simulator(World.load([]), token="right") as simulator:
        yield simulator.start()


PLAN = ("Search the last seven days", "Complete the conversations", "Look again at")


def one_line(text: str) -> str:
    """The one line that a fault says, beside the plan that a fetch tells first."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(PLAN)]
    assert len(lines) == 1, text
    return lines[0]


def test_missing_token_names_the_secret(town: Path) -> None:
    done = concejo("fetch", cwd=town)
    assert done.returncode == 20
    assert "X_BEARER_TOKEN" in one_line(done.stderr)


def test_wrong_token_is_refused_without_showing_it(town: Path, empty_x: str) -> None:
    done = concejo("fetch", cwd=town, X_BEARER_TOKEN="not-the-token-4711", X_API_BASE=empty_x)
    assert done.returncode == 20
    assert "X_BEARER_TOKEN" in one_line(done.stderr)
    assert "4711" not in done.stdout + done.stderr


def test_unreachable_api(town: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        base = f"http://127.0.0.1:{taken.getsockname()[1]}"
        done = concejo("fetch", cwd=town, X_BEARER_TOKEN="t", X_API_BASE=base, CONCEJO_DEADLINE="2")
    assert done.returncode == 22
    assert one_line(done.stderr)


def test_a_page_of_html_instead_of_json(town: Path) -> None:
    with answering("<html><body>Welcome to the hotel's network</body></html>", "text/html") as base:
        done = concejo("fetch", cwd=town, X_BEARER_TOKEN="t", X_API_BASE=base)
    assert done.returncode == 21
    assert "hotel" not in one_line(done.stderr)
    assert concejo("cases", "--all", "--format", "json", cwd=town).stdout == ""


def test_half_written_response_file_keeps_its_complete_lines(town: Path) -> None:
    file = town / "posts.jsonl"
    file.write_text(a_response("The lamp is out @help_desk, please help") + "\n" + a_response("second")[:90])
    done = concejo("import", file, cwd=town)
    assert done.returncode == 21
    assert "posts.jsonl:2" in one_line(done.stderr)
    assert len(concejo("cases", "--all", "--format", "json", cwd=town).stdout.splitlines()) == 1


def test_broken_town_file_names_its_line(town: Path) -> None:
    (town / "site_src" / "town.yml").write_text("name: X\nlanguages: [en]\ntimezone: Europe/Madird\n")
    done = concejo("cases", cwd=town)
    assert done.returncode == 10
    assert "site_src/town.yml:3:" in one_line(done.stderr)
    assert "Europe/Madrid" in done.stderr


def test_check_prints_every_problem_of_every_file(town: Path) -> None:
    (town / "site_src" / "town.yml").write_text("name: X\nlanguages: [en]\ntimezone: Mars\nnmae: Y\n")
    folder = town / "site_src" / "annotations"
    folder.mkdir()
    (folder / "one.yml").write_text('case: "1"\nstatus: solved\n')
    (folder / "two.yml").write_text('case: "1"\n\tstatus: open\n')
    done = concejo("check", cwd=town)
    assert done.returncode == 10
    places = {line.split(": ")[0] for line in done.stdout.splitlines()}
    assert {"site_src/town.yml:3:11", "site_src/town.yml:4:1", "site_src/annotations/one.yml:2:9"} <= places
    assert any(place.startswith("site_src/annotations/two.yml:2:") for place in places)


def test_linked_residents_are_refused_not_ignored(town: Path) -> None:
    with (town / "site_src" / "town.yml").open("a") as file:
        file.write("residents: linked\n")
    assert concejo("check", cwd=town).returncode == 10
    assert concejo("cases", cwd=town).returncode == 10


def test_folder_without_a_town_says_what_a_town_is(tmp_path: Path) -> None:
    done = concejo("cases", cwd=tmp_path)
    assert done.returncode == 10
    assert "site_src/town.yml" in one_line(done.stderr)


@pytest.mark.parametrize("arguments", [["fecth"], ["fetch", "--backfill", "yesterday"], ["import", "no-such-file"]])
def test_words_that_make_no_sense_end_with_usage(arguments: list[str], town: Path) -> None:
    done = concejo(*arguments, cwd=town)
    assert done.returncode == 2
    assert "Error" in done.stderr


def test_reader_that_goes_away_is_no_fault(town: Path) -> None:
    file = town / "posts.jsonl"
    file.write_text(a_response("The lamp is out @help_desk, please help"))
    assert concejo("import", file, cwd=town).returncode == 0
    assert concejo("cases", "--help", cwd=town).returncode == 0


def test_damaged_state_is_refused(town: Path) -> None:
    state = town / ".concejo"
    state.mkdir()
    (state / "state.sqlite3").write_bytes(b"this is no database, but it is long enough to be read as one" * 40)
    done = concejo("cases", cwd=town)
    assert done.returncode == 30
    assert one_line(done.stderr)


def test_nothing_in_a_log_can_command_the_runner(town: Path) -> None:
    (town / "site_src" / "town.yml").write_text('name: X\nlanguages: [en]\ntimezone: "::set-output name=x::y"\n')
    done = concejo("check", cwd=town)
    assert not any(line.startswith("::") for line in (done.stdout + done.stderr).splitlines())


def test_a_post_that_looks_like_markup_is_listed_as_it_is(town: Path) -> None:
    file = town / "posts.jsonl"
    file.write_text(a_response(r"@help_desk the lamp \\[/b] [red] is out, please help"))
    assert concejo("import", file, cwd=town).returncode == 0
    done = concejo("cases", cwd=town)
    assert done.returncode == 0, done.stderr
    assert "[red]" in done.stdout


def test_a_broken_file_does_not_keep_the_next_one_out(town: Path) -> None:
    broken, whole = town / "broken.jsonl", town / "whole.jsonl"
    broken.write_text(a_response("half")[:90])
    whole.write_text(a_response("The lamp is out @help_desk, please help"))
    done = concejo("import", broken, whole, cwd=town)
    assert done.returncode == 21
    assert "broken.jsonl:1" in one_line(done.stderr)
    assert len(concejo("cases", "--all", "--format", "json", cwd=town).stdout.splitlines()) == 1


def test_a_broken_annotation_does_not_keep_posts_out(town: Path) -> None:
    folder = town / "site_src" / "annotations"
    folder.mkdir()
    (folder / "one.yml").write_text('case: "1"\nstatus: solved\n')
    file = town / "posts.jsonl"
    file.write_text(a_response("The lamp is out @help_desk, please help"))
    assert concejo("import", file, cwd=town).returncode == 0
    assert concejo("cases", cwd=town).returncode == 10


def test_check_tells_of_the_files_though_the_state_is_damaged(town: Path) -> None:
    (town / "site_src" / "town.yml").write_text("name: X\nlanguages: [en]\ntimezone: Mars\n")
    (town / ".concejo").mkdir()
    (town / ".concejo" / "state.sqlite3").write_bytes(b"this is no database, but long enough to be read as one" * 40)
    done = concejo("check", cwd=town)
    assert done.returncode == 10
    assert "site_src/town.yml:3:11" in done.stdout
