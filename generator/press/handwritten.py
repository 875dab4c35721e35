"""Completes a page that MkDocs made of an editor's Markdown (or of the theme: 404.html)."""

from collections.abc import Collection, Mapping
from html import escape

from generator.domain.errors import BuildError
from generator.press import markers
from generator.press.addresses import address_of, language_of, prefix_of


def is_framed(html: str) -> bool:
    """Whether the page came out of the theme, and is not an HTML file that an editor laid beside the Markdown."""
    return markers.NAV in html


def fill(path: str, html: str, *, csp: str, alternates: str, nav: str, generated: str) -> str:
    """Put each part at its marker; the generated part goes to the end of the article where the editor named no place.

    The theme's markers are filled from the top, each once: an editor's text comes after them.
    """
    for marker, part in ((markers.CSP, csp), (markers.ALTERNATES, alternates), (markers.NAV, nav)):
        html = html.replace(marker, part, 1)
    before, found, after = _at_here(html)
    if generated and not found:
        before, end, after = html.rpartition(markers.END_OF_ARTICLE)
        if not end:
            raise BuildError(
                f"{path} has no place for its generated part.", "Put <!-- concejo:here --> into its Markdown."
            )
        after = end + after
    return before + generated + after


def _at_here(html: str) -> tuple[str, bool, str]:
    place = markers.HERE.search(html)
    return (html[: place.start()], True, html[place.end() :]) if place else (html, False, "")


def versions(path: str, languages: tuple[str, ...], files: Collection[str]) -> dict[str, str]:
    """The same page by language: its own file, and each one at the same place in another language's folder."""
    own = prefix_of(language_of(path, languages), languages)
    same = {language: prefix_of(language, languages) + path.removeprefix(own) for language in languages}
    return {language: other for language, other in same.items() if other in files}


def alternates(versions: Mapping[str, str], site_url: str) -> str:
    """The hreflang links of a page that exists in these languages; none for a page in one language only.

    They must be absolute: where nobody knows the site's address there are none.
    """
    if len(versions) < 2 or not site_url:
        return ""
    default = ("x-default", next(iter(versions.values())))
    return "".join(
        f'<link rel="alternate" hreflang="{language}" href="{escape(site_url + address_of(path))}">'
        for language, path in [*versions.items(), default]
    )
