"""Puts a finished site in the place of the last one.

Beside the site `site` lie, for a while: `.site.next-<8 hex digits>`, a new site that grows, and `.site.last`, the one
before while the new one takes its place. A crash at any point leaves the site itself or `.site.last`: the next start
puts things right. The names are in .gitignore.
"""

import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.domain.errors import BuildError
from generator.press.locks import alone_in, hold, let_go

OURS = ".concejo-site"
NOTE = "Concejo wrote this folder and replaces it as a whole with every build.\n"


def check_target(target: Path) -> None:
    """BuildError where the site would replace something that Concejo did not write."""
    if target.is_symlink():
        raise BuildError(f"{target.name} is a symbolic link.", "Remove it, or name a real folder as site_dir.")
    if target.exists() and not target.is_dir():
        raise BuildError(f"{target.name} is a file.", "Remove it, or name another folder as site_dir in mkdocs.yml.")
    if target.is_dir() and any(target.iterdir()) and not (target / OURS).is_file():
        raise BuildError(
            f"The folder {target.name} holds files that Concejo did not write.",
            "Empty it, or name another folder as site_dir in mkdocs.yml.",
        )


@dataclass(frozen=True, slots=True)
class NewTree:
    """A folder that a new site grows in, locked so that no other build sweeps it away."""

    root: Path
    target: Path
    lock: int

    def close(self) -> None:
        """Give up the lock, and clear the folder away where it did not become the site."""
        _remove(self.root)
        let_go(self.lock)


def open_tree(target: Path) -> NewTree:
    """A fresh folder beside the target; BuildError where the target is not ours. Mends first what a crash left."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(target.parent):
        _recover(target)
        check_target(target)
        _sweep(target)
        root = target.with_name(f".{target.name}.next-{secrets.token_hex(4)}")
        root.mkdir()
        lock = hold(root)
    if lock is None:
        raise BuildError(f"{root.name} is in use.", "Run the build again.")
    return NewTree(root, target, lock)


def swap_in(tree: Path, target: Path) -> None:
    """Let the finished tree take the target's place; BuildError, with both untouched, where the target is not ours."""
    (tree / OURS).write_text(NOTE, encoding="ascii")
    with alone_in(target.parent):
        _recover(target)
        check_target(target)
        if target.exists():
            target.rename(_last(target))
        try:
            tree.rename(target)
        finally:
            _recover(target)


def sweep(target: Path) -> None:
    """Mend and clear away what crashed builds left beside the target; what a living build uses stays."""
    if target.parent.is_dir():
        with alone_in(target.parent):
            _recover(target)
            _sweep(target)


def _recover(target: Path) -> None:
    """A crash between the two renames leaves no target: the last site returns. After both, the last one is waste."""
    last = _last(target)
    if not last.is_dir():
        return
    if (target / OURS).is_file():
        _remove(last)
    elif not target.exists():
        last.rename(target)


def _sweep(target: Path) -> None:
    for leftover in target.parent.glob(f".{target.name}.next-*"):
        if leftover.is_dir() and not leftover.is_symlink() and (lock := hold(leftover)) is not None:
            _remove(leftover)
            let_go(lock)


def _last(target: Path) -> Path:
    return target.with_name(f".{target.name}.last")


def _remove(folder: Path) -> None:
    _remove_pages(str(folder))
    shutil.rmtree(folder, ignore_errors=True)


def _remove_pages(folder: str) -> None:
    """Nearly every folder of a site holds an index.html and nothing else: two calls to the system, not rmtree's eight.

    What holds more, or cannot go, is left to rmtree.
    """
    inside: list[str] = []
    with suppress(OSError), os.scandir(folder) as entries:
        inside = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    for path in inside:
        with suppress(OSError):
            os.unlink(f"{path}/index.html")  # noqa: PTH108 # pathlib would double the time
        try:
            os.rmdir(path)  # noqa: PTH106 # as above
        except OSError:
            _remove_pages(path)
