"""What the state tells a source: domain/collection.py's Memory."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from generator.domain.reads import DayReads, ReadKind
from generator.store import metering, progress, remembering
from generator.store.faults import state_faults


class StoredMemory:
    """The half of the store that sources ask: what is known, how far reading got, and what was paid for."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def cursor(self, name: str) -> str | None:
        """The cursor last stored under that name, None at first."""
        with state_faults(self.path):
            return progress.cursor(self._connection, name)

    def cursors(self, prefix: str) -> Mapping[str, str]:
        """All cursors whose names begin so, by name; one that was stored empty is forgotten."""
        with state_faults(self.path):
            return progress.cursors(self._connection, prefix)

    def known_posts(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids that need not be asked for: stored ones, older versions of them, and what was erased."""
        with state_faults(self.path):
            return remembering.known_posts(self._connection, ids)

    def known_accounts(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the account ids that need not be looked up: stored with their handle, or objected."""
        with state_faults(self.path):
            return remembering.known_accounts(self._connection, ids)

    def missing_parents(self, conversation_ids: Iterable[str]) -> frozenset[str]:
        """Ids that these conversations need and the state lacks: roots, and posts that stored ones reply to.

        What was erased is not missing.
        """
        with state_faults(self.path):
            return remembering.missing_parents(self._connection, conversation_ids)

    def conversations_since(self, moment: datetime) -> Mapping[str, datetime | None]:
        """Conversations whose newest stored post is not older than `moment` (aware), in order of their ids.

        Each with the moment (UTC) until which nothing of it is missing, None where it was never read whole. Where a
        root was edited the newest post of the thread counts for all its versions' conversations. What is withdrawn or
        hidden is left out.
        """
        with state_faults(self.path):
            return progress.conversations_since(self._connection, moment)

    def post_ids(self, after: str = "", limit: int | None = None) -> Iterator[str]:
        """Ids of stored posts in number-aware order, those after `after` only, at most `limit`.

        Whoever reads them may store and erase in between.
        """
        with state_faults(self.path):
            yield from remembering.post_ids(self._connection, after, limit)

    def reads(self, since: date) -> tuple[DayReads, ...]:
        """What was read on each UTC day from `since` on, by day and kind."""
        with state_faults(self.path):
            return metering.day_reads(self._connection, since)

    def read_on(self, day: date, kind: ReadKind, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids that were charged on that UTC day already; known for the last two days read on."""
        with state_faults(self.path):
            return metering.read_on(self._connection, day, kind, ids)
