"""`concejo import`: files of X's responses, whole or damaged."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.domain.errors import ProtocolError, UsageError
from generator.domain.posts import Batch
from generator.sources.archive import read
from tests.sources.answers import in_new_words, x_page, x_post, x_user

PAGES = [
    x_page(x_post(2, "Otra farola", conversation_id="1"), includes={"users": [x_user(7001, "vecina")]}),
    x_page(x_post(1)),
]


def taken(path: Path) -> tuple[list[Batch], str]:
    """Everything that comes out of a file, and the message it ends with."""
    batches = []
    try:
        for batch in read(path):
            batches.append(batch)  # noqa: PERF402  (what came before the error counts)
    except ProtocolError as error:
        return batches, str(error)
    return batches, ""


def ids(batches: list[Batch]) -> list[str]:
    return [post.id for batch in batches for post in batch.posts]


def flattened(page: dict[str, Any]) -> str:
    """A page as `twarc2 flatten` writes it: a post a line, with what belongs to it inside."""
    users = {user["id"]: user for user in page.get("includes", {}).get("users", [])}
    return "\n".join(json.dumps({**post, "author": users.get(post["author_id"])}) for post in page["data"])


SHAPES: dict[str, Callable[[], str]] = {
    "lines": lambda: "\n".join(json.dumps(page) for page in PAGES) + "\n",
    "no last line break": lambda: "\n".join(json.dumps(page) for page in PAGES),
    "blank lines and Windows": lambda: "\n\r\n" + "\r\n\r\n".join(json.dumps(page) for page in PAGES),
    "new words": lambda: "\n".join(json.dumps(in_new_words(page)) for page in PAGES),
    "a list": lambda: json.dumps(PAGES),
    "a pretty list": lambda: json.dumps(PAGES, indent=2),
    "flattened": lambda: "\n".join(flattened(page) for page in PAGES),
    "stream": lambda: "\n".join(json.dumps({**page, "data": page["data"][0]}) for page in PAGES),
    "byte order mark": lambda: "\ufeff" + "\n".join(json.dumps(page) for page in PAGES),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_all_shapes_of_a_file_give_the_same_posts(shape: str, tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").write_text(SHAPES[shape](), encoding="utf-8")
    (tmp_path / "plain.jsonl").write_text(SHAPES["lines"](), encoding="utf-8")
    batches, problem = taken(tmp_path / "posts.jsonl")
    plain, _ = taken(tmp_path / "plain.jsonl")
    assert problem == ""
    assert [post for batch in batches for post in batch.posts] == [post for batch in plain for post in batch.posts]
    assert [account.handle for batch in batches for account in batch.accounts] == ["vecina"]


def test_a_flattened_reply_brings_its_parent_and_pictures(tmp_path: Path) -> None:
    parent = {**x_post(1), "type": "replied_to", "author": x_user(7001, "vecina")}
    photo = {"media_key": "3_1", "type": "photo", "url": "https://pbs.twimg.com/media/a.jpg"}
    reply = x_post(2, conversation_id="1", author_id="7002", referenced_tweets=[parent], author=x_user(7002, "luz"))
    (tmp_path / "flat.jsonl").write_text(
        json.dumps({**reply, "attachments": {"media_keys": ["3_1"], "media": [photo]}})
    )
    (batch,) = read(tmp_path / "flat.jsonl")
    assert [(post.id, post.reply_to, len(post.media)) for post in batch.posts] == [("2", "1", 1), ("1", None, 0)]
    assert {account.handle for account in batch.accounts} == {"vecina", "luz"}


@pytest.mark.parametrize(
    ("lines", "kept", "said"),
    [
        (["GOOD", '{"data": [{"id": "7", "text": "a medi'], ["2"], ":2:"),
        (['{"data": [{"id": "7"', "GOOD"], ["2"], ":1:"),
        (["GOOD", "<html>", "GOOD", "\x00"], ["2", "2"], ":2:"),
        (["GOOD", '{"data": [{"id": "7", "text": "secreto"}]}'], ["2"], ":2: X's answer is not what X describes: "),
        (["GOOD", "[" * 100_000], ["2"], ":2:"),
        (["GOOD", "1" * 5_000], ["2"], ":2:"),
        (["GOOD", '"a text"', "GOOD"], ["2", "2"], ":2:"),
        (['{"hello": 1}'], [], ":1:"),
    ],
)
def test_a_damaged_line_is_named_and_the_whole_ones_are_kept(
    lines: list[str], kept: list[str], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "night.jsonl"
    path.write_text("\n".join(json.dumps(PAGES[0]) if line == "GOOD" else line for line in lines))
    batches, problem = taken(path)
    assert ids(batches) == kept
    assert f"night.jsonl{said}" in problem
    assert "secreto" not in problem


def test_a_damaged_document_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "night.json"
    path.write_text(json.dumps(PAGES, indent=2)[:200])
    batches, problem = taken(path)
    assert ids(batches) == []
    assert f"night.json:{path.read_text().count(chr(10)) + 1}: " in problem


def test_a_document_that_x_did_not_write_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "night.json"
    path.write_text(json.dumps([PAGES[0], {"hello": 1}], indent=2))
    batches, problem = taken(path)
    assert ids(batches) == ["2"]
    assert "night.json:1: It is neither a response" in problem


def test_bytes_that_are_no_text_are_a_damaged_line(tmp_path: Path) -> None:
    path = tmp_path / "night.jsonl"
    path.write_bytes(json.dumps(PAGES[0]).encode() + b'\n{"data": "\xff\xfe\xff"}\n')
    assert "night.jsonl:2:" in taken(path)[1]


@pytest.mark.parametrize("text", ["", "\n\n", '{"id":"1","action":"delete","reason":"deleted"}\n'])
def test_nothing_in_a_file_is_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "empty.json").write_text(text)
    assert ids(taken(tmp_path / "empty.json")[0]) == []
    assert taken(tmp_path / "empty.json")[1] == ""


def test_a_file_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.json", tmp_path):
        with pytest.raises(UsageError, match="cannot be read"):
            list(read(path))
