"""Files with one thing a line: read line by line, and every line that is wrong told with its number."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from generator.domain.errors import TownError, UsageError

Thing = TypeVar("Thing")
LONGEST = 2**20  # bytes of one line; a label takes some two hundred
TOLD = 5


class LineError(Exception):
    """What is wrong with one line; never a word of what stands in it but a key or a number."""


def read_lines(path: Path, thing_of: Callable[[str], Thing | None], hint: str) -> list[Thing]:
    """What `thing_of` makes of each line that is not blank; None leaves a line out.

    Raises TownError with the numbers of all lines for which `thing_of` raised a LineError and the first one's fault,
    UsageError where the file cannot be read. `hint` says where the form of a line is told.
    """
    things: list[Thing] = []
    faults: list[tuple[int, str]] = []
    for number, line in _numbered(path):
        try:
            thing = thing_of(_text(line)) if line.strip() else None
        except LineError as fault:
            faults.append((number, str(fault)))
            continue
        if thing is not None:
            things.append(thing)
    if faults:
        raise _told(path, faults, hint)
    return things


def _numbered(path: Path) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers from 1, without a byte order mark; a longer line than any comes cut off."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(LONGEST + 1), b""), start=1):
                yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
                if len(line) > LONGEST:
                    return
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", "Name a file that can.") from None


def _text(line: bytes) -> str:
    if len(line) > LONGEST:
        raise LineError("the line is longer than 1 MB; nothing after it was read")
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        raise LineError("it is not UTF-8") from None


def _told(path: Path, faults: list[tuple[int, str]], hint: str) -> TownError:
    (number, fault), *rest = faults
    others = ", ".join(str(line) for line, _ in rest[:TOLD])
    more = f" Wrong as well: line {others}{' and more' if len(rest) > TOLD else ''}." if rest else ""
    return TownError(f"{path}:{number}: {fault}.{more}", hint)
