"""Accounts: what is known of them is replaced by what is newly known, never by nothing, for posts carry bare ids."""

import sqlite3
from collections.abc import Iterable

from generator.domain.posts import Account
from generator.store.rows import as_json, readable, storable

KEEP_BARE = "INSERT OR IGNORE INTO account VALUES (?, '', '', '', '')"
KEEP = """
INSERT INTO account VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
    handle = coalesce(nullif(excluded.handle, ''), handle), name = coalesce(nullif(excluded.name, ''), name),
    url = coalesce(nullif(excluded.url, ''), url),
    avatar_url = coalesce(nullif(excluded.avatar_url, ''), avatar_url)
"""
# A handle may have passed from one account to another: the one that posted last has it now.
NAMED = """
SELECT id, handle, name, url, avatar_url FROM account WHERE handle = ? COLLATE NOCASE
ORDER BY (SELECT max(created_at) FROM post WHERE author_id = account.id) DESC, length(id) DESC, id DESC
"""
FORGET_SILENT = """
DELETE FROM account WHERE id IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM post WHERE author_id = account.id) RETURNING id
"""


def save_accounts(connection: sqlite3.Connection, accounts: Iterable[Account]) -> None:
    """Keep what is known of each account; of one that comes twice the later counts."""
    bare = set()
    told = {}
    for account in accounts:
        if account.handle or account.name or account.url or account.avatar_url:
            told[account] = account.id
        else:
            bare.add(account.id)
    connection.executemany(KEEP_BARE, [(account_id,) for account_id in bare.difference(told.values())])
    connection.executemany(KEEP, map(_as_row, told))


def account_named(connection: sqlite3.Connection, handle: str) -> Account | None:
    """The account of that handle, however it is written."""
    found = connection.execute(NAMED, (handle.removeprefix("@"),)).fetchone()
    return Account(*map(readable, found)) if found else None


def forget_silent(connection: sqlite3.Connection, account_ids: Iterable[str]) -> frozenset[str]:
    """Remove those of the accounts that have no post here any more; their ids."""
    return frozenset(gone for (gone,) in connection.execute(FORGET_SILENT, (as_json(sorted(account_ids)),)).fetchall())


def _as_row(account: Account) -> tuple[str | bytes, ...]:
    return (
        account.id,
        storable(account.handle),
        storable(account.name),
        storable(account.url),
        storable(account.avatar_url),
    )
