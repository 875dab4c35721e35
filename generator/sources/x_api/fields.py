"""Careful reading of X's JSON: every value has the type that is expected, or an error names the field.

The error names the place (`data[3].created_at`), never the value: what stands there may be a post's words. Places are
put together only for errors: a page holds thousands of them, and a backfill thousands of pages.
"""

import re
from collections.abc import Sequence
from typing import NoReturn, cast

from generator.domain.errors import ProtocolError

ID = re.compile(r"[0-9]{1,20}")
HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
LONGEST_ID = 20


def refused(where: str, what: str) -> ProtocolError:
    """The error for an answer whose field `where` is not what X's description promises."""
    return ProtocolError(
        f"X's answer is not what X describes: {where} {what}.",
        "Nothing of it was stored. If it stays so, X has changed its answers: look for a newer Concejo.",
    )


def whole(text: str) -> str:
    """The text with lone surrogates, which no file and no page can hold, replaced one for one by U+FFFD."""
    return text if text.isascii() else LONE_SURROGATE.sub("\ufffd", text)


def is_id(value: object) -> bool:
    """Whether a JSON value is an id of X's: 1 to 20 digits, as a text."""
    return isinstance(value, str) and value.isdecimal() and value.isascii() and len(value) <= LONGEST_ID


class Fields:
    """One JSON object of an answer and the place where it stood; null counts as absent.

    Several names for one field are tried in order: X renamed some in 2026. `outer` is the object that holds this one
    under `name`, `number` its place in a list there.
    """

    __slots__ = ("_name", "_number", "_outer", "values")

    def __init__(
        self, values: dict[str, object], name: str, outer: "Fields | None" = None, number: int | None = None
    ) -> None:
        self.values = values
        self._name, self._outer, self._number = name, outer, number

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None

    def where(self, name: str) -> str:
        """The place of one of the object's fields, for errors."""
        return f"{self._place()}.{name}"

    def _place(self) -> str:
        name = self._name if self._number is None else f"{self._name}[{self._number}]"
        return name if self._outer is None else self._outer.where(name)

    def _first(self, names: tuple[str, ...]) -> tuple[str, object]:
        for name in names:
            if (value := self.values.get(name)) is not None:
                return name, value
        return names[0], None

    def text(self, name: str) -> str:
        """A text that must be there."""
        value = self.values.get(name)
        if isinstance(value, str):
            return value if value.isascii() else whole(value)
        raise refused(self.where(name), "is missing" if value is None else "is not a text")

    def text_or(self, default: str, *names: str) -> str:
        """A text, or `default` where there is none."""
        for name in names:
            if self.values.get(name) is not None:
                return self.text(name)
        return default

    def id(self, name: str) -> str:
        """An id that must be there: 1 to 20 digits, as a text."""
        value = self.text(name)
        if value.isdecimal() and value.isascii() and len(value) <= LONGEST_ID:
            return value
        raise refused(self.where(name), "is not an id")

    def handle(self, name: str) -> str:
        """A handle that must be there, without @."""
        value = self.text(name)
        if not HANDLE.fullmatch(value):
            raise refused(self.where(name), "is not a handle")
        return value

    def number(self, name: str) -> int:
        """A count that is not negative, 0 where there is none; X writes some counts as texts."""
        value = self.values.get(name)
        if value is None:
            return 0
        if is_id(value):
            value = int(cast("str", value))
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63:
            raise refused(self.where(name), "is not a count")
        return value

    def part(self, *names: str) -> "Fields":
        """A nested object, empty where there is none."""
        for name in names:
            value = self.values.get(name)
            if isinstance(value, dict):
                return Fields(value, name, self)
            if value is not None:
                raise refused(self.where(name), "is not an object")
        return NOTHING

    def parts(self, *names: str) -> Sequence["Fields"]:
        """The objects of a nested list, none where there is no list."""
        name, value = self._first(names)
        if value is None:
            return ()
        return [
            Fields(item, name, self, number) if isinstance(item, dict) else self._no_object(name, number)
            for number, item in enumerate(self._list(name, value))
        ]

    def _no_object(self, name: str, number: int) -> NoReturn:
        raise refused(self.where(f"{name}[{number}]"), "is not an object")

    def texts(self, *names: str) -> Sequence[str]:
        """The texts of a nested list, none where there is no list."""
        name, value = self._first(names)
        if value is None:
            return ()
        items = self._list(name, value)
        if not all(isinstance(item, str) for item in items):
            raise refused(self.where(name), "is not a list of texts")
        return [whole(item) for item in cast("list[str]", items)]

    def texts_in(self, name: str, inner: str) -> Sequence[str]:
        """The texts that the objects of a nested list hold under `inner`; where one holds none, it has none here."""
        value = self.values.get(name)
        if value is None:
            return ()
        found = []
        for number, item in enumerate(self._list(name, value)):
            text = item.get(inner) if isinstance(item, dict) else self._no_object(name, number)
            if isinstance(text, str):
                found.append(text if text.isascii() else whole(text))
            elif text is not None:
                raise refused(self.where(f"{name}[{number}].{inner}"), "is not a text")
        return found

    def ids(self, *names: str) -> Sequence[str]:
        """The ids of a nested list, none where there is no list."""
        name, value = self._first(names)
        if value is None:
            return ()
        for item in self._list(name, value):
            if not is_id(item):
                raise refused(self.where(name), "is not a list of ids")
        return cast("list[str]", value)

    def _list(self, name: str, value: object) -> list[object]:
        if not isinstance(value, list):
            raise refused(self.where(name), "is not a list")
        return cast("list[object]", value)


NOTHING = Fields({}, "")  # shared by all parts that are not there; nobody writes into it


def as_fields(value: object, where: str) -> Fields:
    """Check that a JSON value is an object."""
    if not isinstance(value, dict):
        raise refused(where, "is not an object")
    return Fields(cast("dict[str, object]", value), where)
