"""What stays of what left the record: a count by reason, keyed hashes, and the time of a town's own post."""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.domain.removals import Reason, Removals
from generator.store.hashing import KeyedHashes, keyed_hashes
from generator.store.rows import as_json

CASE = "case"  # beside removals.Part: a whole conversation that staff hid
# What may be undone at the source: everything else stays away for good.
UNDOABLE = frozenset({Reason.PROTECTED, Reason.SUSPENDED, Reason.WITHHELD, Reason.DEACTIVATED})

ANYTHING = "SELECT EXISTS (SELECT 1 FROM removal)"
HASHES_OF_POSTS = "SELECT hash FROM removed_post WHERE hash IN (SELECT value FROM json_each(?))"
REMOVE = "INSERT INTO removal (reason, part, at) VALUES (?, ?, ?)"
REMOVE_POST = "INSERT OR REPLACE INTO removed_post VALUES (?, ?)"
REMOVE_IN = "INSERT OR IGNORE INTO removed_in VALUES (?, ?)"
SPREAD = """
INSERT OR IGNORE INTO removed_in
SELECT kin.value, removal FROM removed_in CROSS JOIN json_each(:hashes) AS kin
WHERE hash IN (SELECT value FROM json_each(:hashes))
"""
SPREAD_POST = """
INSERT OR IGNORE INTO removed_post
SELECT kin.value, removal FROM removed_post CROSS JOIN json_each(:hashes) AS kin
WHERE hash IN (SELECT value FROM json_each(:hashes))
"""
COUNTS = """
SELECT reason, sum(part NOT IN ('request', 'case')), sum(part IN ('request', 'case')) FROM removal GROUP BY reason
"""


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing that leaves: why, what it was in its case, and when it was posted where that may stay."""

    reason: Reason
    part: str
    at: int | None = None


def anything_removed(connection: sqlite3.Connection) -> bool:
    """Whether anything left this record: where nothing did, nobody need hash anything."""
    return bool(connection.execute(ANYTHING).fetchone()[0])


def remove(
    connection: sqlite3.Connection, removal: Removal, posts: Iterable[str], conversations: Iterable[str]
) -> None:
    """Note what leaves under the hashes of its posts and of the conversations that feel it."""
    number = connection.execute(REMOVE, (removal.reason, removal.part, removal.at)).lastrowid
    connection.executemany(REMOVE_POST, [(hashed, number) for hashed in posts])
    connection.executemany(REMOVE_IN, [(hashed, number) for hashed in conversations])


def removed_among(connection: sqlite3.Connection, post_ids: Iterable[str]) -> frozenset[str]:
    """Those of the post ids that were erased, any version's."""
    if not anything_removed(connection):
        return frozenset()
    hashes = keyed_hashes(connection)
    by_hash = {hashes.post(post_id): post_id for post_id in post_ids}
    return frozenset(by_hash[found] for (found,) in connection.execute(HASHES_OF_POSTS, (as_json(list(by_hash)),)))


def spread(connection: sqlite3.Connection, hashes: KeyedHashes, conversations: Collection[str]) -> None:
    """What holds for one of these conversations holds for all: they are those of the versions of one edited root."""
    connection.execute(SPREAD, {"hashes": as_json([hashes.conversation(each) for each in conversations])})


def spread_post(connection: sqlite3.Connection, hashes: KeyedHashes, versions: Collection[str]) -> None:
    """A version of an erased post turned up that was not known when it was erased."""
    connection.execute(SPREAD_POST, {"hashes": as_json([hashes.post(each) for each in versions])})
    spread(connection, hashes, versions)


def removals(connection: sqlite3.Connection) -> tuple[Removals, ...]:
    """How much left for each reason, in the reasons' order; reasons for which nothing did are left out."""
    counts = {Reason(reason): (posts, cases) for reason, posts, cases in connection.execute(COUNTS)}
    return tuple(Removals(reason, *counts[reason]) for reason in Reason if reason in counts)
