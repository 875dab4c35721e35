"""Pictures of the example town's site: `python -m tests.browser.screenshots [--all FOLDER]`.

Without an option the two that README shows are renewed in docs/screenshots/. `--all FOLDER` writes every page type,
whole, at two widths and in both palettes, for looking through.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser

from tests.browser.chromium import a_browser
from tests.browser.page_types import PAGE_TYPES
from tests.browser.static_server import served
from tests.running import concejo

Scheme = Literal["light", "dark"]
IN_README: tuple[tuple[str, int, int, Scheme], ...] = (("home", 1280, 720, "light"), ("case", 390, 844, "dark"))
WIDTHS = (390, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
KEPT = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
EVERY_PICTURE = "Promise.all([...document.images].map(image => { image.loading = 'eager'; return image.decode(); }))"
LARGEST = 300_000  # bytes of a picture that is committed


def shoot(browser: Browser, address: str, name: str, width: int, height: int, scheme: Scheme, folder: Path) -> Path:
    """Write one picture; `height` 0 takes the whole page."""
    context = browser.new_context(
        viewport={"width": width, "height": height or 900}, color_scheme=scheme, reduced_motion="reduce", locale="es-ES"
    )
    page = context.new_page()
    page.goto(address + PAGE_TYPES[name])
    page.evaluate(EVERY_PICTURE)
    picture = folder / f"{name}-{width}-{scheme}.png"
    page.screenshot(path=picture, full_page=not height)
    context.close()
    return picture


def readme_pictures(browser: Browser, address: str, folder: Path) -> list[Path]:
    """The pictures that are committed, as a visitor sees them first; RuntimeError where one is too large for that."""
    pictures = [
        shoot(browser, address, name, width, height, scheme, folder) for name, width, height, scheme in IN_README
    ]
    for picture in pictures:
        lighten(picture)
        if picture.stat().st_size > LARGEST:
            raise RuntimeError(f"{picture} has {picture.stat().st_size:,} bytes, more than {LARGEST:,}")
    return pictures


def lighten(picture: Path) -> None:
    """Write the same pixels with fewer bytes: Chromium is quick rather than thorough, and its PNG holds no alpha."""
    with Image.open(picture) as opened:
        opened.convert("RGB").save(picture, optimize=True)


def every_picture(browser: Browser, address: str, folder: Path) -> list[Path]:
    """Every page type, whole."""
    return [
        shoot(browser, address, name, width, 0, scheme, folder)
        for name in PAGE_TYPES
        for width in WIDTHS
        for scheme in SCHEMES
    ]


def main() -> None:
    """Build the demo, serve it, take the pictures, and name them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--all", type=Path, metavar="FOLDER", help="every page type, whole, into FOLDER")
    everything: Path | None = options.parse_args().all
    folder = everything or KEPT
    folder.mkdir(parents=True, exist_ok=True)
    take = every_picture if everything else readme_pictures
    with tempfile.TemporaryDirectory() as temporary:
        done = concejo("demo", "--folder", "town", cwd=Path(temporary))
        if done.returncode:
            sys.exit(done.stderr)
        with served(Path(temporary) / "town" / "site") as address, a_browser() as browser:
            for picture in take(browser, address, folder):
                sys.stdout.write(f"{picture}\n")


if __name__ == "__main__":
    main()
