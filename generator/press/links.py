"""Verifies that every internal link of the site leads to something."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.domain.errors import BuildError
from generator.press.addresses import PLAIN_PATH, Target, Wrong, address_of, resolve
from generator.press.attributes import Found, candidates, marks_in, read, values_of

SHOWN = 10


@dataclass(slots=True)
class Links:
    """Remembers each different link once, with the first page that has it, and judges them when all pages exist.

    `site_url` is the absolute address of `base_path`, "" where nobody knows. `everywhere` are the anchors that the
    theme gives every page.
    """

    base_path: str
    site_url: str = ""
    followed: dict[str, str] = field(default_factory=dict)
    loaded: dict[str, str] = field(default_factory=dict)
    everywhere: frozenset[str] = frozenset()
    _seen: set[str] = field(default_factory=set)
    _wrong: set[str] = field(default_factory=set)
    _wanted: dict[str, dict[str, str]] = field(default_factory=dict)

    def note_generated(self, page: str, html: str) -> None:
        """Take in HTML of our own templates: whatever was not seen on an earlier page already."""
        marks = marks_in(html)
        for mark in marks - self._seen:
            name, _, value = mark.partition('="')
            if name == "href" and value[:1] == "#":
                if f'id="{value[1:]}' not in marks:
                    self._check_here(page, [value], set(values_of("id", html)))
            elif name != "id":
                self._note_mark(page, name, value)
                if value[:1] == "/":
                    self._seen.add(mark)

    def _note_mark(self, page: str, name: str, value: str) -> None:
        if name == "srcset":
            for link in candidates(value):
                self.loaded.setdefault(link, page)
        elif name == "src":
            self.loaded.setdefault(value, page)
        elif value[:1] == "/":
            self.followed.setdefault(value, page)
        else:
            self._note_odd(page, value)

    def note_head(self, page: str, html: str) -> None:
        """Take in a generated page's head: its absolute links into the site (canonical, hreflang) are ours too."""
        for link in values_of("href", html):
            if self.site_url and link.startswith(self.site_url):
                self.followed.setdefault(self.base_path + link[len(self.site_url) :], page)
            elif link[:1] == "/":
                self.followed.setdefault(link, page)

    def note_written(self, page: str, html: str) -> None:
        """Take in HTML that people wrote, or that the theme made."""
        found = read(html)
        self._note_found(page, found)
        self._check_here(page, {link for link in found.links if link[:1] == "#"}, found.anchors)

    def _note_found(self, page: str, found: Found) -> None:
        for links, kept in ((found.links, self.followed), (found.loaded, self.loaded)):
            for link in sorted(links):
                if link[:1] == "/" and link[:2] != "//":
                    kept.setdefault(link, page)
                elif link[:1] != "#":
                    self._note_odd(page, link, loaded=kept is self.loaded)

    def _note_odd(self, page: str, link: str, *, loaded: bool = False) -> None:
        """A link that means something else on every page, or leads outside."""
        target = resolve(link, page, self.base_path)
        if isinstance(target, Target):
            kept = self.loaded if loaded else self.followed
            kept.setdefault(self.base_path + target.path + (f"#{target.fragment}" if target.fragment else ""), page)
        elif isinstance(target, Wrong):
            if not (loaded and link.startswith("data:")):
                self._blame(page, link, target.why)
        elif loaded:
            self.loaded.setdefault(link, page)

    def _check_here(self, page: str, links: Iterable[str], anchors: set[str]) -> None:
        for link in links:
            target = resolve(link, page, self.base_path)
            if isinstance(target, Target) and target.fragment not in {"", "top", *self.everywhere, *anchors}:
                self._blame(page, link, "no such place on this page")

    def _blame(self, page: str, link: str, why: str) -> None:
        self._wrong.add(f"{page}: {link} ({why})")

    def under(self, folder: str) -> list[str]:
        """The files in a folder of the site that pages load or link to, sorted."""
        prefix = self.base_path + folder
        links = {link for kept in (self.loaded, self.followed) for link in kept if link.startswith(prefix)}
        targets = {resolve(link, "", self.base_path) for link in links}
        return sorted(target.path for target in targets if isinstance(target, Target))

    def verify(self, files: set[str], anchors_of: Callable[[str], set[str]]) -> None:
        """BuildError with the first ten faults where a link leads nowhere; `anchors_of` reads a page of the site."""
        plain = {self.base_path + address_of(path) for path in files if PLAIN_PATH.fullmatch(path)}
        for link, page in self.followed.items():
            if link not in plain:  # nearly every link is
                self._judge(link, page, files)
        for link, page in self.loaded.items():
            if resolve(link, page, self.base_path) is None:
                self._blame(page, link, "a file from another server: no page loads any")
            elif not link.startswith("data:"):
                self._judge(link, page, files)
        for path, fragments in self._wanted.items():
            anchors = anchors_of(path)
            for fragment, page in fragments.items():
                if fragment not in anchors:
                    self._blame(page, f"{self.base_path}{path}#{fragment}", "no such place on that page")
        if self._wrong:
            raise _fault(sorted(self._wrong))

    def _judge(self, link: str, page: str, files: set[str]) -> None:
        target = resolve(link, page, self.base_path)
        if isinstance(target, Wrong):
            self._blame(page, link, target.why)
        elif target is not None and target.path not in files:
            self._blame(page, link, "no such page")
        elif target is not None and target.fragment and target.path.endswith(".html"):
            self._wanted.setdefault(target.path, {}).setdefault(target.fragment, page)


def _fault(faults: list[str]) -> BuildError:
    more = f" and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
    number = "1 link" if len(faults) == 1 else f"{len(faults)} links"
    return BuildError(
        f"{number} of the new site cannot stand: {'; '.join(faults[:SHOWN])}{more}.",
        "The last site stays as it was. Mend the page that is named first in each.",
    )
