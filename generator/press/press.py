"""The press itself: takes pages one by one, and makes a site of them that is complete and proven."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.press import chrome, csp, handwritten, markers, pictures
from generator.press.addresses import language_of
from generator.press.attributes import read, values_of
from generator.press.links import Links
from generator.press.sitemap import sitemaps
from generator.press.tree import Tree
from generator.site.page import Page

Navigation = Callable[[str, str, Collection[str]], str]
MISSING_PAGE = "404.html"


@dataclass(frozen=True, slots=True)
class Pressed:
    """What the new site holds: pages stamped, pages written by hand, pictures."""

    stamped: int
    written: int
    pictures: int


class Press:
    """Stamps pages into the theme's chromes inside `tree`, where MkDocs' own output lies already.

    `chromes` holds one rendered frame for each language, the first language first. `base_path` begins and ends with a
    slash; `site_url` is its absolute address ("" where nobody knows). `navigation(language, path, languages)` gives
    the navigation of a page that people wrote, which exists in those languages. `media` is the folder of cleaned
    pictures. While `serving` no Content Security Policy is written: it would stop MkDocs' reload script.
    """

    def __init__(
        self,
        tree: Path,
        chromes: Mapping[str, str],
        *,
        base_path: str,
        site_url: str,
        navigation: Navigation,
        media: Path | None = None,
        serving: bool = False,
    ) -> None:
        slimmed = {language: chrome.slim(html) for language, html in chromes.items()}
        self._csp = "" if serving else csp.policy(slimmed.values())
        self._chromes = {
            language: chrome.cut(html.replace(markers.CSP, self._csp, 1), language)
            for language, html in slimmed.items()
        }
        self._languages = tuple(chromes)
        self._tree = Tree(tree)
        self._written = sorted(path for path in self._tree.files if path.endswith(".html"))
        self._parts: dict[str, Page] = {}
        self._site_url = site_url
        self._navigation = navigation
        self._media = media
        self._listed: set[str] = set()
        self._stamped = 0
        self._links = Links(base_path, site_url)
        self._note_chromes()

    def stamp(self, page: Page) -> None:
        """Write a page; BuildError where its address is taken. A written page's generated part waits for finish()."""
        if page.marker and page.path in self._tree.files and page.path not in self._parts:
            self._parts[page.path] = page
        else:
            whole = self._chromes[page.language].stamp(page.head, page.nav, page.heading + page.body)
            self._tree.add(page.path, whole)
            self._stamped += 1
            if page.listed:
                self._listed.add(page.path)
        self._links.note_head(page.path, page.head)
        self._links.note_generated(page.path, page.nav + page.body)

    def finish(self) -> Pressed:
        """Complete the written pages, the pictures and the sitemap; BuildError where a link leads nowhere."""
        written = [path for path in self._written if self._complete(path)]
        placed = pictures.place(self._links.under("media/"), self._media, self._tree) if self._media else 0
        self._write_for_robots()
        self._links.verify(self._tree.files, self._anchors_of)
        return Pressed(self._stamped, len(written), placed)

    def _note_chromes(self) -> None:
        for language, frame in self._chromes.items():
            self._links.note_written(f"the theme's frame ({language})", frame.html())
        frames = (read(frame.html()).anchors for frame in self._chromes.values())
        self._links.everywhere = frozenset(set.union(set(), *frames))

    def _complete(self, path: str) -> bool:
        """Fill the markers of a page that MkDocs wrote; False for a bare HTML file, which stays as it is."""
        html = self._tree.read(path)
        framed = handwritten.is_framed(html)
        if framed:
            html = self._filled(path, html)
            self._tree.replace(path, chrome.utf8(html))
            if path != MISSING_PAGE:
                self._listed.add(path)
        self._links.note_written(path, html)
        return framed

    def _filled(self, path: str, html: str) -> str:
        part = self._parts.get(path)
        versions = handwritten.versions(path, self._languages, self._tree.files) if path != MISSING_PAGE else {}
        language = language_of(path, self._languages)
        return handwritten.fill(
            path,
            html,
            csp=self._csp,
            alternates=handwritten.alternates(versions, self._site_url),
            nav=part.nav if part else self._navigation(language, path, versions),
            generated=part.body if part else "",
        )

    def _write_for_robots(self) -> None:
        """The sitemap, and at a domain's root robots.txt, unless editors brought their own."""
        if not self._site_url:
            return
        files = dict(sitemaps(self._listed, self._site_url))
        if self._links.base_path == "/":
            files["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {self._site_url}sitemap.xml\n"
        for path, text in files.items():
            if path not in self._tree.files:
                self._tree.add(path, chrome.utf8(text))

    def _anchors_of(self, path: str) -> set[str]:
        html = self._tree.read(path)
        return read(html).anchors if path in self._written else set(values_of("id", html))
