"""What a screen reader needs on every page type; what eyes need in both palettes."""

from typing import Literal

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.page_types import LANGUAGES, PAGE_TYPES, in_language

pytestmark = pytest.mark.browser

FAULTS_OF_STRUCTURE = """() => {
  const all = what => [...document.querySelectorAll(what)], faults = [], show = each => each.outerHTML.slice(0, 160);
  const expect = (good, fault) => good || faults.push(fault);
  const words = id => document.getElementById(id)?.textContent ?? '';
  const labelled = each =>
    each.ariaLabel || (each.getAttribute('aria-labelledby') ?? '').split(' ').map(words).join(' ').trim();
  const named = each => (labelled(each) || each.textContent || '').trim() ||
    [...each.querySelectorAll('img[alt], [aria-label]')].map(inner => inner.alt || inner.ariaLabel).join('').trim();
  const seen = each => each.checkVisibility({visibilityProperty: true});

  expect(all('h1').length === 1, `${all('h1').length} h1`);
  let last = 0;
  for (const each of all('h1, h2, h3, h4, h5, h6')) {
    const level = Number(each.localName[1]);
    expect(level <= last + 1, `h${last} is followed by h${level}`);
    expect(each.textContent.trim(), `empty heading ${show(each)}`);
    last = level;
  }
  expect(all('body > header, body > * > header').length === 1, 'no header of its own');
  expect(all('main').length === 1, 'no main of its own');
  expect(all('footer').length >= 1, 'no footer');
  const navs = all('nav').map(each => labelled(each).trim());
  expect(navs.length >= 2 && navs.every(Boolean), `nav without a name: ${navs}`);
  expect(new Set(navs).size === navs.length, `two nav of one name: ${navs}`);
  for (const each of all('main')) expect(!each.closest('header, footer, nav'), 'main lies inside a landmark');

  all('img').forEach(each => expect(each.hasAttribute('alt'), `no alt: ${show(each)}`));
  all('main picture img').forEach(each => expect(each.alt.trim(), `a photo without words: ${show(each)}`));
  all('svg').forEach(each => expect(each.ariaHidden === 'true' || each.getAttribute('role') === 'img' && named(each),
                                    `svg neither named nor hidden: ${show(each)}`));
  all('a[href], button, summary').filter(seen).forEach(each => expect(named(each), `no words: ${show(each)}`));
  all('table').forEach(each => expect(each.querySelector('th[scope]'), `table without headings: ${show(each)}`));
  all('table').forEach(each => expect(each.caption || labelled(each), `table without a name: ${show(each)}`));
  all('[aria-current=""], [aria-label=""], [lang=""], [dir=""], [id=""]').forEach(each => faults.push(show(each)));
  all('a[href^="#"]').forEach(each => expect(all(each.hash).length, `leads nowhere: ${show(each)}`));

  expect(/^(es|de|en)$/.test(document.documentElement.lang), 'html has no language');
  expect(document.title.trim(), 'no title');
  const ids = all('[id]').map(each => each.id);
  expect(new Set(ids).size === ids.length, `an id twice: ${ids.filter((id, at) => ids.indexOf(id) !== at)}`);
  all('ul > *, ol > *').forEach(each => expect(each.localName === 'li', `list: ${show(each)}`));
  all('dl > *, dl > div > *').forEach(each => expect(/^(dt|dd|div)$/.test(each.localName), `dl: ${show(each)}`));
  return faults;
}"""

# WCAG 2: relative luminance; colours laid over each other as the browser does; 3:1 is enough for large letters.
FAINT_TEXT = """() => {
  const context = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const known = new Map();
  const rgba = colour => {
    if (!known.has(colour)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
      known.set(colour, [red, green, blue, alpha / 255]);
    }
    return known.get(colour);
  };
  const over = (top, below, opacity = 1) => {
    const alpha = top[3] * opacity;
    return [0, 1, 2].map(part => top[part] * alpha + below[part] * (1 - alpha)).concat(1);
  };
  const ground = each => {
    const below = each.parentElement ? ground(each.parentElement) : [255, 255, 255, 1];
    return over(rgba(getComputedStyle(each).backgroundColor), below);
  };
  const opacity = each => each ? Number(getComputedStyle(each).opacity) * opacity(each.parentElement) : 1;
  const luminance = colour => colour.slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);

  document.querySelectorAll('details').forEach(each => each.open = true);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), faint = new Set();
  let measured = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim(), each = walker.currentNode.parentElement;
    if (!text || !each.checkVisibility({visibilityProperty: true}) || each.closest('script, style, noscript')) continue;
    const style = getComputedStyle(each), below = ground(each);
    const colour = over(rgba(style.color), below, opacity(each));
    const [light, dark] = [luminance(colour), luminance(below)].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
    const ratio = (light + 0.05) / (dark + 0.05);
    measured += 1;
    const show = `${ratio.toFixed(2)} ${each.localName}.${each.className}: ${text.slice(0, 40)}`;
    if (ratio < (large ? 3 : 4.5)) faint.add(show);
  }
  return measured > 20 ? [...faint] : [`only ${measured} texts were found`];
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_type_is_built_for_screen_readers(open_window: OpenWindow, site: str, language: str) -> None:
    window = open_window()
    for name, path in PAGE_TYPES.items():
        window.goto(site + in_language(language, path))
        assert window.evaluate(FAULTS_OF_STRUCTURE) == [], name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(
    open_window: OpenWindow, site: str, scheme: Literal["light", "dark"]
) -> None:
    window = open_window(color_scheme=scheme, reduced_motion="reduce")
    for name, path in PAGE_TYPES.items():
        window.goto(site + path)
        assert window.evaluate(FAINT_TEXT) == [], name
