"""Opening the state file: ours, whole, private to the user who runs this, and of the version we know."""

import os
import sqlite3
import stat
from pathlib import Path

from generator.store.cleaning import clean
from generator.store.faults import UnusableError, state_faults
from generator.store.migrations import migrate, recognise

NAME = "state.sqlite3"
SMALLEST = 512

# WAL: a build reads while a fetch writes, and a killed run leaves whole transactions only. FULL: a batch is the answer
# to a request that was waited for and perhaps paid for, and its cursor moves with it; one fsync each costs less than
# the request did. secure_delete: what is deleted is overwritten. trusted_schema: views and indexes of a file that
# somebody prepared may call nothing dangerous.
SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)


def open_state(folder: Path, patience: float) -> sqlite3.Connection:
    """A connection to the folder's state file, made where there is none; waits `patience` seconds for its lock."""
    path = folder / NAME
    with state_faults(path):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_private(path)
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _make_private(path: Path) -> None:
    """Make the file, for this user alone; SQLite gives the files beside it the same rights."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        found = path.lstat()
        # A link could lead writes elsewhere; reading a pipe or a device would wait for ever.
        if not stat.S_ISREG(found.st_mode):
            raise UnusableError("is a link, or no file at all") from None
        # SQLite would take the rest of a header for a new database and write over it.
        if 0 < found.st_size < SMALLEST:
            raise UnusableError from None


def _prepare(connection: sqlite3.Connection) -> None:
    recognise(connection)  # before anything is set: WAL would change somebody else's file
    for setting in SETTINGS:
        connection.execute(setting)
    migrate(connection)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise UnusableError
    clean(connection)
