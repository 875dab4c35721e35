"""What reading cost: each charged thing once a UTC day, and the sums of every day."""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from generator.domain.reads import DayReads, Read, ReadKind
from generator.store.hashing import keyed_hashes
from generator.store.objections import anybody_objected
from generator.store.removals import anything_removed
from generator.store.rows import as_json

DAY_ZERO = date(1970, 1, 1)
# A post that came with the owner's token and again without it is one thing, charged once. Counts are not things.
THING = {ReadKind.POST: "post", ReadKind.OWNED_POST: "post", ReadKind.USER: "user"}

CHARGE = "INSERT OR IGNORE INTO charged VALUES (?, ?, ?)"
FORGET_OTHER_DAYS = "DELETE FROM charged WHERE day < ? OR day > ?"
ADD = """
INSERT INTO day_reads VALUES (?, ?, ?, ?)
ON CONFLICT (day, kind) DO UPDATE SET asked = asked + excluded.asked, billed = billed + excluded.billed
"""
SUMS = "SELECT day, kind, asked, billed FROM day_reads WHERE day >= ? ORDER BY day, kind"
CHARGED = "SELECT id FROM charged WHERE day = ? AND thing = ? AND id IN (SELECT value FROM json_each(?))"


def meter(connection: sqlite3.Connection, reads: Iterable[Read], read_at: datetime) -> None:
    """Count what an answer of that (aware) moment was charged for; ids that came before on its UTC day are free."""
    day = _number(read_at.astimezone(UTC).date())
    by_kind: dict[ReadKind, list[str]] = {}
    for read in reads:
        by_kind.setdefault(read.kind, []).append(read.id)
    for kind, ids in by_kind.items():
        billed = len(ids)
        if kind in THING:
            billed = connection.executemany(CHARGE, [(day, THING[kind], read_id) for read_id in ids]).rowcount
        connection.execute(ADD, (day, kind, len(ids), billed))
    # A clock that is a day off may come right again: the days on both sides stay.
    connection.execute(FORGET_OTHER_DAYS, (day - 1, day + 1))


def day_reads(connection: sqlite3.Connection, since: date) -> tuple[DayReads, ...]:
    """The sums of each UTC day from `since` on, by day and kind."""
    found = connection.execute(SUMS, (_number(since),))
    return tuple(DayReads(_date(day), ReadKind(kind), asked, billed) for day, kind, asked, billed in found)


def read_on(connection: sqlite3.Connection, day: date, kind: ReadKind, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids that were charged on that UTC day; those of what was erased are known by their hashes."""
    if kind not in THING:
        return frozenset()
    names = {read_id: read_id for read_id in ids}
    if anything_removed(connection) or anybody_objected(connection):
        hashes = keyed_hashes(connection)
        disguise = hashes.account if kind == ReadKind.USER else hashes.post
        names.update({disguise(read_id): read_id for read_id in tuple(names)})
    found = connection.execute(CHARGED, (_number(day), THING[kind], as_json(list(names))))
    return frozenset(names[name] for (name,) in found)


def _number(day: date) -> int:
    return (day - DAY_ZERO).days


def _date(number: int) -> date:
    return DAY_ZERO + timedelta(days=number)
