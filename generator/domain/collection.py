"""The seam between a source and the state: what a source may ask about what is already known."""

from collections.abc import Iterable
from typing import Protocol


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
