"""Posts come in, from a source or from files, and with them word of posts that are gone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from generator.domain.errors import ProtocolError
from generator.domain.posts import Batch
from generator.domain.removals import Gone
from generator.intake.pending import Pending
from generator.sources import archive
from generator.store import Store

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """What taking posts in changed. `gone` are stored posts that an answer told are not public any more."""

    read: int
    new: int
    changed: int
    gone: tuple[Gone, ...] = field(default=(), repr=False)

    def sentence(self) -> str:
        """For the person who ran it."""
        if not self.read:
            return "Nothing new: there was no post to read."
        if not self.new and not self.changed:
            return f"Nothing new: all {self.read} posts read were known already."
        return f"{self.new} new posts, {self.changed} changed, of {self.read} read."


def take_in(store: Store, batches: Iterable[Batch], progress: Progress) -> Tally:
    """Store each batch in one transaction before the next is asked for.

    What is gone is noted in the same transaction: a run that breaks off must not forget what it was told.
    """
    read = new = changed = 0
    pending = Pending(store)
    for batch in batches:
        saved = store.save(pending.noted_in(batch))
        read, new, changed = read + len(batch.posts), new + saved.new, changed + saved.changed
        progress(read)
    return Tally(read, new, changed, pending.told)


def import_files(store: Store, files: Sequence[Path], progress: Progress, *, country: str = "") -> Tally:
    """Take in response files; the data is as old as its newest post.

    What X withholds in the town's `country` (ISO code) stays out.
    """
    reading = _Reading(files, store.fetched_at(), country)
    tally = take_in(store, reading.batches(), progress)
    if reading.newest:
        store.set_fetched_at(reading.newest)
    if reading.fault:
        raise reading.fault
    return tally


class _Reading:
    """Files read one after the other. What is whole in a broken one counts, and so do the files after it."""

    def __init__(self, files: Sequence[Path], newest: datetime | None, country: str) -> None:
        self._files = files
        self._country = country
        self.newest = newest
        self.fault: ProtocolError | None = None

    def batches(self) -> Iterator[Batch]:
        """Every batch of every file; the first fault is kept for the end."""
        for file in self._files:
            try:
                for batch in archive.read(file, country=self._country):
                    times = [post.created_at for post in batch.posts]
                    self.newest = max([*times, *([self.newest] if self.newest else [])], default=None)
                    yield batch
            except ProtocolError as fault:
                self.fault = self.fault or fault
