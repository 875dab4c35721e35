"""Photos and avatars come in as far as a page needs them, and leave when none does any more."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from generator.intake.needs import PictureNeeds
from generator.intake.taking_in import Progress
from generator.media import MediaSettings, Missing, discard, files_of, gather, tidy
from generator.pipeline import EPOCH, media_folder, town_of
from generator.store import Store
from generator.townfiles import read_town


@dataclass(frozen=True, slots=True)
class Photos:
    """What fetching photos came to."""

    kept: int
    failed: int


def fetch_photos(store: Store, settings: MediaSettings, folder: Path, progress: Progress) -> Photos:
    """Bring in the photos and avatars that the town needs; one that fails never stops the rest.

    Those that it does not need any more go, and so does every file that belongs to none.
    """
    needs = needs_of(store, folder)
    forget_pictures(store, folder, lambda: store.forget_pictures(needs))
    _want_lost_ones_again(store, folder)
    kept = failed = 0
    for found in gather(store.wanted_media(needs), settings, media_folder(folder)):
        if isinstance(found, Missing):
            store.save_missing(found.key)
            failed += 1
        else:
            store.save_picture(found)
            kept += 1
        progress(kept + failed)
    tidy(media_folder(folder), store.pictures().values())
    return Photos(kept, failed)


def forget_pictures(store: Store, folder: Path, forget: Callable[[], Collection[str]]) -> None:
    """Let the state forget pictures (`forget` returns their keys), and remove the files that no other shares."""
    before = store.pictures()
    keys = forget()
    named = {name for picture in store.pictures().values() for name in files_of(picture)}
    lost = {name for key in keys if key in before for name in files_of(before[key])}
    discard(media_folder(folder), lost - named)


def _want_lost_ones_again(store: Store, folder: Path) -> None:
    """Pictures whose files somebody removed count as missing."""
    files = {path.name for path in media_folder(folder).glob("*")}
    for key, picture in store.pictures().items():
        if not files.issuperset(files_of(picture)):
            store.save_missing(key)


def needs_of(store: Store, folder: Path) -> PictureNeeds:
    """The town's needs as of the state. Raises TownError where the town's own files are not in order."""
    town = town_of(folder)
    today = (store.fetched_at() or EPOCH).astimezone(town.timezone).date()
    return PictureNeeds(town, read_town(folder).annotations, today)
