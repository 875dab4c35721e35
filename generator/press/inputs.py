"""Guards what goes into the press from a town's folders."""

import os
from collections.abc import Iterable
from pathlib import Path

from generator.domain.errors import TownError


def refuse_symlinks(folders: Iterable[Path], town: Path) -> None:
    """TownError where one of the folders is or holds a symbolic link: it could publish any file of the machine."""
    for folder in folders:
        if folder.is_symlink():
            raise _fault(folder, town)
        for place, folders_in, files in os.walk(folder):
            for name in sorted(folders_in) + sorted(files):
                if (path := Path(place, name)).is_symlink():
                    raise _fault(path, town)


def _fault(path: Path, town: Path) -> TownError:
    shown = path.relative_to(town) if path.is_relative_to(town) else path.name
    return TownError(f"{shown} is a symbolic link.", "Put the file itself there: the site takes no links.")
