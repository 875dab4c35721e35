"""The seam between a source and the state: what a source may ask about what is already known."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Protocol

from generator.domain.reads import DayReads, ReadKind


class Memory(Protocol):
    """What the state remembers. A source reads it to fetch every post once; it never writes.

    Batches are stored before the next one is asked for, so the answers are always current.
    """

    def cursor(self, name: str) -> str | None:
        """The cursor last stored under that name (each source names its own), None at first."""
        ...

    def known_posts(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids that are stored."""
        ...

    def known_accounts(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the account ids that are stored with their handle."""
        ...

    def missing_parents(self, conversation_ids: Iterable[str]) -> frozenset[str]:
        """Ids that these conversations need and the state lacks: roots, and posts that stored ones reply to."""
        ...

    def cursors(self, prefix: str) -> Mapping[str, str]:
        """All cursors whose names begin so, by name; a cursor that was stored empty is forgotten."""
        ...

    def conversations_since(self, moment: datetime) -> Mapping[str, datetime | None]:
        """Conversations whose newest stored post is not older than `moment` (aware), in order of their ids.

        Each with the moment until which nothing of it is missing; None where it was never read whole.
        """
        ...

    def post_ids(self, after: str = "", limit: int | None = None) -> Iterator[str]:
        """Ids of stored posts in number-aware order, those after `after` only, at most `limit`."""
        ...

    def reads(self, since: date) -> tuple[DayReads, ...]:
        """What was read on each UTC day from `since` on, by day and kind."""
        ...

    def read_on(self, day: date, kind: ReadKind, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids that were charged on that UTC day already: reading them again is free."""
        ...
