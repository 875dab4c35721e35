"""All photos and avatars that are wanted, one after the other: what cannot be had is named and left out."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.domain.errors import ProtocolError, UnreachableError
from generator.domain.posts import Media, Picture
from generator.media.cleaning import AVATAR_WIDTHS, clean
from generator.media.downloading import PhotoSession, fetch
from generator.media.keeping import sweep
from generator.media.settings import MediaSettings

AVATAR = "avatar-"
# A host that failed so often in a row is down: asking on would only wait. What was not asked stays wanted.
PATIENCE = 5


@dataclass(frozen=True, slots=True)
class Missing:
    """A picture that could not be had; `reason` is a sentence for a person."""

    key: str
    reason: str


def gather(wanted: Iterable[Media], settings: MediaSettings, folder: Path) -> Iterator[Picture | Missing]:
    """Download and clean each picture into `folder`; one that fails comes as Missing, and the next is tried.

    Ends early, without a word about the rest, when the host is down or the time for all pictures is over. Raises
    StorageError where the disk fails, nothing else.
    """
    sweep(folder)
    end = time.monotonic() + settings.whole_deadline
    failures = 0
    with PhotoSession(settings) as session:
        for media in wanted:
            if failures >= PATIENCE or time.monotonic() > end:
                return
            try:
                picture = _had(session, media, settings, folder)
            except ProtocolError as error:
                failures = 0
                yield Missing(media.key, error.message)
            except UnreachableError as error:
                failures += 1
                yield Missing(media.key, error.message)
            else:
                failures = 0
                yield picture


def _had(session: PhotoSession, media: Media, settings: MediaSettings, folder: Path) -> Picture:
    data = fetch(session, settings, media.url)
    if media.key.startswith(AVATAR):
        return clean(media.key, data, folder, AVATAR_WIDTHS, square=True)
    return clean(media.key, data, folder)
