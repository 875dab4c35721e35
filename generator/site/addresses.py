"""Where pages stand: folders of the site, as links and as files."""

from dataclasses import dataclass


def language_folder(language: str, languages: tuple[str, ...]) -> str:
    """The folder of a language's pages: "de/"; the town's first language has none ("")."""
    return "" if language == languages[0] else f"{language}/"


def month_folder(month: str) -> str:
    """The folder of a month's cases: "2026-10" gives "cases/2026/10/"."""
    return f"cases/{month.replace('-', '/')}/"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one language's pages. A page is named by its folder, "" or "cases/7/", without language."""

    base_path: str
    site_url: str
    prefix: str
    media_folder: str

    def to(self, folder: str) -> str:
        """The root-absolute link to a page, sub-path and language included."""
        return f"{self.base_path}{self.prefix}{folder}"

    def file(self, folder: str) -> str:
        """The page's file, relative to the site's root."""
        return f"{self.prefix}{folder}index.html"

    def absolute(self, folder: str) -> str:
        """The page's absolute address, "" where the site's own address is unknown."""
        return f"{self.site_url.rstrip('/')}/{self.prefix}{folder}" if self.site_url else ""

    def picture(self, name: str) -> str:
        """The root-absolute link to a picture's file; pictures are the same in every language."""
        return f"{self.base_path}{self.media_folder}/{name}"
