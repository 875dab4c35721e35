"""Fills a form from a document, and turns what pydantic finds into findings at their place in the file."""

import re
from collections.abc import Iterator
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.townfiles.fields import Form
from generator.townfiles.findings import Finding, Mark, did_you_mean, one_of, shown
from generator.townfiles.nodes import REFUSED, Broken, Listing, Node, Table, plain

F = TypeVar("F", bound=Form)
Place = tuple[int | str, ...]

SHAPES = {
    "string": "a text",
    "tuple": "a list: - and a space before every entry, or [one, two]",
    "list": "a list: - and a space before every entry, or [one, two]",
    "model": "keys with values, such as `key: value`",
    "dict": "keys with values, such as `key: value`",
    "date": "a date",
    "bool": "true or false",
    "int": "a whole number",
}


def fill(form: type[F], root: Node | None, letter: str) -> tuple[F | None, list[Finding]]:
    """The form, or None and everything that is wrong with it. `letter` is the file's in the rules' numbers."""
    if root is None or isinstance(root, Broken):
        return None, []
    try:
        return form.model_validate(plain(root)), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    return None, [_finding(form, root, letter, detail) for detail in details if not _known(detail)]


def _known(detail: ErrorDetails) -> bool:
    """Whether this was said already: by the reader, or of the entries (a list of wrong entries counts as too short)."""
    value = detail["input"]
    return value is REFUSED or (detail["type"] == "too_short" and bool(value))


def _finding(form: type[Form], root: Node, letter: str, detail: ErrorDetails) -> Finding:
    place, kind = detail["loc"], detail["type"]
    if kind == "extra_forbidden":
        return Finding(_key_mark(root, place), f"{letter}001", _unknown_key(form, place))
    if kind == "missing":
        return Finding(_key_mark(root, place), f"{letter}002", _missing(form, place))
    mark = _value_mark(root, place)
    if kind == "too_short" or detail["input"] is None:
        return Finding(
            mark, f"{letter}002", "an empty entry: write it (a text that begins with # needs quotes), or remove it"
        )
    if kind == "literal_error":
        return Finding(mark, f"{letter}004", _choice(detail))
    if kind.isdigit():
        return Finding(mark, f"{letter}{kind}", detail["msg"])
    return Finding(mark, f"{letter}003", _shape(place, kind))


def _unknown_key(form: type[Form], place: Place) -> str:
    known = tuple(_form_at(form, place[:-1]).model_fields)
    word = str(place[-1])
    return f"{shown(word)} is not a key here: {did_you_mean(word, known) or one_of(known)}"


def _missing(form: type[Form], place: Place) -> str:
    key = str(place[-1])
    example = _example(_form_at(form, place[:-1]).model_fields[key])
    return f"'{key}' is missing or empty: write it{example and f', such as `{key}: {example}`'}"


def _example(field: FieldInfo) -> str:
    example = field.examples[0] if field.examples else ""
    return re.sub(r"['\"]", "", str(example))


def _choice(detail: ErrorDetails) -> str:
    choices = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
    word = str(detail["input"])
    return f"{shown(word)} is not a choice here: {did_you_mean(word, choices) or one_of(choices)}"


def _shape(place: Place, kind: str) -> str:
    keys = [part for part in place if isinstance(part, str)]
    what = f"'{keys[-1]}'" if keys and place[-1] == keys[-1] else "an entry" if keys else "the file"
    return f"{what} has the wrong shape: write {SHAPES.get(kind.partition('_')[0], 'it as the schema says')}"


def _form_at(form: type[BaseModel], place: Place) -> type[BaseModel]:
    """The form that holds the place."""
    for part in place:
        if isinstance(part, str) and part in form.model_fields:
            form = next(_forms_in(form.model_fields[part].annotation), form)
    return form


def _forms_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _forms_in(part)


def _key_mark(root: Node, place: Place) -> Mark:
    """The place of a key; of the table that lacks it where it is missing."""
    holder = _node_at(root, place[:-1])
    entry = holder.entries.get(str(place[-1])) if isinstance(holder, Table) else None
    return entry.mark if entry else holder.mark


def _value_mark(root: Node, place: Place) -> Mark:
    return _node_at(root, place).mark


def _node_at(node: Node, place: Place) -> Node:
    """The node at pydantic's place; the nearest one above where the place is no node of its own."""
    for part in place:
        if isinstance(node, Table) and (entry := node.entries.get(str(part))):
            node = entry.value
        elif isinstance(node, Listing) and isinstance(part, int):
            node = node.items[part]
    return node
