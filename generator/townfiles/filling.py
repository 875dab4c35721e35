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
from generator.townfiles.saying import Said, said

F = TypeVar("F", bound=Form)
Place = tuple[int | str, ...]

A_LIST = said("a list: - and a space before every entry, or [one, two]")
KEYS = said("keys with values, such as `key: value`")
SHAPES = {
    "string": said("a text"),
    "tuple": A_LIST,
    "list": A_LIST,
    "model": KEYS,
    "dict": KEYS,
    "date": said("a date"),
    "datetime": said("a date"),
    "bool": said("true or false"),
    "int": said("a whole number"),
}
AS_THE_SCHEMA_SAYS = said("it as the schema says")


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
        message = said("an empty entry: write it (a text that begins with # needs quotes), or remove it")
        return Finding(mark, f"{letter}002", message)
    if kind == "literal_error":
        return Finding(mark, f"{letter}004", _choice(detail))
    if kind.isdigit():
        return Finding(mark, f"{letter}{kind}", detail["ctx"]["message"])
    return Finding(mark, f"{letter}003", _shape(place, kind))


def _unknown_key(form: type[Form], place: Place) -> Said:
    known = tuple(written_as(name, field) for name, field in _form_at(form, place[:-1]).model_fields.items())
    word = str(place[-1])
    advice = did_you_mean(word, known) or one_of(known)
    return said("%(word)s is not a key here: %(advice)s", word=shown(word), advice=advice)


def written_as(name: str, field: FieldInfo) -> str:
    """The key that stands in the file for a field: some keys are words of Python."""
    return field.alias or name


def _missing(form: type[Form], place: Place) -> Said:
    key = str(place[-1])
    fields = _form_at(form, place[:-1]).model_fields
    example = next((_example(field) for name, field in fields.items() if written_as(name, field) == key), "")
    if not example:
        return said("'%(key)s' is missing or empty: write it", key=key)
    return said("'%(key)s' is missing or empty: write it, such as `%(key)s: %(example)s`", key=key, example=example)


def _example(field: FieldInfo) -> str:
    example = field.examples[0] if field.examples else ""
    return re.sub(r"['\"]", "", str(example))


def _choice(detail: ErrorDetails) -> Said:
    choices = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
    word = str(detail["input"])
    advice = did_you_mean(word, choices) or one_of(choices)
    return said("%(word)s is not a choice here: %(advice)s", word=shown(word), advice=advice)


def _shape(place: Place, kind: str) -> Said:
    keys = [part for part in place if isinstance(part, str)]
    shape = SHAPES.get(kind.partition("_")[0], AS_THE_SCHEMA_SAYS)
    if keys and place[-1] == keys[-1]:
        return said("'%(key)s' has the wrong shape: write %(shape)s", key=keys[-1], shape=shape)
    if keys:
        return said("an entry has the wrong shape: write %(shape)s", shape=shape)
    return said("the file has the wrong shape: write %(shape)s", shape=shape)


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
