"""What a judgement rests on, as a digest: while it is the same, the same posts make the same case."""

import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from importlib import resources
from zoneinfo import ZoneInfo

JUDGING = ("casework", "domain")
DIGEST_BYTES = 20


def digest_of(*things: object) -> bytes:
    """The same for equal things in every process; things are made of the words of the field and of plain values."""
    text = json.dumps([_plain(thing) for thing in things], separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=DIGEST_BYTES).digest()


def digest_of_program() -> bytes:
    """Of every line of code that decides about a case, and of the Python that runs it.

    Nobody has to remember to count up a version when a rule changes.
    """
    seen = hashlib.blake2b(digest_size=DIGEST_BYTES)
    seen.update(f"{sys.version_info[:3]} {unicodedata.unidata_version}".encode())
    for name, code in code_of_the_judgement():
        seen.update(f"\0{name}\0{len(code)}\0".encode() + code)
    return seen.digest()


def code_of_the_judgement() -> Iterator[tuple[str, bytes]]:
    """Every file that decides about a case, by name, in order."""
    for room in JUDGING:
        files = [file for file in (resources.files("generator") / room).iterdir() if file.name.endswith(".py")]
        for file in sorted(files, key=lambda file: file.name):
            yield f"{room}/{file.name}", file.read_bytes()


def _plain(thing: object) -> object:
    """A value as JSON can hold it, with the name of its kind where two kinds could look alike."""
    if thing is None or (isinstance(thing, str | int | float) and not isinstance(thing, Enum)):
        return thing
    if is_dataclass(thing):
        return [type(thing).__name__, *(_plain(getattr(thing, field.name)) for field in fields(thing))]
    if isinstance(thing, list | tuple):
        return [_plain(item) for item in thing]
    if isinstance(thing, set | frozenset):
        return ["set", *sorted(json.dumps(_plain(item)) for item in thing)]
    if isinstance(thing, Mapping):
        return ["mapping", *([_plain(key), _plain(thing[key])] for key in thing)]
    return [type(thing).__name__, _word_for(thing)]


def _word_for(thing: object) -> str:
    if isinstance(thing, Enum):
        return thing.name
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, ZoneInfo):
        return str(thing.key)
    raise TypeError(f"A judgement cannot rest on a {type(thing).__name__}.")
