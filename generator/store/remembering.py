"""What a source may ask before it fetches (domain/collection.py), and when the last fetch ended."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime

from generator.store.hashing import keyed_hashes
from generator.store.objections import anybody_objected, objected_accounts
from generator.store.removals import removed_among
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
LENGTHS = "SELECT DISTINCT length(id) FROM post WHERE length(id) >= ? ORDER BY 1"
IDS = "SELECT DISTINCT id FROM post WHERE length(id) = ? AND id > ? ORDER BY id LIMIT ?"
ID_PAGE = 5_000
FETCHED = "fetched"
KEEP_MOMENT = "INSERT INTO moment VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at"


def known_posts(connection: sqlite3.Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids that are stored, were until a newer version took their place, or were erased."""
    asked = tuple(ids)
    stored = _ids(connection, KNOWN_POSTS, asked)
    return stored | removed_among(connection, (post_id for post_id in asked if post_id not in stored))


def known_accounts(connection: sqlite3.Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of the account ids whose handle is stored, or may never be: they objected."""
    asked = tuple(ids)
    known = _ids(connection, KNOWN_ACCOUNTS, asked)
    if not anybody_objected(connection):
        return known
    hashes, objected = keyed_hashes(connection), objected_accounts(connection)
    return known.union(each for each in asked if each not in known and hashes.account(each) in objected)


def missing_parents(connection: sqlite3.Connection, conversation_ids: Iterable[str]) -> frozenset[str]:
    """Roots of these conversations, and posts that stored ones in them reply to, neither stored nor erased."""
    missing = _ids(connection, MISSING_PARENTS, conversation_ids)
    return missing - removed_among(connection, missing)


def post_ids(connection: sqlite3.Connection, after: str, limit: int | None) -> Iterator[str]:
    """Ids in number-aware order, page by page: between two of them whoever asks may store or erase."""
    left = float("inf") if limit is None else limit
    for (length,) in connection.execute(LENGTHS, (len(after),)).fetchall():
        last = after if len(after) == length else ""
        while left > 0:
            page = connection.execute(IDS, (length, last, int(min(ID_PAGE, left)))).fetchall()
            if not page:
                break
            yield from (post_id for (post_id,) in page)
            left -= len(page)
            (last,) = page[-1]


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
