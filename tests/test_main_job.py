"""The whole main job: from public posts over real HTTP to a published site."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.simulator import Simulator, World
from generator.townfiles import example_moment, travelling
from tests.running import a_minimal_town, bytes_of, concejo

JSON_KEYS = {
    "case_id", "conversation_id", "status", "reopened", "needs_review", "request", "first_response", "resolved_by",
    "first_response_seconds", "resolution_seconds", "decided_by", "service_code", "district", "kudos",
}  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder, built by the command that README names."""
    folder = tmp_path_factory.mktemp("demo")
    done = concejo("demo", "--folder", "villacorva", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "villacorva/site" in done.stderr
    return folder / "villacorva"


def listed(town: Path, *options: str) -> list[dict[str, object]]:
    done = concejo("cases", "--format", "json", *options, cwd=town)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_demo_publishes_at_least_forty_cases(demo: Path) -> None:
    pages = [path for path in (demo / "site" / "cases").glob("*/index.html") if path.parent.name.isdigit()]
    assert len([page for page in pages if len(page.parent.name) > 4]) >= 40
    for page in ("index.html", "cases/index.html", "thanks/index.html", "figures/index.html", "about/index.html"):
        for prefix in ("", "de/", "en/"):
            assert (demo / "site" / prefix / page).is_file(), prefix + page


def test_demo_again_is_the_same_to_the_byte(demo: Path, tmp_path: Path) -> None:
    assert concejo("demo", "--folder", "again", cwd=tmp_path).returncode == 0
    assert bytes_of(tmp_path / "again" / "site") == bytes_of(demo / "site")


def test_mkdocs_build_gives_the_same_site_as_concejo_build(demo: Path) -> None:
    assert concejo("build", cwd=demo).returncode == 0
    ours = bytes_of(demo / "site")
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=demo, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert bytes_of(demo / "site") == ours


def test_demo_keeps_what_somebody_edited(tmp_path: Path) -> None:
    assert concejo("demo", "--folder", "d", cwd=tmp_path).returncode == 0
    note = tmp_path / "d" / "site_src" / "pages" / "about.md"
    note.write_text("# Edited\n")
    done = concejo("demo", "--folder", "d", cwd=tmp_path)
    assert done.returncode == 0
    assert "pages/about.md" in done.stderr
    assert note.read_text() == "# Edited\n"


def test_demo_leaves_other_peoples_folders_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("chapter one")
    done = concejo("demo", "--folder", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_every_case_has_the_public_shape(demo: Path) -> None:
    cases = listed(demo, "--all")
    assert len(cases) > len(listed(demo))
    for case in cases:
        assert set(case) == JSON_KEYS
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", str(case["case_id"]))
        if case["needs_review"] and case["status"] == "resolved":
            assert case["decided_by"] in {"mark", "annotation"}


def test_second_fetch_stores_nothing_new_and_says_so(tmp_path: Path) -> None:
    demo = tmp_path / "d"
    assert concejo("demo", "--folder", demo, cwd=tmp_path).returncode == 0
    with the_example_town() as simulator:
        address = simulator.start()
        settings = {"X_API_BASE": address, "X_BEARER_TOKEN": "t", "X_MEDIA_BASE": f"{address}/media"}
        done = concejo("fetch", "--now", "2026-10-21T06:00:00Z", cwd=demo, **settings)
    assert done.returncode == 0, done.stderr
    assert "Nothing new" in done.stderr


def the_example_town() -> Simulator:
    """The simulated X that the demo fetches from."""
    example = travelling("example_town")
    return Simulator(World.load([example / "posts.jsonl"]), now=example_moment(), media=example / "media")


@pytest.fixture
def real_town(tmp_path: Path, real_data: Path) -> Path:
    """A two-file town whose staff are the real conversations' service accounts."""
    handles = json.loads((real_data / "real_threads" / "staff_accounts.json").read_text())
    return a_minimal_town(tmp_path / "real", *handles)


@pytest.fixture
def real_x(real_data: Path) -> Iterator[str]:
    """The real conversations, served by the simulator."""
    world = World.load([real_data / "real_threads" / "search_pages.jsonl"])
    with Simulator(world) as simulator:
        yield simulator.start()


@pytest.mark.real_data
def test_importing_and_fetching_the_real_conversations_agree_to_the_byte(
    real_town: Path, real_data: Path, real_x: str, tmp_path: Path
) -> None:
    pages = real_data / "real_threads" / "search_pages.jsonl"
    fetched_town = a_minimal_town(tmp_path / "fetched", *json.loads((pages.parent / "staff_accounts.json").read_text()))
    assert concejo("import", pages, cwd=real_town).returncode == 0
    done = concejo("fetch", "--backfill", "2018-01-01", cwd=fetched_town, X_BEARER_TOKEN="t", X_API_BASE=real_x)
    assert done.returncode == 0, done.stderr
    imported = concejo("cases", "--all", "--format", "json", cwd=real_town).stdout
    assert imported == concejo("cases", "--all", "--format", "json", cwd=fetched_town).stdout
    assert len(imported.splitlines()) == 523


@pytest.mark.real_data
def test_the_site_of_all_real_conversations_builds_and_verifies(demo: Path, real_town: Path, real_data: Path) -> None:
    pages = real_data / "real_threads" / "search_pages.jsonl"
    (real_town / "mkdocs.yml").write_bytes((demo / "mkdocs.yml").read_bytes())
    for name in ("pages", "theme"):
        for path in (demo / "site_src" / name).rglob("*"):
            if path.is_file():
                target = real_town / "site_src" / name / path.relative_to(demo / "site_src" / name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    assert concejo("import", pages, cwd=real_town).returncode == 0
    done = concejo("build", cwd=real_town)
    assert done.returncode == 0, done.stderr
    cases = [case for case in listed(real_town) if case["status"] != "not_a_case"]
    assert all((real_town / "site" / "cases" / str(case["case_id"]) / "index.html").is_file() for case in cases)


def test_a_fault_leaves_the_last_good_site_untouched(tmp_path: Path) -> None:
    demo = tmp_path / "d"
    assert concejo("demo", "--folder", demo, cwd=tmp_path).returncode == 0
    before = bytes_of(demo / "site")
    (demo / "site_src" / "pages" / "about.md").write_text("# About\n\n[a dead link](nowhere.md)\n\n[another](/gone/)\n")
    done = concejo("build", cwd=demo)
    assert done.returncode == 40, done.stderr
    assert bytes_of(demo / "site") == before
    (demo / "site_src" / "town.yml").write_text("name: [")
    assert concejo("build", cwd=demo).returncode == 10
    assert bytes_of(demo / "site") == before
