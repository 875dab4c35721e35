"""Where real input lies, and what runs without it."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says something about the machine, not about the code: benchmarks/ is for timings.
settings.register_profile("without a clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("without a clock")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests over real input where CONCEJO_REAL_DATA names no folder; the header says so."""
    if os.environ.get("CONCEJO_REAL_DATA"):
        return
    left_out = [item for item in items if item.get_closest_marker("real_data")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_report_header(config: pytest.Config) -> str:
    """Say whether this run covers the real conversations."""
    folder = os.environ.get("CONCEJO_REAL_DATA")
    return f"real data: {'used' if folder else 'left out (CONCEJO_REAL_DATA is not set)'}"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real input."""
    folder = Path(os.environ["CONCEJO_REAL_DATA"])
    assert folder.is_dir(), f"CONCEJO_REAL_DATA names {folder}, which is not a folder"
    return folder
