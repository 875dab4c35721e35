"""Run Concejo the way people do: as a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

MINIMAL_TOWN = "name: Minimal\nlanguages: [en]\ntimezone: Europe/Madrid\n"


def concejo(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m generator …`; X's settings come from `environment` alone, never from this machine."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("X_", "CONCEJO_"))}
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def a_minimal_town(folder: Path, *handles: str) -> Path:
    """The two files that fetch, import, cases and check need."""
    pages = folder / "site_src"
    pages.mkdir(parents=True, exist_ok=True)
    (pages / "town.yml").write_text(MINIMAL_TOWN, encoding="utf-8")
    staff = "".join(f"  - {{handle: {handle}}}\n" for handle in handles)
    (pages / "staff.yml").write_text(f"staff:\n{staff}", encoding="utf-8")
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
