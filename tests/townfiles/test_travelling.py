"""Finding the files that travel with Concejo."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.townfiles import travelling
from generator.townfiles.travelling import PACKAGE


def test_a_checkout_has_them_beside_the_package() -> None:
    assert travelling("site_src") == PACKAGE.parent / "site_src"
    assert travelling("example_town") == PACKAGE / "example_town"


def test_nothing_else_travels() -> None:
    with pytest.raises(ValueError, match="does not travel"):
        travelling("../secrets")


ASK = "from generator.townfiles.travelling import travelling; print(travelling('site_src'))"


def an_installation(place: Path) -> Path:
    """The function and what it needs, as a wheel would lay them down."""
    for file in ("__init__.py", "domain/__init__.py", "domain/errors.py", "townfiles/travelling.py"):
        (place / "generator" / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKAGE / file, place / "generator" / file)
    (place / "generator" / "townfiles" / "__init__.py").touch()
    return place


def ask(place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", ASK], cwd=place, capture_output=True, text=True, check=False, timeout=60
    )


def test_an_installed_package_uses_its_own_copy(tmp_path: Path) -> None:
    place = an_installation(tmp_path)
    (place / "generator" / "travelling" / "site_src").mkdir(parents=True)
    assert ask(place).stdout.strip() == str(place / "generator" / "travelling" / "site_src")


def test_an_incomplete_installation_says_so(tmp_path: Path) -> None:
    assert "the installation is incomplete" in ask(an_installation(tmp_path)).stderr
