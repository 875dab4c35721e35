"""No page is wider than the screen, whatever people wrote."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenWindow
from tests.browser.page_types import PAGE_TYPES, in_language
from tests.browser.static_server import served
from tests.browser.towns import DEPTH, FIRST, LONG, a_town_of_extremes

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 1280)
NARROWEST_READABLE = 220  # px: a name or a heading breaks within its words below that
NARROWEST = "Math.min(...[...document.querySelectorAll('h1, h2, .cj-post')].map(each => each.offsetWidth))"
STICKING_OUT = """() => {
  const scrolls = each =>
    each && (/(auto|scroll)/.test(getComputedStyle(each).overflowX) || scrolls(each.parentElement));
  const out = [...document.body.querySelectorAll('*')].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && box.height && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(each.parentElement);
  });
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return [...(wide > 0 ? [`the page is ${wide} px too wide`] : []), ...out.map(each => each.outerHTML.slice(0, 120))];
}"""


def sticking_out(window: Page) -> list[str]:
    """What reaches beyond the screen at any width."""
    found: list[str] = []
    for width in WIDTHS:
        window.set_viewport_size({"width": width, "height": 900})
        found += [f"at {width} px: {each}" for each in window.evaluate(STICKING_OUT)]
    return found


@pytest.mark.parametrize("language", ["es", "de"])  # German has the longest words
def test_no_page_type_scrolls_sideways(open_window: OpenWindow, site: str, language: str) -> None:
    window = open_window()
    for name, path in PAGE_TYPES.items():
        window.goto(site + in_language(language, path))
        assert sticking_out(window) == [], name


@pytest.fixture(scope="module")
def extremes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a post of 25,000 letters at the end of a long chain of answers."""
    with served(a_town_of_extremes(tmp_path_factory.mktemp("extremes")) / "site") as address:
        yield address


def test_a_post_without_spaces_and_a_deep_thread_fit_too(open_window: OpenWindow, extremes: str) -> None:
    window = open_window()
    window.goto(f"{extremes}cases/{FIRST}/")
    assert sticking_out(window) == []
    long = window.locator(f"#post-{FIRST + DEPTH} > .cj-post .cj-text")
    assert long.text_content() == LONG
    for width in WIDTHS:
        window.set_viewport_size({"width": width, "height": 900})
        for level in range(DEPTH + 1):
            box = window.locator(f"#post-{FIRST + level} > .cj-post").bounding_box()
            assert box is not None
            assert box["width"] >= width / 2 - 40, f"answer {level} is squeezed to {box['width']} px at {width} px"


@pytest.mark.parametrize("path", ["", "cases/", "thanks/", "figures/"])
def test_lists_of_extremes_fit_too(open_window: OpenWindow, extremes: str, path: str) -> None:
    window = open_window()
    window.goto(extremes + path)
    assert sticking_out(window) == []


@pytest.mark.parametrize("name", ["home", "thanks", "case"])
def test_no_column_is_squeezed(open_window: OpenWindow, site: str, name: str) -> None:
    window = open_window()
    window.goto(site + PAGE_TYPES[name])
    for width in range(320, 1441, 80):
        window.set_viewport_size({"width": width, "height": 900})
        assert window.evaluate(NARROWEST) >= NARROWEST_READABLE, f"at {width} px"
