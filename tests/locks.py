"""Keep requirements/*.txt in step with pyproject.toml: hashes, every platform, no index addresses.

`python -m tests.locks check` resolves again with the existing pins as preferences and compares;
`python -m tests.locks write` renews the files.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "requirements"
EXTRAS: dict[str, tuple[str, ...]] = {"run": (), "dev": ("dev",), "bench": ("dev", "bench")}
OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--python-version",
    "3.11",
    "--no-header",
    "--no-annotate",
    "-q",
)


def resolve(source: Path, extras: tuple[str, ...], output: Path) -> None:
    """Write the lock of `source` with `extras` to `output`; pins that `output` holds already are kept if they fit."""
    wanted = [option for extra in extras for option in ("--extra", extra)]
    command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, *wanted, str(source), "-o", str(output)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def build_requirements(folder: Path) -> Path:
    """What building needs, as a requirements file: the backend of pyproject.toml and its editable hook."""
    requires = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    file = folder / "build.in"
    file.write_text("\n".join([*requires, "editables>=0.5"]) + "\n")
    return file


def resolve_all(folder: Path) -> None:
    """Write every lock into `folder`."""
    for name, extras in EXTRAS.items():
        resolve(ROOT / "pyproject.toml", extras, folder / f"{name}.txt")
    with tempfile.TemporaryDirectory() as scratch:
        resolve(build_requirements(Path(scratch)), (), folder / "build.txt")


def pins(text: str) -> str:
    """A lock without its comments, which name the files it was made from."""
    return re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)


def check() -> str:
    """Say which lock is not current, or nothing."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for lock in FOLDER.glob("*.txt"):
            shutil.copy(lock, folder)
        resolve_all(folder)
        stale = [
            new.name
            for new in sorted(folder.glob("*.txt"))
            if pins(new.read_text()) != pins((FOLDER / new.name).read_text())
        ]
    return f"requirements/{', '.join(stale)} do not follow pyproject.toml: run `make lock`" if stale else ""


if __name__ == "__main__":
    if sys.argv[1:] == ["write"]:
        resolve_all(FOLDER)
    else:
        sys.exit(check() or None)
