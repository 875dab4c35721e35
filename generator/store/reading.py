"""Reading posts and threads back. What names an older version of an edited post leads to the stored one."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from generator.domain.posts import Post, Thread
from generator.store.absences import absences
from generator.store.rows import as_json, as_post
from generator.store.unseen import unseen_among

# CROSS JOIN holds SQLite to this order of tables: it walks an index and looks the rest up, and sorts nothing.
POSTS = """
SELECT post.id, thread_id, author_id, created_at, text, lang, coalesce(parent.post, reply_to),
    coalesce(quoted.post, quote_of), spans, media, edits, post.url, post.source,
    handle, name, account.url, avatar_url
FROM post CROSS JOIN account ON account.id = post.author_id
LEFT JOIN version AS parent ON parent.id = post.reply_to AND parent.source = post.source
LEFT JOIN version AS quoted ON quoted.id = post.quote_of AND quoted.source = post.source
"""
IN_ORDER = "ORDER BY length(thread_id), thread_id, post.source, created_at, length(post.id), post.id"
# `thread_id = :thread` would let SQLite fold length(thread_id) into a constant, which hides the index from it.
OF_THREAD = "WHERE length(thread_id) = length(:thread) AND thread_id IN (SELECT :thread) "
OF_IDS = "WHERE post.id IN (SELECT value FROM json_each(?)) ORDER BY post.source DESC"
PLACE = attrgetter("source", "conversation_id")
VERSIONS = "SELECT id, post FROM version WHERE id IN (SELECT value FROM json_each(?)) ORDER BY source DESC"


def read_threads(connection: sqlite3.Connection) -> Iterator[Thread]:
    """All threads that may be seen, one after the other, in number-aware order of their conversations."""
    return _shown(connection, connection.execute(POSTS + IN_ORDER))


def read_thread(connection: sqlite3.Connection, conversation_id: str) -> Thread | None:
    """One thread; where its root was edited, the conversation of any version names it."""
    found = connection.execute(
        "SELECT thread_id FROM shown_in WHERE conversation_id = ?", (conversation_id,)
    ).fetchone()
    wanted = {"thread": found[0] if found else conversation_id}
    return next(_shown(connection, connection.execute(POSTS + OF_THREAD + IN_ORDER, wanted)), None)


def read_posts(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Post]:
    """Those of these posts that are stored and may be seen, under the ids they were asked by, in that order."""
    asked = tuple(ids)
    stored_as: dict[str, str] = dict(connection.execute(VERSIONS, (as_json(asked),)))
    wanted = as_json([stored_as.get(post_id, post_id) for post_id in asked])
    stored = [as_post(row) for row in connection.execute(POSTS + OF_IDS, (wanted,))]
    withheld = unseen_among(connection, {post.conversation_id for post in stored})
    posts = {post.id: post for post in stored if post.conversation_id not in withheld}
    found = ((post_id, posts.get(stored_as.get(post_id, post_id))) for post_id in asked)
    return {post_id: post for post_id, post in found if post}


def count_posts(connection: sqlite3.Connection) -> int:
    """How many posts are stored."""
    return int(connection.execute("SELECT count(*) FROM post").fetchone()[0])


def _shown(connection: sqlite3.Connection, rows: Iterable[tuple[object, ...]]) -> Iterator[Thread]:
    absent = absences(connection)
    return _as_threads(rows) if absent is None else filter(None, map(absent.shown, _as_threads(rows)))


def _as_threads(rows: Iterable[tuple[object, ...]]) -> Iterator[Thread]:
    for (source, conversation_id), posts in groupby(map(as_post, rows), key=PLACE):
        yield Thread(conversation_id, tuple(posts), source)
