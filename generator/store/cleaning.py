"""Leaving no byte of what was erased in the state's files.

SQLite overwrites what is deleted (secure_delete), but not the copies that it left behind when it moved rows between
pages: rewriting the whole file does, and emptying the log beside it. Both come after the erasure was committed, so a
debt is noted in the state and paid by whoever opens it next, should this run be killed or another one be reading.
"""

import sqlite3
from contextlib import suppress

OWED = "cleaning"
OWE = "INSERT OR REPLACE INTO moment VALUES (?, 0)"
PAID = "DELETE FROM moment WHERE name = ?"


def owe_cleaning(connection: sqlite3.Connection) -> None:
    """Note, in the erasure's own transaction, that the files are to be cleaned."""
    connection.execute(OWE, (OWED,))


def is_owed(connection: sqlite3.Connection) -> bool:
    """Whether what was erased may still lie in the files, though nothing reads it any more."""
    return connection.execute("SELECT 1 FROM moment WHERE name = ?", (OWED,)).fetchone() is not None


def clean(connection: sqlite3.Connection) -> None:
    """Pay what is owed: rewrite the file and empty its log. Not while others read, nor on a full disk: then later."""
    if not is_owed(connection):
        return
    with suppress(sqlite3.OperationalError):
        connection.execute("VACUUM")
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            connection.execute(PAID, (OWED,))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
