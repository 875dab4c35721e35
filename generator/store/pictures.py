"""Which photos and avatars are still to be had, and what became of those that were."""

import json
import sqlite3
from collections.abc import Iterator

from generator.domain.posts import Media, Picture
from generator.store.faults import UnusableError
from generator.store.rows import as_json, as_media, readable
from generator.store.transactions import transaction

AVATAR = "avatar-"
# A photo that could not be had is asked for again in the next runs: a bad night must not lose it for ever, and a
# photo that is gone must not be asked for every night.
TRIES = 3

WITH_MEDIA = "SELECT media FROM post WHERE media <> '[]' ORDER BY length(id), id"
# An avatar's key stays while its picture changes, so it is had only for the address it was had from.
AVATARS = """
SELECT 'avatar-' || account.id, avatar_url FROM account
WHERE avatar_url <> '' AND EXISTS (SELECT 1 FROM post WHERE author_id = account.id)
ORDER BY length(account.id), account.id
"""
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


def wanted_media(connection: sqlite3.Connection) -> tuple[Media, ...]:
    """Media of posts, then avatars of those who posted, that are not here yet and may still come."""
    known = connection.execute("SELECT key, address, tries FROM picture")
    settled = {(key, address) for key, address, tries in known if tries == 0 or tries >= TRIES}
    first: dict[str, Media] = {}
    for item in _all_media(connection):
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
    """All pictures that are here, by key."""
    rows = connection.execute("SELECT key, webp, jpeg, width, height FROM picture WHERE webp IS NOT NULL ORDER BY key")
    try:
        return {key: Picture(key, _files(webp), _files(jpeg), width, height) for key, webp, jpeg, width, height in rows}
    except (ValueError, TypeError, AttributeError):
        raise UnusableError from None


def _all_media(connection: sqlite3.Connection) -> Iterator[Media]:
    for (media,) in connection.execute(WITH_MEDIA):
        yield from as_media(media)
    for key, url in connection.execute(AVATARS):
        yield Media(key, "photo", readable(url))


def _address(item: Media) -> str:
    return item.url if item.key.startswith(AVATAR) else ""


def _current_address(connection: sqlite3.Connection, key: str) -> str:
    if not key.startswith(AVATAR):
        return ""
    found = connection.execute("SELECT avatar_url FROM account WHERE id = ?", (key.removeprefix(AVATAR),)).fetchone()
    return str(readable(found[0])) if found else ""


def _files(text: str) -> dict[int, str]:
    return {int(width): file for width, file in json.loads(text).items()}
