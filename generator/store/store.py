"""The store: everything that is remembered between runs, behind one door."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.domain.posts import Account, Batch, Media, Picture, Post, Thread
from generator.domain.removals import Erasure, Reason, Removals
from generator.store import (
    accounts,
    cleaning,
    erasing,
    hiding,
    objections,
    pictures,
    reading,
    remembering,
    removals,
    saving,
)
from generator.store.faults import state_faults
from generator.store.judgements import Judgements
from generator.store.memory import StoredMemory
from generator.store.saving import Saved
from generator.store.state_file import NAME, open_state

PATIENCE = 10.0


def state_folder(town_folder: Path) -> Path:
    """Where a town's state lies: git never sees it."""
    return town_folder / ".concejo"


class Store(StoredMemory):
    """The state of one town. Open it with `Store.open(folder)`, as a context manager.

    It satisfies domain/collection.py's Memory and the site's Record. Every method raises StateCorruptError (the file
    is damaged), StateConflictError (another process holds it for too long) or StorageError (the disk), and what was
    stored before is then whole. Use it in the thread that opened it.
    """

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
        """Store a batch in one transaction: posts in their newest version, accounts, reads, completeness, cursors.

        What was erased for good or by an objection does not come in. What may be undone at the source comes back with
        a live batch. `gone` is left to the caller: what a post was in its case decides how it is erased.
        """
        with state_faults(self.path):
            return saving.save(self._connection, batch)

    def threads(self) -> Iterator[Thread]:
        """All threads that may be seen in number-aware order of their conversations, one in memory at a time.

        Withdrawn and hidden ones are left out. The posts of a thread are ordered by (created_at, length of id, id). A
        reply to an older version of an edited post names the stored version, and where a root was edited all its
        versions' conversations are one thread.
        """
        with state_faults(self.path):
            yield from reading.read_threads(self._connection)

    def thread(self, conversation_id: str) -> Thread | None:
        """The thread of one conversation, None where nothing of it is stored or nobody may see it."""
        with state_faults(self.path):
            return reading.read_thread(self._connection, conversation_id)

    def posts(self, ids: Iterable[str]) -> dict[str, Post]:
        """Those of these posts that are stored and may be seen, by the id that was asked for.

        An older version's id gives the newest.
        """
        with state_faults(self.path):
            return reading.read_posts(self._connection, ids)

    def count_posts(self) -> int:
        """How many posts are stored, seen or not; an edited one counts once."""
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

    def judgements(self, *rests_on: object) -> Judgements:
        """The kept cases; `rests_on` is what they rest on beside posts and annotations. Ask before threads are read."""
        return Judgements(self.path, self._connection, *rests_on)

    def wanted_media(self, needs: pictures.Needs | None = None) -> tuple[Media, ...]:
        """Photos (and videos' stills) of posts and avatars of those who posted, as far as they are not here yet.

        Only those that are needed, or all; those of withdrawn and hidden conversations never. An avatar's key is
        `avatar-` and the account's id. What could not be had three times is not wanted any more.
        """
        with state_faults(self.path):
            return pictures.wanted_media(self._connection, needs)

    def forget_pictures(self, needs: pictures.Needs | None = None) -> tuple[str, ...]:
        """Forget the pictures that are not needed any more; returns their keys. The caller removes their files."""
        with state_faults(self.path):
            return pictures.forget_pictures(self._connection, needs)

    def save_picture(self, picture: Picture) -> None:
        """The picture is here, cleaned; it takes the place of an earlier one of the same key."""
        with state_faults(self.path):
            pictures.save_picture(self._connection, picture)

    def save_missing(self, key: str) -> None:
        """The picture could not be had this time; one that was had before stays."""
        with state_faults(self.path):
            pictures.save_missing(self._connection, key)

    def pictures(self) -> dict[str, Picture]:
        """All pictures that are here, by key, but those that only withdrawn or hidden conversations name."""
        with state_faults(self.path):
            return pictures.pictures(self._connection)

    def erase(self, erasures: Iterable[Erasure]) -> tuple[str, ...]:
        """Erase posts with all their versions, in one transaction; keys of pictures that nobody needs any more.

        Any version's id names the post. Accounts without posts, older copies of the state and what the pictures' rows
        say go too; the files of the pictures are the caller's. A `request` withdraws its conversation, the town's own
        posts leave a gap, everything is counted. What is not stored is passed over. Erase a night's posts in one call:
        the whole file is rewritten afterwards, so that nothing of them stays in it (`is_clean`).
        """
        with state_faults(self.path):
            unneeded = erasing.erase(self._connection, erasures)
            cleaning.clean(self._connection)
            return unneeded

    def is_clean(self) -> bool:
        """Whether nothing of what was erased lies in the files any more; the next opening tries again."""
        with state_faults(self.path):
            return not cleaning.is_owed(self._connection)

    def hide(self, conversation_id: str, reason: Reason) -> bool:
        """Withhold a conversation, also what comes to it later. False where it was hidden for that reason before."""
        with state_faults(self.path):
            return hiding.hide(self._connection, conversation_id, reason)

    def unhide(self, conversation_id: str) -> bool:
        """Show a hidden conversation again. False where it was not hidden."""
        with state_faults(self.path):
            return hiding.unhide(self._connection, conversation_id)

    def hidden(self) -> Mapping[str, Reason]:
        """The stored conversations that staff hid, in number-aware order, and why."""
        with state_faults(self.path):
            return hiding.hidden(self._connection)

    def object_to(self, account_id: str, handle: str) -> tuple[str, ...]:
        """Remember that an account's owner objected; the ids of its stored posts, which are the caller's to erase.

        Either may be "" where it is not known. Nothing of the account comes in any more; posts that mention its
        handle are `Thread.unquotable`.
        """
        with state_faults(self.path):
            stored = objections.object_to(self._connection, account_id, handle)
            cleaning.clean(self._connection)
            return stored

    def withdraw_objection(self, account_id: str, handle: str) -> bool:
        """Forget an objection; what was erased stays erased. False where there was none."""
        with state_faults(self.path):
            return objections.withdraw_objection(self._connection, account_id, handle)

    def posts_of_objectors(self) -> tuple[str, ...]:
        """Ids of stored posts whose author objected: to be erased, where a run was cut short before it did."""
        with state_faults(self.path):
            return objections.posts_of_objectors(self._connection)

    def account_named(self, handle: str) -> Account | None:
        """The stored account of that handle, however it is written; of several the one that posted last."""
        with state_faults(self.path):
            return accounts.account_named(self._connection, handle)

    def removals(self) -> tuple[Removals, ...]:
        """How much left the record for each reason: single posts, and whole cases."""
        with state_faults(self.path):
            return removals.removals(self._connection)
