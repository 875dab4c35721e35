"""Which conversations nobody may see: their request was erased, or staff hid them."""

import sqlite3
from collections.abc import Iterable

from generator.store.hashing import KeyedHashes, keyed_hashes
from generator.store.removals import anything_removed
from generator.store.rows import as_json

HASHES = "SELECT DISTINCT hash FROM removed_in JOIN removal ON number = removal WHERE part IN ('request', 'case')"
AMONG = """
SELECT DISTINCT hash FROM removed_in JOIN removal ON number = removal
WHERE part IN ('request', 'case') AND hash IN (SELECT value FROM json_each(?))
"""


class Unseen:
    """The conversations that are withdrawn or hidden. Where there are none it is falsy, and asking it costs nothing."""

    def __init__(self, hashes: KeyedHashes | None, hidden: frozenset[str]) -> None:
        self._hashes = hashes
        self._hidden = hidden
        self._asked: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._hidden)

    def __contains__(self, conversation_id: str) -> bool:
        if self._hashes is None:
            return False
        if conversation_id not in self._asked:
            self._asked[conversation_id] = self._hashes.conversation(conversation_id) in self._hidden
        return self._asked[conversation_id]

    def hides(self, hashed: str) -> bool:
        """Whether the conversation of that keyed hash is one of them."""
        return hashed in self._hidden


def unseen(connection: sqlite3.Connection) -> Unseen:
    """What this state withholds now."""
    hidden = frozenset(found for (found,) in connection.execute(HASHES))
    return Unseen(keyed_hashes(connection) if hidden else None, hidden)


def unseen_among(connection: sqlite3.Connection, conversation_ids: Iterable[str]) -> frozenset[str]:
    """Those of these few conversations that are withheld; nothing else is looked at."""
    if not anything_removed(connection):
        return frozenset()
    hashes = keyed_hashes(connection)
    by_hash = {hashes.conversation(each): each for each in conversation_ids}
    found = connection.execute(AMONG, (as_json(list(by_hash)),))
    return frozenset(by_hash[hashed] for (hashed,) in found)
