"""Copies of the state as it was before a migration: whole or not there, and gone with the first erasure after it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

PATTERN = "state-v*.sqlite3*"
UNFINISHED = ".part"


def backup_path(folder: Path, version: int) -> Path:
    """Where the copy of a state of that version lies."""
    return folder / f"state-v{version}.sqlite3"


def back_up(connection: sqlite3.Connection, version: int) -> Path:
    """Copy the state that `connection` holds the write lock of, before it changes anything; replaces an older copy.

    A second connection copies it: the lock keeps others from writing, not from reading.
    """
    path = state_path(connection)
    target = backup_path(path.parent, version)
    unfinished = target.with_name(target.name + UNFINISHED)
    for left_over in path.parent.glob(unfinished.name + "*"):
        left_over.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("VACUUM INTO ?", (str(unfinished),))
    _flush(unfinished)
    unfinished.replace(target)
    _flush(path.parent)
    return target


def forget_backups(connection: sqlite3.Connection) -> None:
    """Remove all copies, finished or not: what was erased from the state must not outlive it in them."""
    for copy in _copies(state_path(connection).parent):
        copy.unlink(missing_ok=True)


def state_path(connection: sqlite3.Connection) -> Path:
    """The file that the connection is open on."""
    return Path(next(file for _, name, file in connection.execute("PRAGMA database_list") if name == "main"))


def _copies(folder: Path) -> Iterator[Path]:
    return folder.glob(PATTERN)


def _flush(path: Path) -> None:
    """Wait until the disk has it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
