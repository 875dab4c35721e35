"""The languages of a site, as Material's templates need them: every page and chrome speaks its own."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils.templates import TemplateContext

from generator.press.addresses import address_of, language_of, prefix_of

IN_THE_NAVIGATION = ("index.html", "about/index.html")


@dataclass(frozen=True, slots=True)
class Voices:
    """A site's interface languages, first one first, and the base path that all its addresses begin with."""

    languages: tuple[str, ...]
    base_path: str

    def speak(
        self, context: TemplateContext, language: str, files: Iterable[File], *, page: File | None = None
    ) -> TemplateContext:
        """A template's context in a language: Material looks the language up in the theme's settings."""
        own = {
            "config": _in_language(context["config"], language),
            "homes": {each: self.base_path + prefix_of(each, self.languages) for each in self.languages},
            "footer_pages": self._footer_pages(language, files),
            "is_home": page is not None and page.dest_uri == prefix_of(language, self.languages) + "index.html",
        }
        return cast("TemplateContext", {**context, **own})

    def of(self, file: File) -> str:
        """The language of a page, by its folder."""
        return language_of(file.dest_uri, self.languages)

    def _footer_pages(self, language: str, files: Iterable[File]) -> list[dict[str, Any]]:
        """Hand-written pages that the navigation does not show: the footer does, so that each can be found."""
        shown = {prefix_of(language, self.languages) + path for path in IN_THE_NAVIGATION}
        return [
            {"title": file.page.title, "url": self.base_path + address_of(file.dest_uri)}
            for file in files
            if file.page and self.of(file) == language and file.dest_uri not in shown
        ]


def _in_language(config: MkDocsConfig, language: str) -> MkDocsConfig:
    spoken = copy.copy(config)
    spoken.theme = copy.deepcopy(config.theme)
    spoken.theme["language"] = language
    return spoken
