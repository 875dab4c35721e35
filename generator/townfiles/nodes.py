"""A file as a tree in which every value keeps its place: texts, lists, and tables of keys with values."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from generator.townfiles.findings import Mark


class Scalar(NamedTuple):
    """A single value, always a text; `plain` where it stands without quotes."""

    text: str
    mark: Mark
    plain: bool = True


class Listing(NamedTuple):
    """A list of values."""

    items: "tuple[Node, ...]"
    mark: Mark


class Entry(NamedTuple):
    """A key's place and its value."""

    mark: Mark
    value: "Node"


class Table(NamedTuple):
    """Keys with values, in the file's order."""

    entries: "Mapping[str, Entry]"
    mark: Mark


class Broken(NamedTuple):
    """A value that was refused already: nothing more is to be said of it."""

    mark: Mark


Node = Scalar | Listing | Table | Broken

REFUSED: Final = object()
"""What a form sees of a broken value: no text, list or table, so that its refusal can be told from others."""

EACH: Final = None
"""In a path: every item of a list."""


def plain(node: Node) -> object:
    """The tree as texts, lists and dicts for a form; empty values are None, and keys without a value are left out."""
    if isinstance(node, Scalar):
        return node.text if node.text.strip() else None
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    if isinstance(node, Table):
        values = ((key, plain(entry.value)) for key, entry in node.entries.items())
        return {key: value for key, value in values if value is not None}
    return REFUSED


def find(node: Node | None, *path: str | None) -> Iterator[Node]:
    """The nodes at a path, such as `"staff", EACH, "handle"`; nothing where the file has another shape."""
    if node is None:
        return
    if not path:
        yield node
    elif path[0] is EACH:
        for item in node.items if isinstance(node, Listing) else ():
            yield from find(item, *path[1:])
    elif isinstance(node, Table) and (entry := node.entries.get(path[0])):
        yield from find(entry.value, *path[1:])


def texts(node: Node | None, *path: str | None) -> Iterator[Scalar]:
    """The written texts at a path."""
    for found in find(node, *path):
        if isinstance(found, Scalar) and found.text.strip():
            yield found


def text(node: Node | None, *path: str | None) -> Scalar | None:
    """The first written text at a path."""
    return next(texts(node, *path), None)
