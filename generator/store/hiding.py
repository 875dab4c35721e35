"""Hiding whole conversations by staff's decision: it is kept in the state, never in a file that people publish."""

import sqlite3

from generator.domain.removals import Reason
from generator.store.erasing import conversations_of
from generator.store.hashing import first_hashes, keyed_hashes
from generator.store.removals import CASE, Removal, anything_removed, remove
from generator.store.rows import as_json
from generator.store.transactions import transaction

SHOWN_IN = "SELECT source, thread_id FROM shown_in WHERE conversation_id = ?"
DECISIONS = """
SELECT DISTINCT number, reason FROM removed_in JOIN removal ON number = removal
WHERE part = 'case' AND hash IN (SELECT value FROM json_each(?))
"""
THREADS = "SELECT DISTINCT thread_id FROM post ORDER BY length(thread_id), thread_id"
HIDDEN = "SELECT hash, reason FROM removed_in JOIN removal ON number = removal WHERE part = 'case'"


def hide(connection: sqlite3.Connection, conversation_id: str, reason: Reason) -> bool:
    """Withhold a conversation from now on, also what comes to it later. Whether it was not hidden for that yet."""
    with transaction(connection):
        hashes = first_hashes(connection)
        conversations = [hashes.conversation(each) for each in _all_of(connection, conversation_id)]
        standing = connection.execute(DECISIONS, (as_json(conversations),)).fetchall()
        if [found for _, found in standing] == [reason]:
            return False
        _undo(connection, standing)
        remove(connection, Removal(reason, CASE), (), conversations)
    return True


def unhide(connection: sqlite3.Connection, conversation_id: str) -> bool:
    """Show a conversation again. Whether it was hidden."""
    with transaction(connection):
        if not anything_removed(connection):
            return False
        hashes = keyed_hashes(connection)
        conversations = [hashes.conversation(each) for each in _all_of(connection, conversation_id)]
        standing = connection.execute(DECISIONS, (as_json(conversations),)).fetchall()
        _undo(connection, standing)
    return bool(standing)


def hidden(connection: sqlite3.Connection) -> dict[str, Reason]:
    """The stored conversations that staff hid, and why; the state cannot name one of which nothing is stored."""
    reasons: dict[str, str] = dict(connection.execute(HIDDEN))
    if not reasons:
        return {}
    hashes = keyed_hashes(connection)
    hash_of = {thread: hashes.conversation(thread) for (thread,) in connection.execute(THREADS)}
    return {thread: Reason(reasons[hashed]) for thread, hashed in hash_of.items() if hashed in reasons}


def _all_of(connection: sqlite3.Connection, conversation_id: str) -> set[str]:
    """The conversation, and where its root was edited those of all versions."""
    found = {conversation_id}
    shown = connection.execute(SHOWN_IN, (conversation_id,)).fetchall()
    return found.union(*(conversations_of(connection, source, thread) for source, thread in shown))


def _undo(connection: sqlite3.Connection, decisions: list[tuple[int, str]]) -> None:
    connection.executemany("DELETE FROM removal WHERE number = ?", [(number,) for number, _ in decisions])
