"""A stranger's text is text: it stands on the page as it was posted, and nothing in it runs."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.page_types import HOSTILE, LANGUAGES, PAGE_TYPES, in_language, posts_of_the_example_town, the_post
from tests.browser.watching import watch

pytestmark = pytest.mark.browser

EXTERNAL = "https://evil.example/script.js"
INJECTED = (
    "<script>document.documentElement.dataset.inline = 'ran'</script>"
    f'<script src="{EXTERNAL}"></script>'
    '<img src="/nothing.png" onerror="document.documentElement.dataset.handler = \'ran\'">'
)
RAN = {"inline": "ran", "handler": "ran", "external": "ran"}
CSP = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
BIDI_OVERRIDES = re.compile("[\u202a-\u202e]")


def tampered(window: Page, address: str, without_policy: bool) -> dict[str, str]:
    """Show a copy of a built page with scripts added; say which of them ran. evil.example answers here and now."""

    page = window.request.get(address).text()
    if without_policy:
        page, dropped = CSP.subn("", page)
        assert dropped == 1
    body = page.replace("<main", INJECTED + "<main", 1)
    assert body != page
    window.route(address, lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    window.route(
        EXTERNAL,
        lambda route: route.fulfill(
            body="document.documentElement.dataset.external = 'ran'", content_type="text/javascript"
        ),
    )
    window.goto(address)
    expect(window.locator("footer")).to_be_visible()
    found: dict[str, str] = window.evaluate("({...document.documentElement.dataset})")
    return found


def test_an_injected_script_does_not_run(open_window: OpenWindow, site: str) -> None:
    window = open_window()
    seen = watch(window)
    assert tampered(window, site + PAGE_TYPES["case"], without_policy=False) == {}
    blocked = [each for each in seen.complaints if each.startswith("CSP: script-src")]
    assert len(blocked) == 3, seen.complaints


def test_without_the_policy_it_would_run(open_window: OpenWindow, site: str) -> None:
    assert tampered(open_window(), site + PAGE_TYPES["case"], without_policy=True) == RAN


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hostile_posts_stand_there_as_they_were_posted(open_window: OpenWindow, site: str, language: str) -> None:
    window = open_window()
    seen = watch(window)
    window.goto(site + in_language(language, PAGE_TYPES["hostile-case"]))
    root = the_post(HOSTILE)
    hostile = [
        post
        for post in posts_of_the_example_town()
        if post.conversation_id == root.conversation_id and ("<" in post.text)
    ]
    assert len(hostile) == 2
    for post in hostile:
        shown = window.locator(f"#post-{post.id} > .cj-post .cj-text").text_content()
        assert shown == BIDI_OVERRIDES.sub("\ufffd", post.text)
    assert window.locator(f"#post-{root.id} > .cj-post .cj-name").text_content() == "<b>x_X_l33t_X_x</b>"
    assert seen.complaints == []
    assert {urlsplit(url).netloc for url in seen.requests} == {urlsplit(site).netloc}


def test_no_page_has_inline_scripts_or_handlers_or_script_links(open_window: OpenWindow, site: str) -> None:
    window = open_window()
    for name, path in PAGE_TYPES.items():
        window.goto(site + path)
        found = window.evaluate(
            """() => [...document.querySelectorAll('*')].filter(each =>
                 (each.matches('script') && !each.src) || /^\\s*(javascript|data|vbscript):/i.test(each.href ?? '') ||
                 [...each.attributes].some(given => given.name.startsWith('on'))).map(each => each.outerHTML)"""
        )
        assert found == [], name
