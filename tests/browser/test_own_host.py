"""No page calls anybody but its own site, and no page makes a browser complain."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.page_types import LANGUAGES, PAGE_TYPES, in_language
from tests.browser.static_server import served
from tests.browser.towns import a_copy, published_at
from tests.browser.watching import watch

pytestmark = pytest.mark.browser

# decode() fails for a picture that cannot be shown; those that wait to be scrolled to are fetched as well.
EVERY_PICTURE_IS_GOOD = """Promise.all([...document.images].map(image => {
  image.loading = 'eager';
  return image.decode().catch(() => { throw new Error(image.currentSrc || image.outerHTML); });
}))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_type_stays_on_its_own_host_and_makes_no_complaint(
    open_window: OpenWindow, site: str, language: str
) -> None:
    window = open_window()
    seen = watch(window)
    for name, path in PAGE_TYPES.items():
        window.goto(site + in_language(language, path))
        window.evaluate(EVERY_PICTURE_IS_GOOD)
        assert seen.complaints == [], name
        assert seen.hosts == {urlsplit(site).netloc}, name
        shown = window.locator("html").get_attribute("lang")
        assert shown == (LANGUAGES[0] if name == "missing" else language), name
    assert any(url.endswith("/assets/palette.js") for url in seen.requests), "the site's own script was never loaded"


def test_a_wrong_address_shows_the_page_that_says_so(open_window: OpenWindow, site: str) -> None:
    window = open_window()
    answer = window.goto(site + "de/cases/1/not/here")
    assert answer is not None
    assert answer.status == 404
    assert window.locator("h1").inner_text() == "Página no encontrada"
    window.get_by_role("link", name="Zur Startseite").click()
    window.wait_for_url(site + "de/")


def test_the_site_works_below_a_path(open_window: OpenWindow, town: Path, tmp_path: Path) -> None:
    folder = published_at("https://x.example/registro/", a_copy(town, tmp_path))
    with served(folder, "/registro/") as address:
        window = open_window()
        seen = watch(window)
        for name, path in PAGE_TYPES.items():
            window.goto(address + in_language("de", path))
            window.evaluate(EVERY_PICTURE_IS_GOOD)
            assert seen.complaints == [], name
        assert all(urlsplit(url).path.startswith("/registro/") for url in seen.requests)
        assert {urlsplit(address).netloc} == seen.hosts
        window.goto(address + in_language("de", PAGE_TYPES["case"]))
        window.get_by_role("link", name="Español").click()
        window.wait_for_url(address + PAGE_TYPES["case"])
