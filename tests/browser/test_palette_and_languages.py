"""The two choices a visitor has on every page: the colours and the language."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.page_types import PAGE_TYPES

pytestmark = pytest.mark.browser

BACKGROUND = "getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"


def is_dark(window: Page) -> bool:
    """Whether the page's ground is dark, as the eye sees it."""
    red, green, blue = window.evaluate(BACKGROUND)
    return bool(red + green + blue < 3 * 128)


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_first_visit_follows_the_visitors_system(
    open_window: OpenWindow, site: str, system: Literal["light", "dark"]
) -> None:
    window = open_window(color_scheme=system)
    window.goto(site)
    assert is_dark(window) == (system == "dark")
    button = window.get_by_role("button", name="Colores oscuros")
    assert button.get_attribute("aria-pressed") == str(system == "dark").lower()


def test_the_palette_changes_with_the_system_while_nothing_is_chosen(open_window: OpenWindow, site: str) -> None:
    window = open_window(color_scheme="light")
    window.goto(site)
    window.emulate_media(color_scheme="dark")
    expect(window.get_by_role("button", name="Colores oscuros")).to_have_attribute("aria-pressed", "true")
    assert is_dark(window)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_palette_button_works_by_keyboard_and_the_choice_stays(
    open_window: OpenWindow, site: str, key: str
) -> None:
    window = open_window(color_scheme="light", reduced_motion="reduce")
    window.goto(site)
    button = window.get_by_role("button", name="Colores oscuros")
    for _ in range(3):
        window.keyboard.press("Tab")
    assert button.evaluate("each => each === document.activeElement")
    window.keyboard.press(key)
    assert is_dark(window)
    assert button.get_attribute("aria-pressed") == "true"
    window.get_by_role("link", name="Casos", exact=True).click()
    window.wait_for_url(site + "cases/")
    assert is_dark(window)
    window.emulate_media(color_scheme="dark")
    window.get_by_role("button", name="Colores oscuros").press(key)
    assert not is_dark(window)
    window.goto(site + "de/")
    assert not is_dark(window), "a visitor's choice outweighs their system's"


def test_a_case_is_the_same_case_in_every_language(open_window: OpenWindow, site: str) -> None:
    window, case = open_window(), PAGE_TYPES["case"]
    window.goto(site + case)
    thread = window.locator(".cj-text").all_text_contents()
    for language, name, prefix in (("de", "Deutsch", "de/"), ("en", "English", "en/"), ("es", "Español", "")):
        window.locator(f"nav [hreflang={language}]", has_text=name).click()
        window.wait_for_url(site + prefix + case)
        assert window.locator("html").get_attribute("lang") == language
        assert window.locator("h1").text_content() == "Farola apagada en la calle Mesón"
        assert window.locator(".cj-text").all_text_contents() == thread
        assert window.locator("nav [hreflang][aria-current]").all_text_contents() == [name]


@pytest.mark.parametrize("name", ["month", "service", "legal"])
def test_a_page_leads_to_itself_in_the_other_languages_and_back(open_window: OpenWindow, site: str, name: str) -> None:
    window = open_window()
    window.goto(site + PAGE_TYPES[name])
    window.get_by_role("link", name="English").click()
    window.wait_for_url(site + "en/" + PAGE_TYPES[name])
    window.get_by_role("link", name="Español").click()
    window.wait_for_url(site + PAGE_TYPES[name])
