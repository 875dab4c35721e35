"""Careful reading of X's JSON: every value has the type that is expected, or an error names the field.

The error names the place (`data[3].created_at`), never the value: what stands there may be a post's words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from generator.domain.errors import ProtocolError

ID = re.compile(r"[0-9]{1,20}")
HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def refused(where: str, what: str) -> ProtocolError:
    """The error for an answer whose field `where` is not what X's description promises."""
    return ProtocolError(
        f"X's answer is not what X describes: {where} {what}.",
        "Nothing of it was stored. If it stays so, X has changed its answers: look for a newer Concejo.",
    )


def whole(text: str) -> str:
    """The text with lone surrogates, which no file and no page can hold, replaced one for one by U+FFFD."""
    return text if text.isascii() else LONE_SURROGATE.sub("\ufffd", text)


@dataclass(slots=True)
class Fields:
    """One JSON object of an answer and the place where it stood; null counts as absent.

    Several names for one field are tried in order: X renamed some in 2026.
    """

    where: str
    values: dict[str, object]

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None

    def _first(self, names: tuple[str, ...]) -> tuple[str, object]:
        for name in names:
            if (value := self.values.get(name)) is not None:
                return name, value
        return names[0], None

    def text(self, name: str) -> str:
        """A text that must be there."""
        value = self.values.get(name)
        if value is None:
            raise refused(f"{self.where}.{name}", "is missing")
        if not isinstance(value, str):
            raise refused(f"{self.where}.{name}", "is not a text")
        return whole(value)

    def text_or(self, default: str, *names: str) -> str:
        """A text, or `default` where there is none."""
        name, value = self._first(names)
        return default if value is None else self.text(name)

    def id(self, name: str) -> str:
        """An id that must be there: 1 to 20 digits, as a text."""
        value = self.text(name)
        if not ID.fullmatch(value):
            raise refused(f"{self.where}.{name}", "is not an id")
        return value

    def handle(self, name: str) -> str:
        """A handle that must be there, without @."""
        value = self.text(name)
        if not HANDLE.fullmatch(value):
            raise refused(f"{self.where}.{name}", "is not a handle")
        return value

    def number(self, name: str) -> int:
        """A count that is not negative, 0 where there is none."""
        value = self.values.get(name)
        if value is None:
            return 0
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**31:
            raise refused(f"{self.where}.{name}", "is not a count")
        return value

    def part(self, *names: str) -> "Fields":
        """A nested object, empty where there is none."""
        name, value = self._first(names)
        return NOTHING if value is None else as_fields(value, f"{self.where}.{name}")

    def parts(self, *names: str) -> Sequence["Fields"]:
        """The objects of a nested list, none where there is no list."""
        name, value = self._first(names)
        if value is None:
            return ()
        place = f"{self.where}.{name}"
        return [as_fields(item, f"{place}[{number}]") for number, item in enumerate(self._list(name, value))]

    def texts(self, *names: str) -> Sequence[str]:
        """The texts of a nested list, none where there is no list."""
        name, value = self._first(names)
        if value is None:
            return ()
        items = self._list(name, value)
        if not all(isinstance(item, str) for item in items):
            raise refused(f"{self.where}.{name}", "is not a list of texts")
        return [whole(item) for item in cast("list[str]", items)]

    def ids(self, *names: str) -> Sequence[str]:
        """The ids of a nested list, none where there is no list."""
        found = self.texts(*names)
        if not all(ID.fullmatch(item) for item in found):
            raise refused(f"{self.where}.{self._first(names)[0]}", "is not a list of ids")
        return found

    def _list(self, name: str, value: object) -> list[object]:
        if not isinstance(value, list):
            raise refused(f"{self.where}.{name}", "is not a list")
        return cast("list[object]", value)


NOTHING = Fields("", {})  # shared by all parts that are not there; nobody writes into it


def as_fields(value: object, where: str) -> Fields:
    """Check that a JSON value is an object."""
    if not isinstance(value, dict):
        raise refused(where, "is not an object")
    return Fields(where, cast("dict[str, object]", value))
