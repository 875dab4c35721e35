"""The plain navigation of every page, hand-written ones included: five entries, and the page in other languages."""

from collections.abc import Collection
from dataclasses import dataclass

from markupsafe import escape

from generator.domain.towns import Town
from generator.site.addresses import Addresses, language_folder
from generator.site.catalogue import own_name
from generator.site.edition import Edition
from generator.site.look import Look

FOLDER = "-FOLDER-"
"""Stands for a page's own folder in a navigation that is drawn once for many."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the navigation; `current` is "page" on that very page, "true" on those below it, else ""."""

    href: str
    label: str
    current: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the site: its code, what it calls itself, where its pages lie."""

    code: str
    name: str
    addresses: Addresses


class Signpost:
    """Draws the navigation of one edition's pages."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        say = edition.say
        self._entries = (
            ("", say.gettext("Today")),
            ("cases/", say.gettext("Cases")),
            ("thanks/", say.gettext("Thanks")),
            ("figures/", say.gettext("Figures")),
            ("about/", say.gettext("About")),
        )
        self.tongues = tuple(_tongues(edition.town, edition.look))
        self._drawn: dict[tuple[str, ...], str] = {}

    def navigation(self, folder: str) -> str:
        """The navigation for the page in `folder`, which exists in every language.

        Pages of one section differ in their own folder only, so each section's navigation is drawn once.
        """
        marks = self._marks(folder)
        drawn = self._drawn.get(marks)
        if drawn is None:
            drawn = self._drawn[marks] = self._draw(marks, FOLDER, None)
        return drawn.replace(FOLDER, str(escape(folder)))

    def by_hand(self, folder: str, written_in: Collection[str] | None) -> str:
        """The navigation for a hand-written page; `written_in` as in the function `navigation`."""
        return self._draw(self._marks(folder), folder, written_in)

    def _marks(self, folder: str) -> tuple[str, ...]:
        return tuple(_current(entry, folder) for entry, _ in self._entries)

    def _draw(self, marks: tuple[str, ...], folder: str, written_in: Collection[str] | None) -> str:
        to = self._edition.addresses.to
        tongues = [
            (tongue, tongue.addresses.to(folder if written_in is None or tongue.code in written_in else ""))
            for tongue in self.tongues
        ]
        entries = [Entry(to(entry), label, mark) for (entry, label), mark in zip(self._entries, marks, strict=True)]
        return self._edition.render("navigation.html", entries=entries, tongues=tongues)


def _current(entry: str, folder: str) -> str:
    if entry == folder:
        return "page"
    return "true" if entry and folder.startswith(entry) else ""


def _tongues(town: Town, look: Look) -> list[Tongue]:
    return [
        Tongue(
            code,
            own_name(code),
            Addresses(look.base_path, look.site_url, language_folder(code, town.languages), look.media_folder),
        )
        for code in town.languages
    ]


def navigation(town: Town, look: Look, language: str, path: str, written_in: Collection[str] | None = None) -> str:
    """The navigation for any page of the site, as HTML; for the pages that editors write.

    `path` is the page's file relative to the site's root ("de/about/index.html"). `written_in` names the languages
    that have this page (None: all); the links to the others lead to their home pages.
    """
    edition = Edition(town, look, language)
    folder = path.removeprefix(language_folder(language, town.languages)).removesuffix("index.html")
    return Signpost(edition).by_hand(folder, written_in)
