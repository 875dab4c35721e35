"""How far reading got: cursors, and until when nothing of a conversation is missing."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from generator.store.rows import as_json, as_microseconds, as_time
from generator.store.unseen import unseen

KEEP_CURSOR = "INSERT INTO cursor VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
FORGET_CURSOR = "DELETE FROM cursor WHERE name = ?"
CURSORS = "SELECT name, value FROM cursor WHERE name >= :prefix AND substr(name, 1, length(:prefix)) = :prefix"
KEEP_COMPLETE = """
INSERT INTO complete VALUES (?, ?) ON CONFLICT (conversation_id) DO UPDATE SET until = max(until, excluded.until)
"""
# The newest post of a thread counts for every conversation that is shown in it.
SINCE = """
WITH recent (thread) AS MATERIALIZED (
    SELECT thread_id FROM post GROUP BY length(thread_id), thread_id HAVING max(created_at) >= ?
)
SELECT DISTINCT post.thread_id, post.conversation_id, until FROM recent
CROSS JOIN post ON length(thread_id) = length(thread) AND thread_id = thread
LEFT JOIN complete ON complete.conversation_id = post.conversation_id
ORDER BY length(post.conversation_id), post.conversation_id
"""
# A conversation without posts is forgotten: its id may be an erased post's.
FORGET_COMPLETE = """
DELETE FROM complete WHERE conversation_id IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM post WHERE post.conversation_id = complete.conversation_id
        AND length(thread_id) = length(complete.conversation_id) AND thread_id = complete.conversation_id)
"""


def cursor(connection: sqlite3.Connection, name: str) -> str | None:
    """The cursor last stored under that name."""
    found = connection.execute("SELECT value FROM cursor WHERE name = ?", (name,)).fetchone()
    return None if found is None else str(found[0])


def cursors(connection: sqlite3.Connection, prefix: str) -> dict[str, str]:
    """All cursors whose names begin so."""
    return dict(connection.execute(CURSORS + " ORDER BY name", {"prefix": prefix}))


def keep_cursors(connection: sqlite3.Connection, moved: Mapping[str, str]) -> None:
    """Move cursors; an empty one is forgotten."""
    for name, value in moved.items():
        if value:
            connection.execute(KEEP_CURSOR, (name, value))
        else:
            connection.execute(FORGET_CURSOR, (name,))


def keep_complete(connection: sqlite3.Connection, complete: Mapping[str, datetime]) -> None:
    """Remember until when nothing of each conversation is missing; never an earlier moment than before."""
    connection.executemany(KEEP_COMPLETE, [(each, as_microseconds(until)) for each, until in complete.items()])


def conversations_since(connection: sqlite3.Connection, moment: datetime) -> dict[str, datetime | None]:
    """Conversations that anybody may see whose newest post is not older than `moment`, and until when each is whole."""
    withheld = unseen(connection)
    return {
        conversation: None if until is None else as_time(until)
        for thread, conversation, until in connection.execute(SINCE, (as_microseconds(moment),))
        if thread not in withheld
    }


def forget_empty(connection: sqlite3.Connection, conversation_ids: Iterable[str]) -> None:
    """Forget how far those of the conversations were read of which nothing is stored any more."""
    connection.execute(FORGET_COMPLETE, (as_json(list(conversation_ids)),))
