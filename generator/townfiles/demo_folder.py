"""A folder for the demo: a copy of the example town that keeps what a person edited in it."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.domain.errors import UsageError
from generator.townfiles.travelling import travelling

MARK = ".concejo-demo.json"


def lay_out_demo(folder: Path) -> tuple[str, ...]:
    """Copy the example town into `folder`; return the files that were left because somebody edited them.

    Files that nobody touched since the last time are renewed. UsageError for a folder that holds something else.
    """
    mark = folder / MARK
    if folder.exists() and any(folder.iterdir()) and not mark.is_file():
        raise UsageError(f"{folder} holds something else.", "Name another folder with --folder.")
    laid = json.loads(mark.read_text(encoding="utf-8")) if mark.is_file() else {}
    kept, now = [], {}
    for name, source in _files():
        target = folder / name
        if target.is_file() and _print(target) not in {laid.get(name), _print(source)}:
            kept.append(name)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        now[name] = _print(source)
    mark.write_text(json.dumps(now, indent=1), encoding="utf-8")
    return tuple(kept)


def _files() -> Iterator[tuple[str, Path]]:
    yield "mkdocs.yml", travelling("mkdocs.yml")
    root = travelling("site_src")
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield f"site_src/{path.relative_to(root).as_posix()}", path


def _print(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
