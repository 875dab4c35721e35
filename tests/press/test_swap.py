"""The last good site stands until the new one has taken its place, whatever happens in between."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.domain.errors import BuildError, TownError
from generator.press.inputs import refuse_symlinks
from generator.press.swap import NewTree, open_tree, swap_in, sweep
from tests.press.towns import environment

OLD = {"index.html": "OLD", "about.html": "OLD"}
NEW = {"index.html": "NEW", "about.html": "NEW"}


def grow(target: Path, words: str) -> NewTree:
    tree = open_tree(target)
    for page in OLD:
        (tree.root / page).write_text(words, encoding="ascii")
    return tree


def publish(target: Path, words: str) -> None:
    tree = grow(target, words)
    swap_in(tree.root, tree.target)
    tree.close()


def pages(target: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in target.glob("*.html")}


def beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir() if path != target)


def test_a_new_site_replaces_the_last_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "site"
    publish(target, "OLD")
    (target / "gone.html").write_text("a page of a case that was removed", encoding="ascii")
    publish(target, "NEW")
    assert pages(target) == NEW
    assert beside(target) == []


def test_a_build_that_gives_up_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(target, "OLD")
    grow(target, "NEW").close()
    assert pages(target) == OLD
    assert beside(target) == []


def test_killed_at_any_point_the_site_is_old_or_new_at_the_next_start(tmp_path: Path) -> None:
    target, killed, outcomes = tmp_path / "site", 0, set()
    for number in range(1, 60):
        publish(target, "OLD")
        child = [sys.executable, "-m", "tests.press.dying_swap", str(target), str(number)]
        ended = subprocess.run(child, env=environment(), check=False, capture_output=True, timeout=30)
        assert ended.returncode in {0, -9}, ended.stderr
        sweep(target)
        assert pages(target) in (OLD, NEW)
        assert beside(target) == []
        outcomes.add(pages(target)["index.html"])
        if ended.returncode == 0:
            break
        killed += 1
    assert ended.returncode == 0, "some run must get through"
    assert killed >= 8
    assert outcomes == {"OLD", "NEW"}


def test_where_the_disk_refuses_the_new_site_the_last_one_returns_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    publish(target, "OLD")
    tree = grow(target, "NEW")
    rename = Path.rename

    def refusing(path: Path, destination: Path) -> Path:
        if path == tree.root:
            raise OSError(5, "Input/output error")
        return rename(path, destination)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", refusing)
        with pytest.raises(OSError, match="Input/output error"):
            swap_in(tree.root, target)
    tree.close()
    assert pages(target) == OLD
    assert beside(target) == []


def test_a_living_builds_folder_is_not_swept_away(tmp_path: Path) -> None:
    target = tmp_path / "site"
    living = grow(target, "NEW")
    publish(target, "OLD")
    sweep(target)
    assert living.root.is_dir()
    swap_in(living.root, target)
    living.close()
    assert pages(target) == NEW


def foreign(target: Path) -> None:
    target.mkdir()
    (target / "thesis.txt").write_text("years of work", encoding="ascii")


def link(target: Path) -> None:
    (target.parent / "elsewhere").mkdir()
    target.symlink_to(target.parent / "elsewhere")


def file(target: Path) -> None:
    target.write_text("years of work", encoding="ascii")


@pytest.mark.parametrize("kind", [foreign, link, file])
def test_what_is_not_ours_is_refused(tmp_path: Path, kind) -> None:  # type: ignore[no-untyped-def]
    target = tmp_path / "site"
    kind(target)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BuildError, match="site") as fault:
        open_tree(target)
    assert "site_dir" in fault.value.hint
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_became_foreign_during_the_build_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "site"
    tree = grow(target, "NEW")
    foreign(target)
    with pytest.raises(BuildError):
        swap_in(tree.root, target)
    tree.close()
    assert (target / "thesis.txt").read_text() == "years of work"
    assert beside(target) == []


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    publish(target, "NEW")
    assert pages(target) == NEW
    assert beside(target) == []


def test_sweeping_where_nothing_was_built_is_nothing(tmp_path: Path) -> None:
    sweep(tmp_path / "never" / "site")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["pages/a.md", "pages/de", "pages"])
def test_symbolic_links_in_a_town_are_refused(tmp_path: Path, place: str) -> None:
    pages = tmp_path / "pages"
    if place != "pages":
        pages.mkdir()
    (tmp_path / "secret").mkdir()
    (tmp_path / place).symlink_to(tmp_path / "secret")
    with pytest.raises(TownError, match=f"{place} is a symbolic link"):
        refuse_symlinks([pages], tmp_path)


def test_the_last_site_goes_whole_whatever_it_holds_and_nothing_beside_it(tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("KEEP", encoding="ascii")
    publish(target, "OLD")
    for path in ("cases/1/index.html", "cases/1/more/deep.txt", "assets/a.css", "cases/2/other.html"):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text("OLD", encoding="ascii")
    (target / "cases" / "link").symlink_to(elsewhere)
    (target / "cases" / "1" / "link").symlink_to(elsewhere)
    publish(target, "NEW")
    assert sorted(path.name for path in target.rglob("*.html")) == ["about.html", "index.html"]
    assert beside(target) == ["elsewhere"]
    assert (elsewhere / "index.html").read_text(encoding="ascii") == "KEEP"
