"""The folder that a new site grows in, out of everybody's sight."""

from collections.abc import Iterator
from pathlib import Path

from generator.domain.errors import BuildError
from generator.press.addresses import checked_path


class Tree:
    """Files of the new site: what MkDocs has put there already, and what the press adds. No file is written twice."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: set[str] = set(_files_in(root))
        self._folders: set[str] = set()

    def add(self, path: str, text: str) -> None:
        """Write a new file; BuildError where the address is taken already."""
        if checked_path(path) in self.files:
            raise BuildError(f"Two pages want the address {path}.", "Rename the hand-written page of that address.")
        self.files.add(path)
        self._make_folder(path.rpartition("/")[0])
        Path(f"{self.root}/{path}").write_bytes(text.encode(errors="replace"))

    def replace(self, path: str, text: str) -> None:
        """Write a file anew that MkDocs made."""
        (self.root / path).write_bytes(text.encode(errors="replace"))

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
            Path(f"{self.root}/{folder}").mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)


def _files_in(root: Path) -> Iterator[str]:
    return (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
