"""Files of X API v2 responses, read without any network (`concejo import`).

A file is one JSON document, or JSON Lines: a response a line (what twarc writes, or a stream), or a flattened post a
line (what `twarc2 flatten` writes). The parser is the one that reads X itself, so the same posts come out.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from generator.domain.errors import ProtocolError, UsageError
from generator.domain.posts import Batch
from generator.sources.x_api.parse_answer import batch_of

LONGEST = 256 * 2**20  # bytes of one line or document; the largest page that X sends has some 3 MB
RESPONSE = frozenset({"data", "errors", "includes", "meta"})
COMPLIANCE = frozenset({"id", "action"})


def read(path: Path, *, country: str = "") -> Iterator[Batch]:
    """Yield a batch a line (or document). Posts that X withheld in `country` (two letters) or everywhere stay out.

    A file tells what X showed once: it neither brings back what X has taken away since, nor takes anything away. A
    damaged line does not take the others with it: they are yielded first, then a ProtocolError names file and line
    of the first damage. A file that cannot be read is a UsageError.
    """
    try:
        with path.open("rb") as file:
            batches = _document(path, file, country) if _is_document(file) else _lines(path, file, country)
            for batch in batches:
                yield replace(batch, gone=(), live=False)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", "Name a file of X API responses.") from None


def _is_document(file: BinaryIO) -> bool:
    """Whether one document is written over several lines: its first is a bracket, or its second is indented."""
    first = next((line for line in iter(lambda: file.readline(LONGEST), b"") if line.strip()), b"")
    second = file.readline(1)
    file.seek(0)
    return bool(second) and (first.strip().removeprefix(b"\xef\xbb\xbf") in {b"{", b"["} or second in b" \t]")


def _document(path: Path, file: BinaryIO, country: str) -> Iterator[Batch]:
    text = file.read(LONGEST + 1)
    try:
        yield from _batches(_json(text), country)
    except ProtocolError as error:
        raise _damaged(path, _line_of(text), error, others=0) from None


def _lines(path: Path, file: BinaryIO, country: str) -> Iterator[Batch]:
    first: tuple[int, ProtocolError] | None = None
    damaged = 0
    for number, line in enumerate(iter(lambda: file.readline(LONGEST + 1), b""), start=1):
        try:
            batches = list(_batches(_json(line), country)) if line.strip() else []
        except ProtocolError as error:
            first = first or (number, error)
            damaged += 1
            continue
        yield from batches
    if first:
        raise _damaged(path, *first, others=damaged - 1)


def _json(text: bytes) -> object:
    if len(text) > LONGEST:
        raise ProtocolError(f"It is longer than {LONGEST // 2**20} MB.")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ProtocolError("It is not JSON, or only a part of it.") from None


def _line_of(text: bytes) -> int:
    """The line where a document stops being JSON, else its first."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.lineno
    except (ValueError, RecursionError):
        pass
    return 1


def _damaged(path: Path, line: int, error: ProtocolError, *, others: int) -> ProtocolError:
    more = f" {others} more damaged." if others else ""
    return ProtocolError(
        f"{path}:{line}: {error.message}{more}",
        "Everything else of the file was taken in. Mend or fetch that part again, then import the file once more.",
    )


def _batches(value: object, country: str) -> Iterator[Batch]:
    """The batches of one document: a response, a flattened post, or a list of them."""
    if isinstance(value, list):
        for item in value:
            yield from _batches(item, country)
    elif isinstance(value, dict) and not RESPONSE & value.keys() and "text" in value:
        yield batch_of(_response(value), country=country)
    elif isinstance(value, dict) and value.keys() >= COMPLIANCE:
        yield Batch()  # A line of a compliance result: it tells what is gone and brings no post.
    elif isinstance(value, dict) and RESPONSE & value.keys():
        yield batch_of(value, country=country)
    else:
        raise ProtocolError("It is neither a response of X's API v2 nor a post of one.")


def _response(post: dict[str, object]) -> dict[str, object]:
    """A flattened post as the response that it came from: its author, media and referenced posts moved out again."""
    users, posts = [post.get("author")], []
    for name in ("referenced_tweets", "referenced_posts"):
        for reference in _list(post.get(name)):
            if isinstance(reference, dict) and "text" in reference:
                posts.append(reference)
                users.append(reference.get("author"))
    attachments = post.get("attachments")
    media = _list(attachments.get("media")) if isinstance(attachments, dict) else []
    includes = {"users": [user for user in users if user], "tweets": posts, "media": media}
    return {"data": [post], "includes": includes}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
