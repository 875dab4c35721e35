"""Which of a batch may come in: not what was erased for good, and nothing of somebody who objected."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.domain.posts import Account, Batch, Post
from generator.store.hashing import KeyedHashes, keyed_hashes
from generator.store.objections import nameless_handles, objected_accounts, remember_objection
from generator.store.removals import UNDOABLE, spread_post
from generator.store.rows import as_json

ANYTHING = "SELECT EXISTS (SELECT 1 FROM removal), EXISTS (SELECT 1 FROM objection)"
REMOVED = """
SELECT hash, reason FROM removed_post JOIN removal ON number = removal WHERE hash IN (SELECT value FROM json_each(?))
"""
LIFT = "DELETE FROM removal WHERE number = (SELECT removal FROM removed_post WHERE hash = ?)"


@dataclass(frozen=True, slots=True)
class Sifted:
    """What of a batch may come in, and what may not.

    `disguises` are the keyed hashes that ids of what may not come in are kept by, where they must be kept; `objected`
    are ids of accounts that turned out to have objected.
    """

    posts: tuple[Post, ...]
    accounts: tuple[Account, ...]
    refused: tuple[Post, ...] = ()
    disguises: Mapping[str, str] = field(default_factory=dict)
    objected: tuple[str, ...] = ()


def sift(connection: sqlite3.Connection, batch: Batch) -> Sifted:
    """Hold a batch against what left the record; what its source shows again comes back, where that may be undone."""
    removed, objected = connection.execute(ANYTHING).fetchone()
    sifted = Sifted(batch.posts, batch.accounts)
    if objected:
        sifted = _without_objectors(connection, sifted)
    if removed:
        sifted = _without_removed(connection, sifted, batch.live)
    return sifted


def _without_objectors(connection: sqlite3.Connection, sifted: Sifted) -> Sifted:
    hashes = keyed_hashes(connection)
    accounts = (*(post.author for post in sifted.posts), *sifted.accounts)
    revealed = _revealed(connection, hashes, accounts)
    objected = objected_accounts(connection)
    by_id = {account.id: hashes.account(account.id) for account in accounts}
    barred = {account_id: hashed for account_id, hashed in by_id.items() if hashed in objected}
    refused = tuple(post for post in sifted.posts if post.author.id in barred)
    return Sifted(
        posts=tuple(post for post in sifted.posts if post.author.id not in barred),
        accounts=tuple(account for account in sifted.accounts if account.id not in barred),
        refused=refused,
        disguises={**barred, **{post.id: hashes.post(post.id) for post in refused}},
        objected=revealed,
    )


def _revealed(connection: sqlite3.Connection, hashes: KeyedHashes, accounts: Iterable[Account]) -> tuple[str, ...]:
    """Accounts whose id becomes known with the handle that objected; it is kept, by its hash, from now on."""
    nameless = nameless_handles(connection)
    if not nameless:
        return ()
    found = {account.id: account.handle for account in accounts if hashes.handle(account.handle) in nameless}
    for account_id, handle in found.items():
        remember_objection(connection, hashes, account_id, handle)
    return tuple(found)


def _without_removed(connection: sqlite3.Connection, sifted: Sifted, live: bool) -> Sifted:
    hashes = keyed_hashes(connection)
    hash_of = {each: hashes.post(each) for post in sifted.posts for each in (post.id, *post.edits)}
    reasons: dict[str, str] = dict(connection.execute(REMOVED, (as_json(list(hash_of.values())),)))
    if not reasons:
        return sifted
    lifted = [hashed for hashed, reason in reasons.items() if live and reason in UNDOABLE]
    connection.executemany(LIFT, [(hashed,) for hashed in lifted])
    gone = reasons.keys() - lifted
    refused = [post for post in sifted.posts if any(hash_of[each] in gone for each in (post.id, *post.edits))]
    for post in refused:
        if len(post.edits) > 1:
            spread_post(connection, hashes, post.edits)
    away = {post.id for post in refused}
    return replace(
        sifted,
        posts=tuple(post for post in sifted.posts if post.id not in away),
        refused=(*sifted.refused, *refused),
        disguises={**sifted.disguises, **{post_id: hash_of[post_id] for post_id in away}},
    )
