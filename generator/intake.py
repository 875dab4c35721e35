"""What brings posts and photos into the state. A room of its own: a build needs neither X nor a network."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.domain.errors import ProtocolError
from generator.domain.posts import Batch
from generator.media import MediaSettings, Missing, gather
from generator.pipeline import media_folder
from generator.sources import archive
from generator.store import Store

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """What taking posts in changed."""

    read: int
    new: int
    changed: int

    def sentence(self) -> str:
        """For the person who ran it."""
        if not self.read:
            return "Nothing new: there was no post to read."
        if not self.new and not self.changed:
            return f"Nothing new: all {self.read} posts read were known already."
        return f"{self.new} new posts, {self.changed} changed, of {self.read} read."


@dataclass(frozen=True, slots=True)
class Photos:
    """What fetching photos came to."""

    kept: int
    failed: int


def take_in(store: Store, batches: Iterable[Batch], progress: Progress) -> Tally:
    """Store each batch in one transaction before the next is asked for."""
    read = new = changed = 0
    for batch in batches:
        saved = store.save(batch)
        read, new, changed = read + len(batch.posts), new + saved.new, changed + saved.changed
        progress(read)
    return Tally(read, new, changed)


def import_files(store: Store, files: Sequence[Path], progress: Progress) -> Tally:
    """Take in response files; the data is as old as its newest post."""
    reading = _Reading(files, store.fetched_at())
    tally = take_in(store, reading.batches(), progress)
    if reading.newest:
        store.set_fetched_at(reading.newest)
    if reading.fault:
        raise reading.fault
    return tally


class _Reading:
    """Files read one after the other. What is whole in a broken one counts, and so do the files after it."""

    def __init__(self, files: Sequence[Path], newest: datetime | None) -> None:
        self._files = files
        self.newest = newest
        self.fault: ProtocolError | None = None

    def batches(self) -> Iterator[Batch]:
        """Every batch of every file; the first fault is kept for the end."""
        for file in self._files:
            try:
                for batch in archive.read(file):
                    times = [post.created_at for post in batch.posts]
                    self.newest = max([*times, *([self.newest] if self.newest else [])], default=None)
                    yield batch
            except ProtocolError as fault:
                self.fault = self.fault or fault


def fetch_photos(store: Store, settings: MediaSettings, folder: Path, progress: Progress) -> Photos:
    """Bring in the photos and avatars that posts name; one that fails never stops the rest."""
    kept = failed = 0
    for found in gather(store.wanted_media(), settings, media_folder(folder)):
        if isinstance(found, Missing):
            store.save_missing(found.key)
            failed += 1
        else:
            store.save_picture(found)
            kept += 1
        progress(kept + failed)
    return Photos(kept, failed)
