"""Somebody without a mouse comes everywhere, sees where they are, and never lands on what cannot be seen."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenWindow
from tests.browser.page_types import PAGE_TYPES

pytestmark = pytest.mark.browser

WIDTHS = pytest.mark.parametrize("width", [390, 1280])
FOCUSED = """() => {
  const it = document.activeElement, box = it.getBoundingClientRect(), style = getComputedStyle(it);
  const onTop = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const lines = [...it.getClientRects()];
  return {
    index: [...document.querySelectorAll('*')].indexOf(it),
    name: it === document.body ? '' : `${it.localName}.${it.className} ${it.textContent.trim() || it.ariaLabel}`,
    seen: it.checkVisibility({opacityProperty: true, visibilityProperty: true}) &&
      lines.some(line => line.width > 4 && line.height > 4 && line.left >= 0 && line.right <= innerWidth + 1 &&
                         line.bottom > 0 && line.top < innerHeight),
    uncovered: !!onTop && (it.contains(onTop) || onTop.contains(it) || lines.length > 1),
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
  };
}"""
MAIN_IS_FOCUSED = "document.activeElement === document.querySelector('main')"
MOST_STOPS = 200


def stops(window: Page) -> list[dict[str, object]]:
    """Everything that Tab reaches, from the top of the page to its end."""
    reached: list[dict[str, object]] = []
    while len(reached) < MOST_STOPS:
        window.keyboard.press("Tab")
        stop: dict[str, object] = window.evaluate(FOCUSED)
        if not stop["name"]:
            return reached
        reached.append(stop)
    raise AssertionError(f"Tab is trapped: {reached[-3:]}")


@WIDTHS
def test_the_first_tab_gives_the_skip_link_and_enter_jumps_to_the_text(
    open_window: OpenWindow, site: str, width: int
) -> None:
    window = open_window(width, 844, reduced_motion="reduce")
    window.goto(site + PAGE_TYPES["case"])
    window.keyboard.press("Tab")
    skip = window.get_by_role("link", name="Saltar a contenido")
    stop = window.evaluate(FOCUSED)
    assert skip.evaluate("each => each === document.activeElement")
    assert stop["seen"], stop
    assert stop["ringed"], stop
    window.keyboard.press("Enter")
    assert window.evaluate(MAIN_IS_FOCUSED)
    window.keyboard.press("Tab")
    assert window.evaluate("document.querySelector('main').contains(document.activeElement)")


@WIDTHS
@pytest.mark.parametrize("name", ["home", "case", "figures"])
def test_tab_goes_through_the_page_in_order_and_never_hides(
    open_window: OpenWindow, site: str, width: int, name: str
) -> None:
    window = open_window(width, 844, reduced_motion="reduce")
    window.goto(site + PAGE_TYPES[name])
    reached = stops(window)
    assert [stop["name"] for stop in reached if not stop["seen"]] == []
    assert [stop["name"] for stop in reached if not stop["uncovered"]] == []
    assert [stop["name"] for stop in reached if not stop["ringed"]] == []
    order = [int(str(stop["index"])) for stop in reached]
    assert order == sorted(order)
    names = [str(stop["name"]).split(" ", 1)[1] for stop in reached[:11]]
    assert names == [
        "Saltar a contenido", "Villacorva · Concejo abierto", "Colores oscuros",
        "Hoy", "Casos", "Gracias", "Cifras", "Sobre", "Español", "Deutsch", "English",
    ]  # fmt: skip
    reachable = window.locator("a[href]:visible, button:visible, summary:visible, [tabindex='0']:visible").count()
    assert len(reached) == reachable
