"""One fresh store for a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".concejo"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store.open(folder) as opened:
        yield opened
