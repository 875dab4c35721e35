"""Reading files of stored X API v2 answers: one JSON document, or JSON Lines."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.domain.errors import ProtocolError, UsageError

Json = dict[str, Any]
"""An object exactly as X sent it: kept raw, so that fields nobody here knows are served too."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands; lines count from 1."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"

    def broken(self, what: str) -> ProtocolError:
        """The error that says what is wrong here."""
        return ProtocolError(
            f"{self}: {what}.", "Feed files of X API v2 responses, one JSON document or one response a line."
        )


def read_objects(path: Path) -> Iterator[tuple[Place, Json]]:
    """Every object of a file with its place: answers, or flattened posts. A JSON list counts as its items.

    Raises ProtocolError that names file:line for what is not JSON or not an object, UsageError for an unreadable file.
    """
    for place, value in _read_values(path):
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, dict):
                raise place.broken("not a JSON object")
            yield place, item


def _read_values(path: Path) -> Iterator[tuple[Place, Any]]:
    text = _text(path)
    try:
        yield Place(path, 1), json.loads(text)
    except json.JSONDecodeError as error:
        if not _is_lines(text):
            if text.strip():
                raise Place(path, error.lineno).broken(f"not JSON ({error.msg})") from error
            return
    else:
        return
    yield from _read_lines(path, text)


def _is_lines(text: str) -> bool:
    """Whether the first line that says anything is JSON on its own: then the file is JSON Lines."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    try:
        json.loads(first)
    except json.JSONDecodeError:
        return False
    return True


def _read_lines(path: Path, text: str) -> Iterator[tuple[Place, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):  # splitlines() would split at U+2028 within a string
        if not line.strip():
            continue
        place = Place(path, number)
        try:
            yield place, json.loads(line)
        except json.JSONDecodeError as error:
            raise place.broken(f"not JSON ({error.msg})") from error


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).", "Name files of X API v2 responses.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Place(path, data.count(b"\n", 0, error.start) + 1).broken("not UTF-8 text") from error
