"""Reads one file that people wrote: from bytes of unknown origin to a tree, with a finding for whatever is wrong."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from generator.townfiles.findings import START, Finding, end_of, shown
from generator.townfiles.nodes import Node
from generator.townfiles.saying import said
from generator.townfiles.strict_yaml import CONTROL, parse

LARGEST = 256 * 1024
UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
NO_FOLDER = said("this is not a folder: rename it or remove it")
NO_FILE = said("this is not a file: rename it or remove it")
UTF16 = said("the file is UTF-16: save it as UTF-8 without a byte order mark")
MARKED = said("the file begins with a byte order mark: save it as UTF-8 without one")
NO_UTF8 = said("this is not UTF-8: save the file as UTF-8")


@dataclass(frozen=True, slots=True)
class Document:
    """A file and what it holds; `path` is relative to the town. `root` is None where nothing could be read."""

    path: str
    root: Node | None = None
    findings: tuple[Finding, ...] = ()
    exists: bool = True


def read_document(town: Path, path: str) -> Document:
    """Reads `path` of the town's folder. A missing file is a document that does not exist; nothing raises."""
    data = read_bytes(town / path, LARGEST)
    if data is None:
        return Document(path, exists=False)
    if isinstance(data, Finding):
        return Document(path, findings=(data,))
    return from_bytes(path, data)


def from_bytes(path: str, data: bytes) -> Document:
    """The document that these bytes are. Any bytes will do: what is wrong with them are its findings."""
    text, findings = decode(data)
    if text is None:
        return Document(path, findings=findings)
    parsed = parse(text)
    return Document(path, parsed.root, (*findings, *parsed.findings))


def read_bytes(file: Path, largest: int) -> bytes | Finding | None:
    """A regular file's bytes; None where there is no file, a finding where it is refused or cannot be read."""
    try:
        if refused := refusal(file):
            return refused
        with file.open("rb") as opened:
            data = opened.read(largest + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        return Finding(START, "Y016", said("the file cannot be read (%(reason)s): mend its permissions", reason=reason))
    if len(data) > largest:
        message = said("the file is larger than %(size)s kB: shorten it or split it", size=largest // 1024)
        return Finding(START, "Y001", message)
    return data


def refusal(path: Path, *, folder: bool = False) -> Finding | None:
    """What forbids reading a path: a symbolic link, or something else than a file (or folder). OSError as usual."""
    kind = path.lstat().st_mode
    if stat.S_ISLNK(kind):
        return Finding(START, "Y015", said("this is a symbolic link: put the file itself here"))
    if not (stat.S_ISDIR(kind) if folder else stat.S_ISREG(kind)):
        return Finding(START, "Y016", NO_FOLDER if folder else NO_FILE)
    return None


def decode(data: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file, and what is wrong with its bytes; None where there is no reading on."""
    if data.startswith(UTF16_MARKS):
        return None, (Finding(START, "Y003", UTF16),)
    findings: tuple[Finding, ...] = ()
    if data.startswith(UTF8_MARK):
        data = data.removeprefix(UTF8_MARK)
        findings = (Finding(START, "Y003", MARKED),)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        place = end_of(data[: error.start].decode())
        return None, (*findings, Finding(place, "Y002", NO_UTF8))
    if hidden := CONTROL.search(text.replace("\r", "\n")):
        what = said("remove the control character %(character)s", character=shown(hidden[0]))
        return None, (*findings, Finding(end_of(text[: hidden.start()]), "Y004", what))
    return text, findings
