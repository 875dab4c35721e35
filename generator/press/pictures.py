"""Brings the cleaned photos that the site shows from the state into the new site."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.press.tree import Tree


def place(paths: Iterable[str], cupboard: Path, tree: Tree) -> int:
    """Bring those files (as the site names them, "media/<name>") over and count them.

    Only what a page shows is asked for, so a photo whose post has left is published no more. One that is missing is
    left to the verification of links. A link of the same file system costs nothing; elsewhere it is copied.
    """
    placed = 0
    for path in paths:
        source = cupboard / Path(path).name
        if path in tree.files or source.is_symlink() or not source.is_file():
            continue
        _link_or_copy(source, tree.room_for(path))
        placed += 1
    return placed


def _link_or_copy(source: Path, destination: Path) -> None:
    try:
        os.link(source, destination)
    except OSError:
        shutil.copyfile(source, destination)
