"""Storing what a source brought: every post once, in its newest version."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.domain.posts import Account, Batch, Post
from generator.store.merging import newest, versions_of
from generator.store.rows import PostRow, as_json, as_row, storable
from generator.store.transactions import transaction

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
KEEP_ACCOUNT = """
INSERT INTO account VALUES (:id, :handle, :name, :url, :avatar_url) ON CONFLICT (id) DO UPDATE SET
    handle = coalesce(nullif(excluded.handle, ''), handle), name = coalesce(nullif(excluded.name, ''), name),
    url = coalesce(nullif(excluded.url, ''), url),
    avatar_url = coalesce(nullif(excluded.avatar_url, ''), avatar_url)
"""
KEEP_CURSOR = "INSERT INTO cursor VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


@dataclass(frozen=True, slots=True)
class Saved:
    """What a batch changed: posts that were not there, and posts that were there in another version."""

    new: int = 0
    changed: int = 0


@dataclass(slots=True)
class Tally:
    """Counts posts, not versions: one that comes in two versions within a batch counts once."""

    new: set[tuple[str, str]] = field(default_factory=set)
    changed: set[tuple[str, str]] = field(default_factory=set)

    def note(self, before: Iterable[PostRow], after: PostRow) -> None:
        """A row took the place of those that were stored before."""
        stood = {(row.source, row.id) for row in before}
        counted = self.changed if stood - self.new else self.new
        self.new -= stood
        self.changed -= stood
        counted.add((after.source, after.id))


def save(connection: sqlite3.Connection, batch: Batch) -> Saved:
    """Store a batch as a whole or not at all."""
    tally = Tally()
    with transaction(connection):
        _save_accounts(connection, (*(post.author for post in batch.posts), *batch.accounts))
        for post in batch.posts:
            _save_post(connection, post, tally)
        connection.executemany(KEEP_CURSOR, batch.cursors.items())
    return Saved(new=len(tally.new), changed=len(tally.changed))


def _save_accounts(connection: sqlite3.Connection, accounts: Iterable[Account]) -> None:
    """What is known of an account is replaced by what is newly known, never by nothing: posts carry bare ids."""
    connection.executemany(
        KEEP_ACCOUNT,
        (
            {
                "id": account.id,
                "handle": storable(account.handle),
                "name": storable(account.name),
                "url": storable(account.url),
                "avatar_url": storable(account.avatar_url),
            }
            for account in accounts
        ),
    )


def _save_post(connection: sqlite3.Connection, post: Post, tally: Tally) -> None:
    row = as_row(post)
    stored = _stored(connection, row)
    best = newest((*stored, row)) if stored else row
    if stored == [best]:
        return
    connection.executemany("DELETE FROM post WHERE id = ? AND source = ?", [(old.id, old.source) for old in stored])
    connection.execute(INSERT, (*best, _shown_in(connection, best)))
    if len(versions_of(best)) > 1:
        _know_versions(connection, best)
    tally.note(stored, best)


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
    shown_in = row.conversation_id if row.conversation_id in versions else None
    wanted = {"source": row.source, "shown_in": shown_in, "versions": as_json(versions)}
    connection.executemany(REGROUP, [{**wanted, "thread": thread} for thread in versions])
