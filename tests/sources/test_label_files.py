"""Label files as people write them, right and wrong."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.cases import Status
from generator.domain.errors import ConcejoError, TownError, UsageError
from generator.domain.labels import Label, LabelledText
from generator.sources.goemotions import read_names, read_texts
from generator.sources.label_files import read_labels
from generator.sources.written_lines import LONGEST

GOOD = '{"conversation_id": "1", "status": "resolved", "resolved_by": "12", "kudos": ["13"], "kudos_to": "^JS"}'
NAMES = "joy\ngratitude\nneutral\n"


def label_file(folder: Path, *lines: str | bytes) -> Path:
    path = folder / "labels.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    return path


def test_a_line_is_a_label(tmp_path: Path) -> None:
    (label,) = read_labels(label_file(tmp_path, GOOD))
    assert label == Label("1", Status.RESOLVED, "12", frozenset({"13"}), "^JS")


def test_numbers_blank_lines_a_byte_order_mark_and_further_keys_are_taken_as_they_are_meant(tmp_path: Path) -> None:
    bare = '{"conversation_id": 99999999999999999999, "status": "open", "labelled_by": "me"}'
    labels = read_labels(label_file(tmp_path, "\ufeff" + GOOD, "", "  ", bare + "\r"))
    assert labels[1] == Label("99999999999999999999", Status.OPEN)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('["1"]', "not a JSON object"),
        ('{"status": "open"}', "`conversation_id`"),
        ('{"conversation_id": true, "status": "open"}', "`conversation_id`"),
        ('{"conversation_id": -1, "status": "open"}', "`conversation_id`"),
        ('{"conversation_id": "2", "status": "Open"}', "open, acknowledged, resolved, not_a_case"),
        ('{"conversation_id": "2", "status": ["open"]}', "open, acknowledged, resolved, not_a_case"),
        ('{"conversation_id": "2", "status": "open", "kudos": "13"}', "`kudos`"),
        ('{"conversation_id": "2", "status": "open", "kudos": [{}]}', "`kudos`"),
        ('{"conversation_id": "2", "status": "open", "kudos_to": "\\ud800"}', "`kudos_to`"),
        ('{"conversation_id": "2", "status": "open", "resolved_by": "a\\nb"}', "`resolved_by`"),
        (GOOD, "conversation 1 was labelled before"),
        (b'{"conversation_id": "\xff"}', "not UTF-8"),
        ('"' + "x" * LONGEST, "longer than 1 MB"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(tmp_path: Path, line: str | bytes, what: str) -> None:
    path = label_file(tmp_path, GOOD, "", line)
    with pytest.raises(TownError) as fault:
        read_labels(path)
    assert fault.value.message.startswith(f"{path}:3: ")
    assert what in fault.value.message
    assert "docs/judgement.md" in fault.value.hint


def test_all_wrong_lines_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(TownError, match=r":1: it is not JSON\. Wrong as well: line 3, 4, 5, 6, 7 and more\."):
        read_labels(label_file(tmp_path, "x", GOOD, *["y"] * 6))


def test_a_file_that_cannot_be_read_is_a_wrong_command(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_labels(tmp_path)


JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(), st.lists, max_leaves=5)
LINE = st.dictionaries(
    st.sampled_from(["conversation_id", "status", "resolved_by", "kudos", "kudos_to"]),
    JSON | st.sampled_from(["open", "resolved", "1", ["1"]]),
)


@given(st.lists(LINE.map(json.dumps).map(str.encode) | st.binary() | st.just(GOOD.encode())))
def test_no_label_file_crashes_the_reader(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    with suppress(ConcejoError):
        labels = read_labels(label_file(tmp_path_factory.mktemp("labels"), *lines))
        assert all(label.conversation_id.strip() for label in labels)


def texts(folder: Path, *lines: str, names: str = NAMES) -> tuple[LabelledText, ...]:
    (folder / "names.txt").write_text(names)
    (folder / "texts.tsv").write_text("\n".join(lines))
    return read_texts(folder / "texts.tsv", read_names(folder / "names.txt"), folder / "names.txt")


def test_a_text_is_grateful_where_one_of_its_emotions_is(tmp_path: Path) -> None:
    assert texts(tmp_path, "Thanks!\t0,1\ta", "Fine\t0\tb", "") == (
        LabelledText("a", "Thanks!", grateful=True),
        LabelledText("b", "Fine", grateful=False),
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("no tabs at all", "1 columns, not 3"),
        ("a\t0\tb\tc", "4 columns, not 3"),
        ("a\t3\tb", "from 0 to 2"),
        ("a\tjoy\tb", "from 0 to 2"),
        ("a\t\tb", "from 0 to 2"),
        ("a\t²\tb", "from 0 to 2"),
        ("a\t-1\tb", "from 0 to 2"),
        ("a\t" + "9" * 5000 + "\tb", "from 0 to 2"),
    ],
)
def test_a_wrong_text_is_told_with_its_line(tmp_path: Path, line: str, what: str) -> None:
    with pytest.raises(TownError) as fault:
        texts(tmp_path, "Fine\t0\tb", line)
    assert f"{tmp_path / 'texts.tsv'}:2: " in fault.value.message
    assert what in fault.value.message


def test_names_without_gratitude_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TownError, match=r"names\.txt: no line is `gratitude`"):
        texts(tmp_path, "Fine\t0\tb", names="joy\n")
