"""Where a value stands in a JSON text. Used only once something is wrong: json itself keeps no places."""

import json
import re
from collections.abc import Collection, Iterable, Iterator

from generator.townfiles.findings import START, Mark

Place = tuple[str | int, ...]

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+')


def marks_of(text: str, places: Collection[Place]) -> dict[Place, Mark]:
    """Line and column of the values at these places (keys, and numbers from 0) of a well-formed JSON text.

    The text is gone through once, however many places are asked for.
    """
    wanted = set(places)
    found = {place: offset for place, offset in _values(text) if place in wanted}
    return dict.fromkeys(wanted, START) | dict(zip(found, _marks(text, found.values()), strict=True))


def _marks(text: str, offsets: Iterable[int]) -> Iterator[Mark]:
    """The places of ascending offsets."""
    line, begin = 1, 0
    for offset in offsets:
        line += text.count("\n", begin, offset)
        begin = offset
        yield Mark(line, offset - text.rfind("\n", 0, offset))


def _values(text: str) -> Iterator[tuple[Place, int]]:
    """Every value's place and where it begins."""
    path: list[str | int] = []
    waits_for_key = False
    for match in TOKEN.finditer(text):
        piece = match[0]
        if piece in "]}":
            path.pop()
            waits_for_key = False
        elif piece == ",":
            path[-1], waits_for_key = _next(path[-1])
        elif waits_for_key:
            path[-1], waits_for_key = json.loads(piece), False
        elif piece != ":":
            yield tuple(path), match.start()
            waits_for_key = piece == "{"
            if piece in "[{":
                path.append("" if waits_for_key else 0)


def _next(part: str | int) -> tuple[str | int, bool]:
    """The part of a path behind a comma, and whether a key follows."""
    return (part + 1, False) if isinstance(part, int) else ("", True)
