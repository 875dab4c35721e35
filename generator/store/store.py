"""The store: everything that is remembered between runs, behind one door."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.domain.posts import Batch, Media, Picture, Post, Thread
from generator.store import pictures, reading, remembering, saving
from generator.store.faults import state_faults
from generator.store.saving import Saved
from generator.store.state_file import NAME, open_state

PATIENCE = 10.0


def state_folder(town_folder: Path) -> Path:
    """Where a town's state lies: git never sees it."""
    return town_folder / ".concejo"


class Store:
    """The state of one town. Open it with `Store.open(folder)`, as a context manager.

    It satisfies domain/collection.py's Memory and the site's Record. Every method raises StateCorruptError (the file
    is damaged), StateConflictError (another process holds it for too long) or StorageError (the disk), and what was
    stored before is then whole. Use it in the thread that opened it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, folder: Path, *, patience: float = PATIENCE) -> Self:
        """The state in `folder`, made where there is none; `patience` is how many seconds to wait for another run."""
        return cls(folder / NAME, open_state(folder, patience))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the store is of no use afterwards."""
        self._connection.close()

    def save(self, batch: Batch) -> Saved:
        """Store a batch in one transaction: its posts in their newest version, its accounts, its cursors."""
        with state_faults(self.path):
            return saving.save(self._connection, batch)

    def cursor(self, name: str) -> str | None:
        """The cursor last stored under that name, None at first."""
        with state_faults(self.path):
            return remembering.cursor(self._connection, name)

    def known_posts(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids that are stored; an older version of a stored post counts as stored."""
        with state_faults(self.path):
            return remembering.known_posts(self._connection, ids)

    def known_accounts(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the account ids that are stored with their handle."""
        with state_faults(self.path):
            return remembering.known_accounts(self._connection, ids)

    def missing_parents(self, conversation_ids: Iterable[str]) -> frozenset[str]:
        """Ids that these conversations need and the state lacks: roots, and posts that stored ones reply to."""
        with state_faults(self.path):
            return remembering.missing_parents(self._connection, conversation_ids)

    def threads(self) -> Iterator[Thread]:
        """All threads in number-aware order of their conversations, one in memory at a time.

        The posts of a thread are ordered by (created_at, length of id, id). A reply to an older version of an edited
        post names the stored version, and where a root was edited all its versions' conversations are one thread.
        """
        with state_faults(self.path):
            yield from reading.read_threads(self._connection)

    def thread(self, conversation_id: str) -> Thread | None:
        """The thread of one conversation, None where nothing of it is stored."""
        with state_faults(self.path):
            return reading.read_thread(self._connection, conversation_id)

    def posts(self, ids: Iterable[str]) -> dict[str, Post]:
        """The stored ones among these posts, by the id that was asked for; an older version's id gives the newest."""
        with state_faults(self.path):
            return reading.read_posts(self._connection, ids)

    def count_posts(self) -> int:
        """How many posts are stored; an edited one counts once."""
        with state_faults(self.path):
            return reading.count_posts(self._connection)

    def fetched_at(self) -> datetime | None:
        """When a fetch last ended well (UTC), None before the first."""
        with state_faults(self.path):
            return remembering.fetched_at(self._connection)

    def set_fetched_at(self, when: datetime) -> None:
        """A fetch ended well at that (aware) moment."""
        with state_faults(self.path):
            remembering.set_fetched_at(self._connection, when)

    def wanted_media(self) -> tuple[Media, ...]:
        """Photos (and videos' stills) of posts and avatars of those who posted, as far as they are not here yet.

        An avatar's key is `avatar-` and the account's id. What could not be had three times is not wanted any more.
        """
        with state_faults(self.path):
            return pictures.wanted_media(self._connection)

    def save_picture(self, picture: Picture) -> None:
        """The picture is here, cleaned; it takes the place of an earlier one of the same key."""
        with state_faults(self.path):
            pictures.save_picture(self._connection, picture)

    def save_missing(self, key: str) -> None:
        """The picture could not be had this time; one that was had before stays."""
        with state_faults(self.path):
            pictures.save_missing(self._connection, key)

    def pictures(self) -> dict[str, Picture]:
        """All pictures that are here, by key."""
        with state_faults(self.path):
            return pictures.pictures(self._connection)
