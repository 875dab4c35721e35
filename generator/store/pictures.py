"""Which photos and avatars are still to be had, and what became of those that were."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Protocol

from generator.domain.posts import Media, Picture
from generator.store.faults import UnusableError
from generator.store.rows import as_json, as_media, readable
from generator.store.transactions import transaction
from generator.store.unseen import Unseen, unseen

AVATAR = "avatar-"
# A photo that could not be had is asked for again in the next runs: a bad night must not lose it for ever, and a
# photo that is gone must not be asked for every night.
TRIES = 3

WITH_MEDIA = """
SELECT post.id, handle, thread_id, media FROM post JOIN account ON account.id = author_id
WHERE media <> '[]' ORDER BY length(post.id), post.id
"""
# An avatar's key stays while its picture changes, so it is had only for the address it was had from.
AVATARS = """
SELECT account.id, handle, avatar_url FROM account
WHERE avatar_url <> '' AND EXISTS (SELECT 1 FROM post WHERE author_id = account.id)
ORDER BY length(account.id), account.id
"""
THREADS_OF = "SELECT thread_id FROM post WHERE author_id = ?"
KEEP_PICTURE = """
INSERT INTO picture (key, address, tries, webp, jpeg, width, height) VALUES (?, ?, 0, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET address = excluded.address, tries = 0, webp = excluded.webp, jpeg = excluded.jpeg,
    width = excluded.width, height = excluded.height
"""
KEEP_MISSING = """
INSERT INTO picture (key, address, tries) VALUES (?, ?, 1)
ON CONFLICT (key) DO UPDATE SET address = excluded.address,
    tries = CASE WHEN address = excluded.address THEN tries + 1 ELSE 1 END
"""
KEPT = "SELECT key, webp, jpeg, width, height FROM picture WHERE webp IS NOT NULL ORDER BY key"


class Needs(Protocol):
    """Which pictures the town needs, by its settings and its staff's annotations."""

    def photo(self, media: Media, post_id: str, handle: str) -> bool:
        """Whether a photo that came with that post, by the account of that handle, is needed."""
        ...

    def avatar(self, handle: str) -> bool:
        """Whether the picture of the account of that handle is needed."""
        ...


def wanted_media(connection: sqlite3.Connection, needs: Needs | None) -> tuple[Media, ...]:
    """Needed media of posts that may be seen, then avatars of their authors, that are not here yet and may come."""
    known = connection.execute("SELECT key, address, tries FROM picture")
    settled = {(key, address) for key, address, tries in known if tries == 0 or tries >= TRIES}
    first: dict[str, Media] = {}
    for item in _needed(connection, needs):
        first.setdefault(item.key, item)
    return tuple(item for item in first.values() if (item.key, _address(item)) not in settled)


def save_picture(connection: sqlite3.Connection, picture: Picture) -> None:
    """The picture is here, cleaned."""
    with transaction(connection):
        files = (as_json(dict(picture.webp)), as_json(dict(picture.jpeg)))
        address = _current_address(connection, picture.key)
        connection.execute(KEEP_PICTURE, (picture.key, address, *files, picture.width, picture.height))


def save_missing(connection: sqlite3.Connection, key: str) -> None:
    """The picture could not be had this time; one that was had before stays."""
    with transaction(connection):
        connection.execute(KEEP_MISSING, (key, _current_address(connection, key)))


def pictures(connection: sqlite3.Connection) -> dict[str, Picture]:
    """All pictures that are here, by key, but those that only conversations name which nobody may see."""
    needed = {item.key for item in _needed(connection, None)} if unseen(connection) else None
    rows = connection.execute(KEPT)
    try:
        return {
            key: Picture(key, _files(webp), _files(jpeg), width, height)
            for key, webp, jpeg, width, height in rows
            if needed is None or key in needed
        }
    except (ValueError, TypeError, AttributeError):
        raise UnusableError from None


def forget_pictures(connection: sqlite3.Connection, needs: Needs | None) -> tuple[str, ...]:
    """Forget pictures that are not needed any more, in one transaction; their keys."""
    with transaction(connection):
        return forget_unneeded(connection, needs)


def forget_unneeded(connection: sqlite3.Connection, needs: Needs | None = None) -> tuple[str, ...]:
    """The same for a caller who holds the write lock."""
    needed = {item.key for item in _needed(connection, needs)}
    stored = [key for (key,) in connection.execute("SELECT key FROM picture ORDER BY key")]
    unneeded = tuple(key for key in stored if key not in needed)
    connection.executemany("DELETE FROM picture WHERE key = ?", [(key,) for key in unneeded])
    return unneeded


def _needed(connection: sqlite3.Connection, needs: Needs | None) -> Iterator[Media]:
    """What posts and their authors name that may be seen, and that the town needs if it says what it does."""
    withheld = unseen(connection)
    for post_id, handle, thread, media in connection.execute(WITH_MEDIA):
        if thread not in withheld:
            named = as_media(media)
            yield from named if needs is None else (each for each in named if needs.photo(each, post_id, handle))
    for account_id, handle, url in connection.execute(AVATARS):
        if _is_seen(connection, account_id, withheld) and (needs is None or needs.avatar(handle)):
            yield Media(AVATAR + account_id, "photo", readable(url))


def _is_seen(connection: sqlite3.Connection, account_id: str, withheld: Unseen) -> bool:
    if not withheld:
        return True
    return any(thread not in withheld for (thread,) in connection.execute(THREADS_OF, (account_id,)))


def _address(item: Media) -> str:
    return item.url if item.key.startswith(AVATAR) else ""


def _current_address(connection: sqlite3.Connection, key: str) -> str:
    if not key.startswith(AVATAR):
        return ""
    found = connection.execute("SELECT avatar_url FROM account WHERE id = ?", (key.removeprefix(AVATAR),)).fetchone()
    return str(readable(found[0])) if found else ""


def _files(text: str) -> dict[int, str]:
    return {int(width): file for width, file in json.loads(text).items()}
