"""What SQLite and the disk complain about, in words that a person can act on.

SQLite's own message is never passed on: for text that is not UTF-8 it quotes the text, which may be a post's.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.domain.errors import ConcejoError, StateConflictError, StateCorruptError, StorageError

WAY_BACK = (
    "Move that file (and those beside it that end in -wal and -shm) away and run `concejo fetch` again; "
    "`concejo fetch --backfill SINCE` or `concejo import FILE` brings back what is older than seven days."
)
MEND = "Free some space or mend the folder's rights, then run the same command again."

DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
TAKEN = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
DISK = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_IOERR: "the disk fails to read or write",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_PERM: "this user has no right to it",
}


class UnusableError(Exception):
    """The state is not what was stored there: `what` it is instead, and what to do `first`, before the way back."""

    def __init__(self, what: str = "is damaged", first: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.first = first


@contextmanager
def state_faults(path: Path) -> Iterator[None]:
    """Raise every fault of the state file at `path` as one of domain/errors.py; our own mistakes pass as they are."""
    try:
        yield
    except UnusableError as error:
        raise _unusable(path, error) from None
    except sqlite3.Error as error:
        told = _told(error, path)
        if told is None:
            raise
        raise told from None
    except OSError as error:
        raise StorageError(
            f"The state {path} cannot be used: {error.strerror or 'the disk fails'}.", "Nothing was changed. " + MEND
        ) from error


def _told(error: sqlite3.Error, path: Path) -> ConcejoError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by Python's own half of sqlite3: the text that it read is not UTF-8
        return _unusable(path, UnusableError()) if "decode" in str(error) else None
    primary = code & 0xFF
    if primary in DAMAGED:
        return _unusable(path, UnusableError())
    if primary in TAKEN:
        return StateConflictError(
            f"Another run is using the state {path}.", "Wait until it has ended, then run the same command again."
        )
    if primary in DISK:
        return StorageError(
            f"The state {path} cannot be used: {DISK[primary]} ({error.sqlite_errorname}).",
            "What was stored before is whole. " + MEND,
        )
    return None


def _unusable(path: Path, error: UnusableError) -> StateCorruptError:
    return StateCorruptError(f"The state {path} {error.what}.", error.first + WAY_BACK)
