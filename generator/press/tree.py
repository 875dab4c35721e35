"""The folder that a new site grows in, out of everybody's sight."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.domain.errors import BuildError
from generator.press.addresses import checked_path

BINARY: int = getattr(os, "O_BINARY", 0)
"""On Windows: write the bytes as they are."""


class Tree:
    """Files of the new site: what MkDocs has put there already, and what the press adds. No file is written twice."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: set[str] = set(_files_in(root))
        self._folders: set[str] = {""}

    def add(self, path: str, content: bytes) -> None:
        """Write a new file; BuildError where the address is taken already."""
        if checked_path(path) in self.files:
            raise BuildError(f"Two pages want the address {path}.", "Rename the hand-written page of that address.")
        self.files.add(path)
        self._make_folder(path.rpartition("/")[0])
        _write_new(f"{self.root}/{path}", content)

    def replace(self, path: str, content: bytes) -> None:
        """Write a file anew that MkDocs made."""
        (self.root / path).write_bytes(content)

    def read(self, path: str) -> str:
        """A file's text."""
        return (self.root / path).read_text(encoding="utf-8")

    def room_for(self, path: str) -> Path:
        """Where a file that somebody else puts there belongs; it counts as present from now on."""
        self.files.add(checked_path(path))
        self._make_folder(path.rpartition("/")[0])
        return self.root / path

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            parent = folder.rpartition("/")[0]
            if parent:
                self._make_folder(parent)
            with suppress(FileExistsError):
                os.mkdir(f"{self.root}/{folder}")  # noqa: PTH102 # as below
            self._folders.add(folder)


def _write_new(path: str, content: bytes) -> None:
    """Write a file that must not exist yet. Without pathlib and buffers: for 10,000 pages they cost a second."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def _files_in(root: Path) -> Iterator[str]:
    return (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
