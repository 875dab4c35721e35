"""YAML without its surprises: every value stays a text with its place, and what expands, casts or hides is refused.

Built on PyYAML's events instead of its loaders, so that nesting and aliases are seen before anything is built.
"""

import re
from typing import NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.townfiles.findings import START, Finding, Mark, again, shown
from generator.townfiles.nodes import Broken, Entry, Listing, Node, Scalar, Table
from generator.townfiles.saying import Said, said
from generator.townfiles.syntax_hints import explain

DEEPEST = 20
EMPTY = said("the file is empty: write it, or delete it")
# A machine without libyaml reads the same files, only more slowly.
Loader = type[yaml.CSafeLoader] | type[yaml.SafeLoader]
LOADER: Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

NULLS = frozenset({"~", "null"})
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


class Parsed(NamedTuple):
    """What a text holds. `root` is None where it could not be read to its end."""

    root: Node | None
    findings: tuple[Finding, ...]


def parse(text: str, loader: Loader = LOADER) -> Parsed:
    """Reads one YAML document. Never raises: whatever is wrong is a finding."""
    reader = _Reader(text, loader)
    try:
        return Parsed(reader.document(), tuple(reader.findings))
    except _StopReading:
        return Parsed(None, tuple(reader.findings))
    except yaml.YAMLError as error:
        return Parsed(None, (*reader.findings, Finding(*explain(error, text))))


class _StopReading(Exception):  # noqa: N818 - not a fault: the finding is written already
    """Nothing behind this point can be read with sense."""


class _Reader:
    """Builds the tree from the events of one text, and keeps what it found wrong."""

    def __init__(self, text: str, loader: Loader) -> None:
        self.findings: list[Finding] = []
        self._events = yaml.parse(text, Loader=loader)

    def document(self) -> Node:
        """The only document's tree."""
        next(self._events)
        if isinstance(start := next(self._events), StreamEndEvent):
            self._note(START, "Y005", EMPTY)
            raise _StopReading
        root = self._node(next(self._events), 1)
        if isinstance(root, Scalar) and not root.text:
            self._note(_mark(start), "Y005", EMPTY)
            raise _StopReading
        next(self._events)
        if not isinstance(more := next(self._events), StreamEndEvent):
            message = said("a second document begins here: remove the --- line, one file holds one")
            self._note(_mark(more), "Y008", message)
            raise _StopReading
        return root

    def _node(self, event: Event, depth: int) -> Node:
        mark = _mark(event)
        if isinstance(event, AliasEvent):
            self._refuse_reference(f"*{event.anchor}", mark)
            return Broken(mark)
        assert isinstance(event, ScalarEvent | CollectionStartEvent)  # noqa: S101 - the parser's own grammar
        if event.anchor is not None:
            self._refuse_reference(f"&{event.anchor}", mark)
        if event.tag is not None:
            self._note(mark, "Y011", said("tags are not allowed: remove the word with !, or put the text in quotes"))
        if isinstance(event, ScalarEvent):
            return self._scalar(event, mark)
        return self._collection(event, mark, depth)

    def _scalar(self, event: ScalarEvent, mark: Mark) -> Node:
        plain = not event.style
        if plain and event.value in NULLS:
            message = said(
                "'%(word)s' is not a value: leave it empty, or quote it if the word is meant", word=event.value
            )
            self._note(mark, "Y014", message)
            return Broken(mark)
        if hidden := CONTROL.search(event.value):
            character = shown(hidden[0])
            message = said("remove the control character %(character)s from this text", character=character)
            self._note(mark, "Y004", message)
            return Broken(mark)
        if hidden := TURNING.search(event.value):
            message = said(
                "remove the invisible character %(character)s from this text: type it anew", character=shown(hidden[0])
            )
            self._note(mark, "Y017", message)
            return Broken(mark)
        return Scalar(event.value, mark, plain)

    def _collection(self, event: CollectionStartEvent, mark: Mark, depth: int) -> Node:
        if depth > DEEPEST:
            message = said("this is nested deeper than %(levels)s levels: remove the brackets too many", levels=DEEPEST)
            self._note(mark, "Y007", message)
            raise _StopReading
        if isinstance(event, SequenceStartEvent):
            return Listing(tuple(self._items(depth)), mark)
        return Table(self._entries(depth), mark)

    def _items(self, depth: int) -> list[Node]:
        items: list[Node] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return items

    def _entries(self, depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if name := self._name_of(key, entries):
                entries[name] = Entry(key.mark, value)
        return entries

    def _name_of(self, key: Node, entries: dict[str, Entry]) -> str | None:
        """The key's text, or None where it is refused."""
        if isinstance(key, Broken):
            return None
        if not isinstance(key, Scalar) or not key.text:
            self._note(key.mark, "Y013", said("a key is missing or is not a plain text: write `key: value`"))
        elif key.plain and key.text == "<<":
            self._note(key.mark, "Y012", said("merge keys are not allowed: write the keys out"))
        elif first := entries.get(key.text):
            self._note(key.mark, "Y009", again(key.text, first.mark.line))
        else:
            return key.text
        return None

    def _refuse_reference(self, word: str, mark: Mark) -> None:
        message = said(
            "anchors and aliases are not allowed: if %(word)s is meant as text, put it in quotes", word=shown(word)
        )
        self._note(mark, "Y010", message)

    def _note(self, mark: Mark, code: str, message: Said) -> None:
        self.findings.append(Finding(mark, code, message))


def _mark(event: Event) -> Mark:
    assert event.start_mark is not None  # noqa: S101 - only events made by hand have no place
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)
