"""What the site hands to the press: one page, in pieces that fit the theme's chrome."""

from generator.domain.frozen import frozen


@frozen
class Page:
    """One generated page. `path` is relative to the site's root, language prefix included ("de/cases/7/index.html").

    `head`, `nav` and `body` are HTML: what goes into <head>, the plain navigation with the language links, and what
    goes into the theme's article. Where `marker` is true, `body` has no <h1>: it belongs at the marker of the
    hand-written page at `path`, and `heading` holds the <h1> to put before it where no such page exists.
    `listed` pages stand in sitemap.xml.
    """

    path: str
    language: str
    head: str
    nav: str
    body: str
    heading: str = ""
    marker: bool = False
    listed: bool = True
