"""What a source may ask before it fetches (domain/collection.py), and when the last fetch ended."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from generator.store.rows import as_json, as_microseconds, as_time
from generator.store.transactions import transaction

# An older version of a stored post counts as stored: it was replaced, nothing of it is missing.
KNOWN_POSTS = """
SELECT value FROM json_each(?) WHERE value IN (SELECT id FROM post)
    OR EXISTS (SELECT 1 FROM version WHERE version.id = value AND superseded)
"""
KNOWN_ACCOUNTS = "SELECT id FROM account WHERE id IN (SELECT value FROM json_each(?)) AND handle <> ''"
MISSING_PARENTS = """
WITH conversation (id) AS (SELECT value FROM json_each(?)),
thread (id) AS (
    SELECT id FROM conversation
    UNION SELECT thread_id FROM conversation JOIN shown_in ON shown_in.conversation_id = conversation.id
),
asked (id) AS (
    SELECT id FROM conversation
    UNION SELECT reply_to FROM thread CROSS JOIN post
        ON length(thread_id) = length(thread.id) AND thread_id = thread.id WHERE reply_to IS NOT NULL
)
SELECT id FROM asked WHERE id NOT IN (SELECT id FROM post)
    AND NOT EXISTS (SELECT 1 FROM version WHERE version.id = asked.id AND superseded)
"""
FETCHED = "fetched"
KEEP_MOMENT = "INSERT INTO moment VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at"


def cursor(connection: sqlite3.Connection, name: str) -> str | None:
    """The cursor last stored under that name."""
    found = connection.execute("SELECT value FROM cursor WHERE name = ?", (name,)).fetchone()
    return None if found is None else str(found[0])


def known_posts(connection: sqlite3.Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids that are stored, or were until a newer version took their place."""
    return _ids(connection, KNOWN_POSTS, ids)


def known_accounts(connection: sqlite3.Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of the account ids whose handle is stored."""
    return _ids(connection, KNOWN_ACCOUNTS, ids)


def missing_parents(connection: sqlite3.Connection, conversation_ids: Iterable[str]) -> frozenset[str]:
    """Roots of these conversations, and posts that stored ones in them reply to, as far as they are not stored."""
    return _ids(connection, MISSING_PARENTS, conversation_ids)


def fetched_at(connection: sqlite3.Connection) -> datetime | None:
    """When a fetch last ended well (UTC)."""
    found = connection.execute("SELECT at FROM moment WHERE name = ?", (FETCHED,)).fetchone()
    return None if found is None else as_time(found[0])


def set_fetched_at(connection: sqlite3.Connection, when: datetime) -> None:
    """A fetch ended well at that (aware) moment."""
    with transaction(connection):
        connection.execute(KEEP_MOMENT, (FETCHED, as_microseconds(when)))


def _ids(connection: sqlite3.Connection, question: str, ids: Iterable[str]) -> frozenset[str]:
    return frozenset(found for (found,) in connection.execute(question, (as_json(tuple(ids)),)))
