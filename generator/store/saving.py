"""Storing what a source brought: every post once, in its newest version."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from generator.domain.posts import Batch, Post
from generator.domain.reads import Read
from generator.store.accounts import forget_silent, save_accounts
from generator.store.metering import meter
from generator.store.progress import keep_complete, keep_cursors
from generator.store.refusing import Sifted, sift
from generator.store.rows import PostRow, as_json, as_row
from generator.store.transactions import transaction
from generator.store.versions import INSERT, put_newest

STORED = """
SELECT source, id, conversation_id, author_id, created_at, text, lang, reply_to, quote_of, spans, media, edits, url
FROM post WHERE id IN (SELECT value FROM json_each(?))
"""
VERSIONS = "SELECT source, id FROM version WHERE id IN (SELECT value FROM json_each(?))"
SHOWN_IN = """
SELECT source, conversation_id, thread_id FROM shown_in WHERE conversation_id IN (SELECT value FROM json_each(?))
"""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Saved:
    """What a batch changed: posts that were not there, and posts that were there in another version.

    `refused` posts did not come in: they were erased for good, or their author objected. `objected` are ids of
    accounts that turned out to have objected by their handle: what is stored of them is still to be erased
    (`Store.posts_of_objectors`).
    """

    new: int = 0
    changed: int = 0
    refused: int = 0
    objected: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """Counts posts, not versions: one that comes in two versions within a batch counts once."""

    new: set[Key] = field(default_factory=set)
    changed: set[Key] = field(default_factory=set)

    def note(self, before: Iterable[PostRow], after: PostRow) -> None:
        """A row took the place of those that were stored before."""
        stood = {(row.source, row.id) for row in before}
        counted = self.changed if stood - self.new else self.new
        self.new -= stood
        self.changed -= stood
        counted.add((after.source, after.id))


def save(connection: sqlite3.Connection, batch: Batch) -> Saved:
    """Store a batch as a whole or not at all."""
    with transaction(connection):
        sifted = sift(connection, batch)
        save_accounts(connection, (*(post.author for post in sifted.posts), *sifted.accounts))
        tally = _save_posts(connection, sifted.posts)
        if sifted.refused:
            forget_silent(connection, {post.author.id for post in sifted.refused})
        _save_reads(connection, batch.reads, batch.read_at, sifted)
        keep_complete(connection, batch.complete)
        keep_cursors(connection, batch.cursors)
    refused = len({(post.source, post.id) for post in sifted.refused})
    return Saved(len(tally.new), len(tally.changed), refused, sifted.objected)


def _save_posts(connection: sqlite3.Connection, posts: Sequence[Post]) -> Tally:
    """Most posts are new and were never edited: those go in together, the others one by one.

    New ones first: an edited root gathers its thread from what lies there.
    """
    known = _Known.among(connection, posts)
    rows = [as_row(post) for post in posts]
    new = [row for row, post in zip(rows, posts, strict=True) if known.is_new(post)]
    connection.executemany(INSERT, [(*row, known.thread_of(row)) for row in new])
    tally = Tally(new={(row.source, row.id) for row in new})
    for row, post in zip(rows, posts, strict=True):
        if not known.is_new(post) and not known.is_same(row):
            before, after = put_newest(connection, row)
            if after is not None:
                tally.note(before, after)
    return tally


@dataclass(frozen=True, slots=True)
class _Known:
    """What the state holds of a batch's posts before any of them is stored: three questions for all of them."""

    times: Mapping[str, int]
    stored: Mapping[Key, tuple[object, ...]]
    versions: frozenset[Key]
    shown_in: Mapping[Key, str]

    @classmethod
    def among(cls, connection: sqlite3.Connection, posts: Sequence[Post]) -> "_Known":
        times = Counter(version for post in posts for version in {post.id, *post.edits})
        ids = as_json(list(times))
        conversations = as_json(list({post.conversation_id for post in posts}))
        shown = connection.execute(SHOWN_IN, (conversations,))
        return cls(
            times=times,
            stored={row[:2]: row for row in connection.execute(STORED, (ids,))},
            versions=frozenset(connection.execute(VERSIONS, (ids,))),
            shown_in={(source, conversation): thread for source, conversation, thread in shown},
        )

    def is_new(self, post: Post) -> bool:
        """Whether nothing here or in the batch is another version of it."""
        key = (post.source, post.id)
        alone = self.times[post.id] == 1 and len(post.edits) < 2
        return alone and post.edits in ((), (post.id,)) and key not in self.stored and key not in self.versions

    def is_same(self, row: PostRow) -> bool:
        """Whether it is stored like that, and comes in no other version."""
        return self.times[row.id] == 1 and self.stored.get((row.source, row.id)) == row

    def thread_of(self, row: PostRow) -> str:
        return self.shown_in.get((row.source, row.conversation_id), row.conversation_id)


def _save_reads(
    connection: sqlite3.Connection, reads: Sequence[Read], read_at: datetime | None, sifted: Sifted
) -> None:
    """Meter what was paid for, what may not come in too, but that without its id."""
    if not reads:
        return
    if read_at is None:
        raise TypeError("reads need the moment they were charged at")
    disguised = sifted.disguises
    meter(
        connection,
        [replace(read, id=disguised.get(read.id, read.id)) for read in reads] if disguised else reads,
        read_at,
    )
