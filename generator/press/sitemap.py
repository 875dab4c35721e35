"""sitemap.xml: which pages there are, for search engines. No dates: the same site gives the same bytes."""

from collections.abc import Iterator
from html import escape

from generator.press.addresses import address_of

MOST = 50_000  # the protocol's limit of addresses in one file
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemaps(paths: set[str], site_url: str, most: int = MOST) -> Iterator[tuple[str, str]]:
    """The files to write, as (path, text): one for up to `most` pages, else several and an index of them."""
    ordered = sorted(site_url + address_of(path) for path in paths)
    parts = [ordered[start : start + most] for start in range(0, len(ordered), most)]
    if len(parts) < 2:
        yield "sitemap.xml", _list("urlset", "url", ordered)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _list("urlset", "url", part)
    yield "sitemap.xml", _list("sitemapindex", "sitemap", [site_url + name for name in names])


def _list(root: str, item: str, addresses: list[str]) -> str:
    lines = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    return f"{DECLARATION}<{root} {SPACE}>\n{lines}</{root}>\n"
