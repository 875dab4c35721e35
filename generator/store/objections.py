"""Accounts whose owner objected: their words leave all cases, past and future. Only keyed hashes of them are kept."""

import sqlite3

from generator.store.accounts import forget_silent
from generator.store.cleaning import owe_cleaning
from generator.store.hashing import KeyedHashes, first_hashes, keyed_hashes
from generator.store.rows import as_json
from generator.store.transactions import transaction

ANYBODY = "SELECT EXISTS (SELECT 1 FROM objection)"
OBJECT = "INSERT OR IGNORE INTO objection VALUES (?, ?)"
# Known by id now: the handle alone may belong to somebody else tomorrow.
FORGET_NAMELESS = "DELETE FROM objection WHERE account = '' AND handle = ?"
# Somebody who objected twice, the second time by a handle that nobody knew any more, withdraws both.
WITHDRAW = """
DELETE FROM objection WHERE account = :account AND account <> '' OR handle = :handle AND handle <> ''
    OR account = '' AND handle IN (SELECT handle FROM objection WHERE account = :account AND :account <> '')
"""
POSTS_OF = "SELECT id FROM post WHERE author_id IN (SELECT value FROM json_each(?)) ORDER BY length(id), id"
AUTHORS = "SELECT DISTINCT author_id FROM post"


def anybody_objected(connection: sqlite3.Connection) -> bool:
    """Whether there is any objection: where there is none, nobody need hash anything."""
    return bool(connection.execute(ANYBODY).fetchone()[0])


def object_to(connection: sqlite3.Connection, account_id: str, handle: str) -> tuple[str, ...]:
    """Remember the objection; the ids of the account's stored posts."""
    with transaction(connection):
        remember_objection(connection, first_hashes(connection), account_id, handle)
        if forget_silent(connection, [account_id]):
            owe_cleaning(connection)
        return _posts_of(connection, [account_id])


def remember_objection(connection: sqlite3.Connection, hashes: KeyedHashes, account_id: str, handle: str) -> None:
    """Note the account, and the handle that it is known by now."""
    account, name = hashes.account(account_id), hashes.handle(handle)
    if account or name:
        connection.execute(OBJECT, (account, name))
    if account and name:
        connection.execute(FORGET_NAMELESS, (name,))


def withdraw_objection(connection: sqlite3.Connection, account_id: str, handle: str) -> bool:
    """Forget the objection; what was erased stays erased. Whether there was one."""
    with transaction(connection):
        if not anybody_objected(connection):
            return False
        hashes = keyed_hashes(connection)
        wanted = {"account": hashes.account(account_id), "handle": hashes.handle(handle)}
        return connection.execute(WITHDRAW, wanted).rowcount > 0


def posts_of_objectors(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Ids of stored posts whose author objected: a run that was cut short may have left them."""
    if not anybody_objected(connection):
        return ()
    hashes = keyed_hashes(connection)
    objected = objected_accounts(connection)
    authors = [author for (author,) in connection.execute(AUTHORS) if hashes.account(author) in objected]
    return _posts_of(connection, authors)


def objected_accounts(connection: sqlite3.Connection) -> frozenset[str]:
    """Keyed hashes of the accounts whose ids are known."""
    return frozenset(found for (found,) in connection.execute("SELECT account FROM objection WHERE account <> ''"))


def objected_handles(connection: sqlite3.Connection) -> frozenset[str]:
    """Keyed hashes of all their handles."""
    return frozenset(found for (found,) in connection.execute("SELECT handle FROM objection WHERE handle <> ''"))


def nameless_handles(connection: sqlite3.Connection) -> frozenset[str]:
    """Keyed hashes of the handles whose account's id is not known yet."""
    return frozenset(found for (found,) in connection.execute("SELECT handle FROM objection WHERE account = ''"))


def _posts_of(connection: sqlite3.Connection, account_ids: list[str]) -> tuple[str, ...]:
    return tuple(found for (found,) in connection.execute(POSTS_OF, (as_json(account_ids),)))
