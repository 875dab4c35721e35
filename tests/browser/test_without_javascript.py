"""Everything can be reached and read by somebody whose browser runs no scripts."""

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.page_types import LAMP, PAGE_TYPES, posts_of_the_example_town, the_post

pytestmark = pytest.mark.browser


def test_links_lead_from_home_to_a_list_to_a_case_to_the_original(open_window: OpenWindow, site: str) -> None:
    window = open_window(java_script_enabled=False)
    window.goto(site)
    window.get_by_role("navigation", name="Principal").get_by_role("link", name="Casos").click()
    window.wait_for_url(site + "cases/")
    window.get_by_role("main").get_by_role("link", name="Farola apagada en la calle Mesón").click()
    window.wait_for_url(site + PAGE_TYPES["case"])
    original = window.get_by_role("link", name="La conversación original")
    assert original.get_attribute("href") == f"https://x.com/i/status/{the_post(LAMP).id}"
    told = window.get_by_role("main").inner_text()
    thread = [post for post in posts_of_the_example_town() if post.conversation_id == the_post(LAMP).conversation_id]
    assert len(thread) > 5
    for post in thread:
        assert post.text.split(" https://t.co/")[0] in told
    window.get_by_text("La decisión, paso a paso").click()
    assert window.locator("details[open]").count() == 1


def test_nothing_waits_for_a_script(open_window: OpenWindow, site: str) -> None:
    plain, scripted = open_window(java_script_enabled=False), open_window()
    for name, path in PAGE_TYPES.items():
        plain.goto(site + path)
        scripted.goto(site + path)
        assert plain.locator("main").inner_text() == scripted.locator("main").inner_text(), name
        assert plain.locator("button:visible").count() == 0, f"{name} shows a button that does nothing"
        assert scripted.locator("button:visible").count() == 1, name
