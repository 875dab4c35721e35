"""Files appear whole or not at all, whatever befalls the run."""

import os
import tempfile
import time
from pathlib import Path

from generator.domain.errors import StorageError

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
        try:
            if time.time() - left.lstat().st_mtime > HOUR:
                left.unlink()
        except OSError:  # gone already, or not ours to remove: it does no harm where it lies
            continue


def _write(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())  # its bytes lie on the disk before the state says that it is here
