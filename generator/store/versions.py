"""Edited posts: the one stored row takes the place of all versions, and their conversations are one thread."""

import sqlite3
from collections.abc import Sequence

from generator.store.hashing import keyed_hashes
from generator.store.merging import newest, versions_of
from generator.store.removals import anything_removed, spread
from generator.store.rows import PostRow, as_json

# Any version's id leads to the stored row, by its own id or through `version`.
STORED = """
SELECT source, id, conversation_id, author_id, created_at, text, lang, reply_to, quote_of, spans, media, edits, url
FROM post WHERE source = :source
    AND id = coalesce((SELECT post FROM version WHERE id = :id AND source = :source), :id)
"""
SHOWN_IN = "SELECT thread_id FROM shown_in WHERE conversation_id = ? AND source = ?"
INSERT = "INSERT INTO post VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
KNOW_VERSION = "INSERT OR REPLACE INTO version VALUES (?, ?, ?, ?)"
REGROUP = """
UPDATE post SET thread_id = coalesce(:shown_in, conversation_id)
WHERE length(thread_id) = length(:thread) AND thread_id = :thread AND source = :source
    AND conversation_id IN (SELECT value FROM json_each(:versions))
"""


def put_newest(connection: sqlite3.Connection, row: PostRow) -> tuple[list[PostRow], PostRow | None]:
    """Store a version of a post that may be there in another. What stood there, and what stands there now if not that.

    A row that is newer, or tells more of its versions, takes the place of what is stored.
    """
    stored = _stored(connection, row)
    best = newest((*stored, row)) if stored else row
    if stored == [best]:
        return stored, None
    connection.executemany("DELETE FROM post WHERE id = ? AND source = ?", [(old.id, old.source) for old in stored])
    connection.execute(INSERT, (*best, _shown_in(connection, best)))
    if len(versions_of(best)) > 1:
        _know_versions(connection, best)
    return stored, best


def regroup(connection: sqlite3.Connection, source: str, versions: Sequence[str], shown_in: str | None) -> None:
    """Show the conversations that a root's versions opened in one thread, or each for itself where that is None."""
    wanted = {"source": source, "shown_in": shown_in, "versions": as_json(versions)}
    connection.executemany(REGROUP, [{**wanted, "thread": thread} for thread in versions])


def _stored(connection: sqlite3.Connection, row: PostRow) -> list[PostRow]:
    """The rows of this post that are stored: one, or more where its versions did not know of each other yet."""
    stored = {}
    for version in versions_of(row):
        for found in connection.execute(STORED, {"source": row.source, "id": version}):
            stored[found[1]] = PostRow(*found)
    return [stored[post_id] for post_id in sorted(stored)]


def _shown_in(connection: sqlite3.Connection, row: PostRow) -> str:
    found = connection.execute(SHOWN_IN, (row.conversation_id, row.source)).fetchone()
    return str(found[0]) if found else row.conversation_id


def _know_versions(connection: sqlite3.Connection, row: PostRow) -> None:
    """Let every id that the post ever had lead to its row, and gather the conversations that its versions opened."""
    versions = versions_of(row)
    age = versions.index(row.id)
    connection.executemany(
        KNOW_VERSION, [(row.source, version, row.id, place < age) for place, version in enumerate(versions)]
    )
    is_root = row.conversation_id in versions
    regroup(connection, row.source, versions, row.conversation_id if is_root else None)
    if is_root and anything_removed(connection):
        spread(connection, keyed_hashes(connection), versions)
