"""Files appear whole or not at all, whatever befalls the run."""

import os
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from generator.domain.errors import StorageError
from generator.domain.posts import Picture

UNFINISHED = ".unfinished-"
HOUR = 3600.0


def keep(folder: Path, name: str, data: bytes) -> str:
    """Write `data` to folder/name, in the place of what was there. Returns the name; raises StorageError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(prefix=UNFINISHED, dir=folder)
        try:
            _write(handle, data)
            Path(unfinished).chmod(0o644)  # everybody may read a published photo
            Path(unfinished).replace(folder / name)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StorageError(
            f"The photo cannot be written into {folder}: {error.strerror or 'the disk fails'}.",
            "Free some space or mend the folder's rights, then run the same command again.",
        ) from error
    return name


def sweep(folder: Path) -> None:
    """Remove what killed runs left unfinished; younger than an hour it may be another run's work."""
    for left in folder.glob(UNFINISHED + "*"):
        _remove_old(left)


def tidy(folder: Path, pictures: Iterable[Picture]) -> None:
    """Remove every file that belongs to none of these pictures; younger than an hour it may be another run's work."""
    named = {name for picture in pictures for name in files_of(picture)}
    for file in folder.glob("*"):
        if file.name not in named:
            _remove_old(file)


def discard(folder: Path, names: Iterable[str]) -> None:
    """Remove these files at once. Raises StorageError: what must go and cannot is not passed over."""
    for name in names:
        try:
            (folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(
                f"A photo that must go cannot be removed from {folder}: {error.strerror or 'the disk fails'}.",
                "Mend the folder's rights, then run `concejo fetch` again.",
            ) from error


def files_of(picture: Picture) -> frozenset[str]:
    """The names of a picture's files, in all widths and formats."""
    return frozenset((*picture.webp.values(), *picture.jpeg.values()))


def _remove_old(file: Path) -> None:
    try:
        if time.time() - file.lstat().st_mtime > HOUR:
            file.unlink()
    except OSError:  # gone already, or not ours to remove: it does no harm where it lies
        return


def _write(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())  # its bytes lie on the disk before the state says that it is here
