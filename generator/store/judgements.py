"""Cases as they were judged before: a night judges only the threads that changed.

A row says which case a stored thread is, and the digest of everything else that the judgement rested on. Triggers
(schema.py) drop the row in the very transaction in which a post of its thread comes, changes or goes: what was erased
is not to be found here either. Rows are JSON, checked as they are read: unlike a pickle, a row that somebody prepared
can run nothing, and reading it takes a twentieth of the time of judging.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from generator.domain.cases import Case
from generator.domain.posts import Thread
from generator.store.bases import digest_of, digest_of_program
from generator.store.faults import state_faults
from generator.store.rows import as_json
from generator.store.transactions import transaction

JUDGED = "SELECT thread_id, source, basis, verdict FROM judged WHERE thread_id IN (SELECT value FROM json_each(?))"
KEEP = "INSERT OR REPLACE INTO judged VALUES (?, ?, ?, ?)"

Correction = TypeVar("Correction")
Place = tuple[str, str]
Row = tuple[str, str, bytes, bytes]


class Judgements:
    """The kept cases of one town as it is now. Make it before the threads are read, and use it once."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *rests_on: object) -> None:
        """`rests_on` is everything but the posts, the program and the annotation: the town, and the words."""
        self._path = path
        self._connection = connection
        self._common = (digest_of_program() + digest_of(*rests_on)).hex()
        self._usual = digest_of(self._common)
        self._cases = TypeAdapter(Case)
        self._keeping = True
        self._data_version = self._version_of_data()

    def of(
        self,
        threads: Sequence[tuple[Thread, bool]],
        judge: Callable[[Thread, Correction | None], Case],
        corrected: Callable[[Thread], Correction | None],
    ) -> list[Case]:
        """The case of each thread: the kept one where it still holds, else the one that `judge` makes now.

        Each thread says whether it is whole, as it is stored: what was merged or split is judged each time.
        `corrected` gives what staff say of a thread, None where they say nothing.
        """
        kept = self._kept([thread.conversation_id for thread, whole in threads if whole])
        cases: list[Case] = []
        fresh: list[Row] = []
        for thread, whole in threads:
            correction = corrected(thread)
            place, basis = (thread.conversation_id, thread.source), self._basis(thread, correction)
            known = kept.get(place) if whole else None
            case = self._read(known[1]) if known is not None and known[0] == basis else None
            if case is None:
                case = judge(thread, correction)
                fresh += self._rows(place, basis, case) if whole else []
            cases.append(case)
        self._keep(fresh)
        return cases

    def _basis(self, thread: Thread, correction: object) -> bytes:
        """What a thread holds beside its posts counts here; few threads hold anything."""
        if correction is None and not thread.gaps and not thread.unquotable:
            return self._usual
        return digest_of(self._common, correction, thread.gaps, thread.unquotable)

    def _kept(self, conversation_ids: Sequence[str]) -> dict[Place, tuple[bytes, bytes]]:
        """The rows of these threads; none once somebody else has written, since they could tell of newer posts."""
        if self._version_of_data() != self._data_version:
            return {}
        with state_faults(self._path):
            rows = self._connection.execute(JUDGED, (as_json(conversation_ids),))
            return {(thread_id, source): (basis, verdict) for thread_id, source, basis, verdict in rows}

    def _read(self, verdict: bytes) -> Case | None:
        """A kept case, None where the row is not what was written there: then it is judged again."""
        try:
            return self._cases.validate_json(verdict, strict=True)
        except ValidationError:
            return None

    def _rows(self, place: Place, basis: bytes, case: Case) -> list[Row]:
        """The row of a case; none for one that UTF-8 cannot carry, which is judged again each time."""
        try:
            return [(*place, basis, self._cases.dump_json(case, exclude_defaults=True))]
        except (PydanticSerializationError, UnicodeEncodeError):
            return []

    def _keep(self, rows: list[Row]) -> None:
        """Keep what was judged, as a favour to the next run: where that fails, this run goes on without.

        Another run may have changed threads after they were read here. So nothing is kept any more from the moment on
        in which anybody else has written to the state.
        """
        if not rows or not self._keeping:
            return
        try:
            with _without_waiting(self._connection), transaction(self._connection):
                self._keeping = self._version_of_data() == self._data_version
                if self._keeping:
                    self._connection.executemany(KEEP, rows)
        except sqlite3.OperationalError:
            self._keeping = False

    def _version_of_data(self) -> int:
        """SQLite's own number for what this connection sees: it changes when another connection has written."""
        with state_faults(self._path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


@contextmanager
def _without_waiting(connection: sqlite3.Connection) -> Iterator[None]:
    """Neither for another run's lock nor for the disk: what is lost with the power is judged again."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    connection.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA busy_timeout = {int(patience)}")
