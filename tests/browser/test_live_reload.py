"""`concejo serve`: what an editor saves shows in the open page, and a mistake is told without ending anything."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.page_types import PAGE_TYPES
from tests.browser.towns import a_copy

pytestmark = pytest.mark.browser

ANNOTATION = Path("site_src") / "annotations" / "farola-calle-meson.yml"
PATIENCE = 30  # seconds
CSP = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
RELOAD = re.compile(r"<script>\s*var livereload =.*?</script>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Serving:
    """A town that is being served: its folder, its address, what the terminal shows."""

    town: Path
    address: str
    terminal: Path
    process: "subprocess.Popen[bytes]"

    def told(self) -> str:
        return self.terminal.read_text(encoding="utf-8")


def waited_for(true: Callable[[], bool]) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False


def answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except URLError:
        return False


@contextmanager
def serving(town: Path, terminal: Path) -> Iterator[Serving]:
    """Run `concejo serve` on a free port; in the end only what was started here is ended."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("X_", "CONCEJO_"))}
    command = [sys.executable, "-m", "generator", "serve", "--town", str(town), "--port", str(port)]
    with (
        terminal.open("wb") as output,
        subprocess.Popen(command, env=environment, stdout=output, stderr=output, start_new_session=True) as process,
    ):
        try:
            address = f"http://127.0.0.1:{port}/"
            assert waited_for(lambda: process.poll() is not None or answers(address))
            assert process.poll() is None, terminal.read_text()
            yield Serving(town, address, terminal, process)
        finally:
            os.killpg(process.pid, signal.SIGTERM)


@pytest.fixture(scope="module")
def served_town(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("serve")
    with serving(a_copy(town, folder), folder / "terminal.txt") as running:
        yield running


@pytest.mark.parametrize("name", ["home", "case"])
def test_serve_shows_the_pages_that_build_writes(served_town: Serving, town: Path, name: str) -> None:
    with urlopen(served_town.address + PAGE_TYPES[name], timeout=PATIENCE) as answer:
        page = answer.read().decode()
    page, scripts = RELOAD.subn("", page)
    assert scripts == 1
    built, policies = CSP.subn("", (town / "site" / PAGE_TYPES[name] / "index.html").read_text(encoding="utf-8"))
    assert policies == 1
    assert page == built


def test_an_open_page_follows_its_annotation_and_survives_a_broken_one(
    served_town: Serving, open_window: OpenWindow
) -> None:
    annotation = served_town.town / ANNOTATION
    before = annotation.read_text(encoding="utf-8")
    window = open_window()
    window.goto(served_town.address + PAGE_TYPES["case"])
    title = window.locator("h1")
    expect(title).to_have_text("Farola apagada en la calle Mesón")

    annotation.write_text(before.replace("Farola apagada", "Farola encendida"), encoding="utf-8")
    expect(title).to_have_text("Farola encendida en la calle Mesón", timeout=PATIENCE * 1000)

    annotation.write_text(before + "note: [\n", encoding="utf-8")
    line = len(before.splitlines()) + 1
    assert waited_for(
        lambda: re.search(rf"{re.escape(str(ANNOTATION))}:{line}:\d+: \w+", served_town.told()) is not None
    )
    assert served_town.process.poll() is None
    expect(title).to_have_text("Farola encendida en la calle Mesón")

    annotation.write_text(before.replace("Farola apagada", "Farola de nuevo"), encoding="utf-8")
    expect(title).to_have_text("Farola de nuevo en la calle Mesón", timeout=PATIENCE * 1000)
    assert "Traceback" not in served_town.told()
