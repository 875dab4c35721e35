"""Keyed hashes: how the state knows again what it may not remember, without naming it.

HMAC-SHA256 with a key that was drawn at random for this state: who has the public site, or X, but not the state, can
link nothing.
"""

import hmac
import secrets
import sqlite3

from generator.store.faults import UnusableError

KEY = "removals"
KEY_BYTES = 32
FIND_KEY = "SELECT value FROM secret WHERE name = ?"


class KeyedHashes:
    """Hashes of ids and handles. What means different things never hashes alike, even where the ids are the same."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def post(self, post_id: str) -> str:
        """Of a post's id, whichever version's."""
        return self._hash("post", post_id)

    def conversation(self, conversation_id: str) -> str:
        """Of a conversation's id."""
        return self._hash("conversation", conversation_id)

    def account(self, account_id: str) -> str:
        """Of an account's id; nothing stays nothing."""
        return self._hash("account", account_id) if account_id else ""

    def handle(self, handle: str) -> str:
        """Of a handle, however it is written; nothing stays nothing."""
        name = handle.removeprefix("@").casefold()
        return self._hash("handle", name) if name else ""

    def _hash(self, kind: str, name: str) -> str:
        return hmac.digest(self._key, f"{kind}:{name}".encode(errors="surrogatepass"), "sha256").hex()


def keyed_hashes(connection: sqlite3.Connection) -> KeyedHashes:
    """With this state's key, which was made when the first thing left the record."""
    found = connection.execute(FIND_KEY, (KEY,)).fetchone()
    if found is None:
        raise UnusableError
    return KeyedHashes(found[0])


def first_hashes(connection: sqlite3.Connection) -> KeyedHashes:
    """With this state's key, drawn now where there is none yet; the caller holds the write lock."""
    connection.execute("INSERT OR IGNORE INTO secret VALUES (?, ?)", (KEY, secrets.token_bytes(KEY_BYTES)))
    return keyed_hashes(connection)
