"""`concejo check` for machines: marks in a pull request, and JSON Lines."""

import json
from pathlib import Path

from generator.cli.marking import github_line
from generator.domain.problems import Problem
from tests.running import a_minimal_town, concejo

BROKEN = 'case: "1"\nstatus: solved\nresolved_by: 77\n'


def a_broken_town(folder: Path) -> Path:
    town = a_minimal_town(folder, "help_desk")
    (town / "site_src" / "annotations").mkdir()
    (town / "site_src" / "annotations" / "100%,a:b.yml").write_text(BROKEN, encoding="utf-8")
    return town


def test_a_pull_request_is_marked_at_its_lines(tmp_path: Path) -> None:
    a_broken_town(tmp_path / "towns" / "villacorva")
    done = concejo(
        "check", "--town", "towns/villacorva", "--format", "github", cwd=tmp_path, GITHUB_WORKSPACE=str(tmp_path)
    )
    assert done.returncode == 10
    file = "file=towns/villacorva/site_src/annotations/100%25%2Ca%3Ab.yml"
    assert done.stdout.splitlines() == [
        f"::error {file},line=2,col=9,title=A004::'solved' is not a choice here: did you mean 'resolved'?",
        f'::warning {file},line=3,col=14,title=A021::quote it, as in "77": other tools lose digits',
    ]


def test_problems_as_data(tmp_path: Path) -> None:
    done = concejo("check", "--format", "json", cwd=a_broken_town(tmp_path))
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["path"], first["line"], first["column"]) == ("site_src/annotations/100%,a:b.yml", 2, 9)
    assert [(each["code"], each["level"]) for each in (first, second)] == [("A004", "error"), ("A021", "warning")]


def test_nothing_in_a_message_or_a_name_can_become_a_command(tmp_path: Path) -> None:
    evil = Problem("site_src/annotations/\n::stop.yml", 1, 2, "A004", "100%\r\n::error::x\u2028\x1b[31m")
    line = github_line(evil, tmp_path)
    assert len(line.splitlines()) == 1
    assert line.count("::error") == 2, "the command, and the same word within the message"
    assert line.startswith("::error file=site_src/annotations/%0A%3A%3Astop.yml,line=1,col=2,title=A004::100%25%0D%0A")
    assert "\x1b" not in line


def test_a_town_elsewhere_keeps_its_own_paths(tmp_path: Path) -> None:
    problem = Problem("site_src/town.yml", 1, 1, "T001", "no")
    assert "file=site_src/town.yml," in github_line(problem, tmp_path / "elsewhere")
