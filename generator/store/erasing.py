"""Erasing posts: their rows, versions, references, accounts and pictures go; what stays is told in removals.py."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.domain.removals import Erasure, Part
from generator.store.accounts import forget_silent
from generator.store.backups import forget_backups
from generator.store.cleaning import owe_cleaning
from generator.store.hashing import KeyedHashes, first_hashes
from generator.store.pictures import forget_unneeded
from generator.store.progress import forget_empty, keep_cursors
from generator.store.removals import UNDOABLE, Removal, remove
from generator.store.rows import as_versions
from generator.store.transactions import transaction
from generator.store.versions import regroup

STANDING = """
SELECT source, id, conversation_id, thread_id, author_id, created_at, edits FROM post
WHERE id IN (SELECT :id UNION SELECT post FROM version WHERE id = :id)
"""
VERSIONS = "SELECT id FROM version WHERE post = ? AND source = ?"
IN_THREAD = """
SELECT DISTINCT conversation_id FROM post
WHERE length(thread_id) = length(:thread) AND thread_id = :thread AND source = :source
"""
DELETE = "DELETE FROM post WHERE id = ? AND source = ?"
HARDEN = """
UPDATE removal SET reason = ? WHERE reason IN ('protected', 'suspended', 'withheld', 'deactivated')
    AND number = (SELECT removal FROM removed_post WHERE hash = ?)
"""
DISGUISE = """
UPDATE OR REPLACE charged SET id = (SELECT value FROM json_each(:hashes) WHERE key = charged.id)
WHERE thing = :thing AND id IN (SELECT key FROM json_each(:hashes))
"""
NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Standing:
    """A stored post that is to go."""

    source: str
    id: str
    conversation_id: str
    thread_id: str
    author_id: str
    created_at: int
    versions: tuple[str, ...]


@dataclass(slots=True)
class Gone:
    """Ids of what was erased: posts in all their versions, and their authors."""

    posts: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)


def erase(connection: sqlite3.Connection, erasures: Iterable[Erasure]) -> tuple[str, ...]:
    """Erase posts in one transaction; keys of the pictures that nobody needs any more."""
    gone = Gone()
    with transaction(connection):
        hashes = first_hashes(connection)
        for erasure in erasures:
            _erase(connection, hashes, erasure, gone)
        return _forget_traces(connection, hashes, gone) if gone.posts else ()


def _forget_traces(connection: sqlite3.Connection, hashes: KeyedHashes, gone: Gone) -> tuple[str, ...]:
    """Whatever else names what is gone: accounts, pictures, what was paid for, how far reading got, older copies."""
    silent = forget_silent(connection, gone.authors)
    _disguise_reads(connection, "post", {each: hashes.post(each) for each in gone.posts})
    _disguise_reads(connection, "user", {each: hashes.account(each) for each in silent})
    forget_empty(connection, gone.posts)
    _step_back(connection, gone.posts)
    forget_backups(connection)
    owe_cleaning(connection)
    return forget_unneeded(connection)


def _erase(connection: sqlite3.Connection, hashes: KeyedHashes, erasure: Erasure, gone: Gone) -> None:
    standing = _standing(connection, erasure.post_id)
    if not standing and erasure.reason not in UNDOABLE:
        # It went before for something that may be undone, and this may not.
        connection.execute(HARDEN, (erasure.reason, hashes.post(erasure.post_id)))
    for post in standing:
        remove(
            connection,
            Removal(erasure.reason, erasure.part, _time_that_stays(erasure.part, post)),
            map(hashes.post, post.versions),
            map(hashes.conversation, _concerned(connection, erasure.part, post)),
        )
        connection.execute(DELETE, (post.id, post.source))
        if post.conversation_id in post.versions and len(post.versions) > 1:
            regroup(connection, post.source, post.versions, None)
        gone.posts.update(post.versions)
        gone.authors.add(post.author_id)


def _standing(connection: sqlite3.Connection, post_id: str) -> list[Standing]:
    found = connection.execute(STANDING, {"id": post_id}).fetchall()
    return [
        Standing(
            source,
            stored_id,
            conversation_id,
            thread_id,
            author_id,
            at,
            _versions(connection, stored_id, source, edits),
        )
        for source, stored_id, conversation_id, thread_id, author_id, at, edits in found
    ]


def _versions(connection: sqlite3.Connection, post_id: str, source: str, edits: str) -> tuple[str, ...]:
    known = (version for (version,) in connection.execute(VERSIONS, (post_id, source)))
    return tuple(dict.fromkeys((post_id, *as_versions(edits), *known)))


def _time_that_stays(part: Part, post: Standing) -> int | None:
    return post.created_at if part in (Part.TOWN_ANSWER, Part.RESOLUTION) else None


def _concerned(connection: sqlite3.Connection, part: Part, post: Standing) -> set[str]:
    """The conversations that a request withdraws, of all its root's versions, or the one an answer leaves a gap in."""
    if part == Part.OTHER:
        return set()
    if part != Part.REQUEST:
        return {post.thread_id}
    return conversations_of(connection, post.source, post.thread_id).union(
        {post.conversation_id}, post.versions if post.conversation_id in post.versions else ()
    )


def conversations_of(connection: sqlite3.Connection, source: str, thread_id: str) -> set[str]:
    """The conversations that are shown in a thread: its own, and those that older versions of its root opened."""
    found = connection.execute(IN_THREAD, {"thread": thread_id, "source": source})
    return {thread_id, *(conversation for (conversation,) in found)}


def _disguise_reads(connection: sqlite3.Connection, thing: str, hash_of: Mapping[str, str]) -> None:
    """What was paid for today stays paid for, but nameless."""
    connection.execute(DISGUISE, {"thing": thing, "hashes": json.dumps(hash_of)})


def _step_back(connection: sqlite3.Connection, post_ids: set[str]) -> None:
    """Let cursors that name an erased post name the place just before it; those kept for one are forgotten."""
    moved: dict[str, str] = {}
    for name, value in connection.execute("SELECT name, value FROM cursor").fetchall():
        if post_ids.intersection(NUMBER.findall(name)):
            moved[name] = ""
        elif post_ids.intersection(NUMBER.findall(value)):
            moved[name] = NUMBER.sub(lambda found: _before(found[0], post_ids), value)
    keep_cursors(connection, moved)


def _before(number: str, post_ids: set[str]) -> str:
    """The number itself, or the nearest below it that is none of these."""
    while number in post_ids and number != "0":
        number = str(int(number) - 1)
    return number
