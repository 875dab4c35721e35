"""Lays a page out: what goes into its head, its navigation, and its body."""

from dataclasses import dataclass

from generator.site.edition import Edition
from generator.site.navigation import Signpost
from generator.site.page import Page


@dataclass(frozen=True, slots=True)
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
        tongues = self._signpost.tongues
        return self.edition.render(
            "head.html",
            heading=heading,
            indexed=indexed,
            canonical=self.edition.addresses.absolute(folder),
            alternates=[(each.code, each.addresses.absolute(folder)) for each in tongues] if len(tongues) > 1 else [],
        )
