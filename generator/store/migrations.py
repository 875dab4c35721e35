"""Bringing a state up to date: a copy of the older one is laid beside it first, and a failure leaves it as it was."""

import sqlite3
from collections.abc import Sequence

from generator.store.backups import back_up
from generator.store.faults import UnusableError
from generator.store.schema import MIGRATIONS
from generator.store.transactions import transaction

# "Conc" in ASCII, in the file's header: how we know our own file from any other SQLite database.
APPLICATION_ID = 0x436F6E63


def recognise(connection: sqlite3.Connection, newest: int = len(MIGRATIONS)) -> int:
    """The version of the state, 0 for a file without anything in it; raise for one not ours or newer than we are."""
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID and (version or connection.execute("SELECT 1 FROM sqlite_master").fetchone()):
        raise UnusableError("is a database, but not Concejo's")
    if version > newest:
        raise UnusableError("was written by a newer Concejo", "Update Concejo, or: ")
    return int(version)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
    """Bring the state up to date, in one transaction; a copy of what it was lies beside it before anything changes."""
    newest = len(migrations)
    if recognise(connection, newest) == newest:
        return
    with transaction(connection):
        # Asked again: while this run waited for the lock another one may have brought the state up to date.
        version = recognise(connection, newest)
        if 0 < version < newest:
            back_up(connection, version)
        for migration in migrations[version:]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest}")
