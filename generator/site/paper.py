"""Lays a page out: what goes into its head, its navigation, and its body."""

from generator.domain.frozen import frozen
from generator.site.edition import Edition
from generator.site.navigation import Signpost
from generator.site.page import Page
from generator.site.templating import escaped


@frozen
class Heading:
    """What a page says of itself: its title, and a sentence for search engines."""

    title: str
    description: str


def numbered(edition: Edition, heading: Heading, number: int) -> Heading:
    """The heading of one page of a list; the first one keeps the list's own."""
    if number == 1:
        return heading
    title = edition.say.gettext("%(title)s, page %(num)s") % {"title": heading.title, "num": number}
    return Heading(title, heading.description)


class Paper:
    """One edition's printing paper."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._town_name = edition.town.name
        self._signpost = Signpost(edition)

    def page(self, folder: str, heading: Heading, body: str, *, indexed: bool = True) -> Page:
        """A page of its own; `body` has the <h1>. A page that is not `indexed` is kept out of search engines."""
        return Page(
            path=self.edition.addresses.file(folder),
            language=self.edition.language,
            head=self._head(folder, heading, indexed=indexed),
            nav=self._signpost.navigation(folder),
            body=body,
            listed=indexed,
        )

    def at_marker(self, folder: str, heading: Heading, body: str) -> Page:
        """A page that editors may have begun by hand: `body` has no <h1>."""
        return Page(
            path=self.edition.addresses.file(folder),
            language=self.edition.language,
            head=self._head(folder, heading, indexed=True),
            nav=self._signpost.navigation(folder),
            body=body,
            heading=self.edition.render("heading.html", title=heading.title),
            marker=True,
        )

    def _head(self, folder: str, heading: Heading, *, indexed: bool) -> str:
        """Built by hand, for every page has one: each value is escaped where it is put in."""
        named = heading.title if self._town_name in heading.title else f"{heading.title} – {self._town_name}"
        head = [
            f"<title>{escaped(named)}</title>",
            f'<meta name="description" content="{escaped(heading.description)}">',
            *self._addresses(folder),
        ]
        if not indexed:
            head.append('<meta name="robots" content="noindex">')
        return "\n".join(head) + "\n"

    def _addresses(self, folder: str) -> list[str]:
        """The page's own address and those of its translations, where the site's address is known."""
        own, tongues = self.edition.addresses.absolute(folder), self._signpost.tongues
        if not own:
            return []
        links = [f'<link rel="canonical" href="{escaped(own)}">']
        if len(tongues) > 1:
            same = [(each.code, each.addresses.absolute(folder)) for each in tongues]
            links += [f'<link rel="alternate" hreflang="{escaped(code)}" href="{escaped(to)}">' for code, to in same]
        return links
