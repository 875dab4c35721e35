"""The shape of the state, version by version: a released migration is never edited, a change is a new one below it."""

import sqlite3
from collections.abc import Sequence

from generator.store.faults import UnusableError
from generator.store.transactions import transaction

# "Conc" in ASCII, in the file's header: how we know our own file from any other SQLite database.
APPLICATION_ID = 0x436F6E63

# Times are whole microseconds since 1970, UTC. Lists (spans, media, edits) are JSON, read and written in rows.py.
# `version` knows every id that an edited post ever had; `superseded` ones are older than the stored row.
# `thread_id` is the conversation a post is shown in: its own, unless the root was edited. X gives every version of a
# root a conversation of its own and spreads the replies over them: `shown_in` leads from the conversation of any
# version to the one that the newest version names.
# Indexes on (length, text) give numbers written as text their order: "99" comes before "100".
FIRST = (
    """CREATE TABLE account (
        id TEXT NOT NULL PRIMARY KEY, handle TEXT NOT NULL, name TEXT NOT NULL, url TEXT NOT NULL,
        avatar_url TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE post (
        source TEXT NOT NULL, id TEXT NOT NULL, conversation_id TEXT NOT NULL,
        author_id TEXT NOT NULL REFERENCES account (id),
        created_at INTEGER NOT NULL, text TEXT NOT NULL, lang TEXT NOT NULL, reply_to TEXT, quote_of TEXT,
        spans TEXT NOT NULL, media TEXT NOT NULL, edits TEXT NOT NULL, url TEXT NOT NULL,
        thread_id TEXT NOT NULL,
        PRIMARY KEY (id, source)
    )""",
    """CREATE INDEX post_in_thread ON post (
        length(thread_id), thread_id, source, created_at, length(id), id
    )""",
    "CREATE INDEX post_by_author ON post (author_id)",
    "CREATE INDEX post_with_media ON post (id) WHERE media <> '[]'",
    """CREATE TABLE version (
        source TEXT NOT NULL, id TEXT NOT NULL, post TEXT NOT NULL, superseded INTEGER NOT NULL,
        PRIMARY KEY (id, source),
        FOREIGN KEY (post, source) REFERENCES post (id, source) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    "CREATE INDEX version_of_post ON version (post, source)",
    """CREATE VIEW shown_in AS
        SELECT version.source, version.id AS conversation_id, root.conversation_id AS thread_id
        FROM version
        JOIN post AS root ON root.id = version.post AND root.source = version.source
        JOIN version AS own ON own.id = root.conversation_id AND own.source = root.source AND own.post = root.id
    """,
    "CREATE TABLE cursor (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE moment (name TEXT NOT NULL PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE picture (
        key TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, tries INTEGER NOT NULL,
        webp TEXT, jpeg TEXT, width INTEGER, height INTEGER
    ) WITHOUT ROWID""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (FIRST,)


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
    """Bring the state up to date, in one transaction."""
    newest = len(migrations)
    if recognise(connection, newest) == newest:
        return
    with transaction(connection):
        # Asked again: while this run waited for the lock another one may have brought the state up to date.
        for migration in migrations[recognise(connection, newest) :]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest}")
