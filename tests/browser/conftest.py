"""The example town's site, built once and served, and windows of a real browser to look at it."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import a_browser
from tests.browser.static_server import served
from tests.running import concejo

OpenWindow = Callable[..., Page]


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The demo's folder, to be read only. pytest-xdist's workers build it together once."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "browsers-demo"
    with (shared / "browsers-demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site" / "index.html").is_file():
            done = concejo("demo", "--folder", folder, cwd=shared)
            assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def site(town: Path) -> Iterator[str]:
    """The address of the demo's site."""
    with served(town / "site") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with a_browser() as browser:
        yield browser


@pytest.fixture
def open_window(browser: Browser) -> Iterator[OpenWindow]:
    """Open a window of a visitor who was never here: `open_window(width=390, color_scheme="dark", …)`."""
    with ExitStack() as windows:

        def opened(width: int = 1280, height: int = 900, **options: Any) -> Page:
            context = browser.new_context(viewport={"width": width, "height": height}, locale="es-ES", **options)
            windows.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(30_000)
            return page

        yield opened
