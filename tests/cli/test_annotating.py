"""`concejo review` and `concejo annotate` as staff use them: from a doubtful case to a correction in one minute."""

import json
import re
import shutil
import stat
from pathlib import Path

import pytest

from tests.cli.posts_on_file import a_conversation, on_file
from tests.running import concejo

SECRET = "papagayo"
DOUBTFUL = a_conversation(
    1000,
    ("ana", f"@luces la farola {SECRET} está fundida"),
    ("luces", f"Ya está arreglada, {SECRET}."),
    ("bea", f"@luces no está arreglada, {SECRET}"),
)
PHONE = a_conversation(2000, ("ana", f"@luces otra farola {SECRET} fundida, llámenme al 612 345 678"))
TOWN = "name: Villacorva\nlanguages: [{}]\ntimezone: Europe/Madrid\n"
STAFF = "staff: [{handle: luces, role: Alumbrado, services: [lighting]}]\n"
SERVICES = "services: [{service_code: lighting, service_name: Alumbrado}]\n"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town that has taken in one doubtful case and one with a telephone number."""
    folder = tmp_path_factory.mktemp("known")
    site_src = folder / "site_src"
    site_src.mkdir()
    (site_src / "town.yml").write_text(TOWN.format("es"), encoding="utf-8")
    (site_src / "staff.yml").write_text(STAFF, encoding="utf-8")
    (site_src / "services.yml").write_text(SERVICES, encoding="utf-8")
    done = concejo("import", on_file(folder / "posts.jsonl", DOUBTFUL, PHONE), cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def town(known: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return shutil.copytree(known, tmp_path / "town")


def test_review_lists_what_staff_should_look_at_with_something_to_paste(town: Path) -> None:
    done = concejo("review", cwd=town, CI="")
    assert done.returncode == 0, done.stderr
    assert SECRET in done.stdout.splitlines()[0], "staff at their own screen see the title"
    assert "Sin confirmar: otra persona dice que no está resuelto." in done.stdout
    assert "https://x.com/i/status/1000" in done.stdout.replace("ana", "i")
    assert '    case: "1000"' in done.stdout
    assert "solo con enlace, puede contener datos personales" in done.stdout


def test_in_ci_nothing_of_a_post_is_printed(town: Path) -> None:
    done = concejo("review", cwd=town, CI="true")
    assert done.returncode == 0
    assert SECRET not in done.stdout + done.stderr
    assert "1000" in done.stdout


def test_review_as_data(town: Path) -> None:
    done = concejo("review", "--format", "json", cwd=town)
    assert SECRET not in done.stdout
    case, held = map(json.loads, done.stdout.splitlines())
    assert (case["kind"], case["case_id"], case["status"]) == ("case", "1000", "acknowledged")
    assert case["reasons"] == [{"rule": "contradicted", "post": "1002"}]
    assert case["stub"].startswith("# yaml-language-server: $schema=../schemas/annotation.schema.json\n")
    assert (held["kind"], held["case_id"], held["post"]) == ("held", "2000", "2000")


def test_from_review_to_a_decision(town: Path) -> None:
    written = concejo("review", "--write", "1000", cwd=town)
    assert written.stdout.strip() == "site_src/annotations/2026-10-20-lighting-1000.yml"
    file = town / written.stdout.strip()
    text = file.read_text(encoding="utf-8")
    assert SECRET not in text, "such files are public: no word of a post is in them"
    file.write_text(text.replace("#status: acknowledged", "status: resolved"), encoding="utf-8")
    assert concejo("review", "--format", "json", cwd=town).stdout.count('"kind": "case"') == 0
    (case,) = [json.loads(line) for line in concejo("cases", "--format", "json", cwd=town).stdout.splitlines()][:1]
    assert (case["status"], case["decided_by"], case["needs_review"]) == ("resolved", "annotation", False)


@pytest.mark.parametrize("named", ["1000", "https://twitter.com/bea/status/1002?s=20", "https://v.example/cases/1000/"])
def test_a_case_is_named_by_its_id_its_page_or_any_of_its_posts(town: Path, named: str) -> None:
    done = concejo("annotate", named, cwd=town)
    assert done.returncode == 0, done.stderr
    assert 'case: "1000"' in (town / done.stdout.strip()).read_text(encoding="utf-8")


def test_an_annotation_is_never_overwritten(town: Path) -> None:
    folder = town / "site_src" / "annotations"
    folder.mkdir()
    (folder / "mine.yml").write_text('case: "1000"\ntitle: My lamp\n', encoding="utf-8")
    done = concejo("annotate", "1001", cwd=town)
    assert done.returncode == 2
    assert "site_src/annotations/mine.yml annotates this case already" in done.stderr
    assert [file.name for file in folder.iterdir()] == ["mine.yml"]


def test_a_case_that_nobody_knows_is_a_clear_error(town: Path) -> None:
    done = concejo("annotate", "404", cwd=town)
    assert (done.returncode, done.stdout) == (2, "")
    assert "concejo fetch" in done.stderr


def test_edit_opens_the_editor_also_for_a_file_that_is_there(town: Path) -> None:
    editor = town / "editor"
    editor.write_text('#!/bin/sh\necho "title: Farola" >> "$1"\n', encoding="utf-8")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    first = concejo("annotate", "--edit", "1000", cwd=town, EDITOR=str(editor), VISUAL="")
    again = concejo("annotate", "--edit", "1000", cwd=town, EDITOR=str(editor), VISUAL="")
    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert first.stdout == again.stdout
    assert (town / first.stdout.strip()).read_text(encoding="utf-8").count("title: Farola") == 2


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("es", "En qué estado está el caso."), ("de", "Wie es um den Fall steht."), ("en", "Where the case stands.")],
)
def test_a_stub_speaks_the_towns_language_and_every_key_of_it_can_be_used(
    town: Path, language: str, sentence: str
) -> None:
    (town / "site_src" / "town.yml").write_text(TOWN.format(language), encoding="utf-8")
    file = town / concejo("annotate", "1000", cwd=town).stdout.strip()
    text = file.read_text(encoding="utf-8")
    assert sentence in text
    file.write_text(re.sub(r"^#(?=\S)", "", text, flags=re.MULTILINE), encoding="utf-8")
    done = concejo("check", cwd=town)
    assert done.returncode == 0, done.stdout
