"""What annotations say of each other's cases: one case in one file, one conversation in one case, and no circles."""

from pathlib import Path

import pytest

from tests.townfiles.folders import read

ONE = "case: '1'\ntitle: Lamp\n"

ROWS = [
    # merged twice: both files are told
    ({"a": ONE + "merge: ['9']\n", "b": "case: '2'\nmerge: ['9']\n"}, ["a:3:9 A040", "b:2:9 A040"]),
    # merged, and annotated on its own
    ({"a": ONE + "merge: ['2']\n", "b": "case: '2'\ntitle: Bin\n"}, ["a:3:9 A040"]),
    # two that merge each other
    ({"a": ONE + "merge: ['2']\n", "b": "case: '2'\nmerge: ['1']\n"}, ["a:3:9 A040", "b:2:9 A040"]),
    # a post goes to one case
    (
        {"a": ONE + "split: [{posts: ['7']}]\n", "b": "case: '2'\nsplit: [{posts: ['7']}]\n"},
        ["a:3:18 A040", "b:2:18 A040"],
    ),
    # round and round
    ({"a": ONE + "duplicate_of: '2'\n", "b": "case: '2'\nduplicate_of: '1'\n"}, ["a:3:15 A036", "b:2:15 A036"]),
    (
        {
            "a": ONE + "duplicate_of: '2'\n",
            "b": "case: '2'\nduplicate_of: '3'\n",
            "c": "case: '3'\nduplicate_of: '1'\n",
        },
        ["a:3:15 A036", "b:2:15 A036", "c:2:15 A036"],
    ),
    # a chain that ends, and one that runs into somebody else's circle
    ({"a": ONE + "duplicate_of: '2'\n", "b": "case: '2'\nduplicate_of: '3'\n"}, []),
    (
        {
            "a": ONE + "duplicate_of: '2'\n",
            "b": "case: '2'\nduplicate_of: '3'\n",
            "c": "case: '3'\nduplicate_of: '2'\n",
        },
        ["b:2:15 A036", "c:2:15 A036"],
    ),
    ({"a": ONE + "split: [{posts: ['7']}]\n", "b": "case: '7'\ntitle: The other matter\n"}, []),
]


@pytest.mark.parametrize(("files", "expected"), ROWS)
def test_files_that_claim_the_same_are_told_where(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    found = read(tmp_path, {f"annotations/{name}.yml": text for name, text in files.items()})
    told = [f"{Path(each.path).stem}:{each.line}:{each.column} {each.code}" for each in found.problems]
    assert told == expected
    wrong = {line[0] for line in expected}
    assert [Path(each.path).stem for each in found.annotations] == [name for name in files if name not in wrong]


def test_the_other_file_is_named_with_its_line(tmp_path: Path) -> None:
    first, _ = read(
        tmp_path, {"annotations/a.yml": ONE + "merge: ['9']\n", "annotations/b.yml": "case: '2'\nmerge: ['9']\n"}
    ).problems
    assert "site_src/annotations/b.yml takes this already (line 2)" in first.message
