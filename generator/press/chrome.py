"""The theme's frame of one language, rendered once and stamped round every generated page."""

import re
from dataclasses import dataclass

from generator.domain.errors import BuildError
from generator.press import markers

# Where white space is part of the content; everywhere else in a chrome a line break between two tags is only layout.
KEPT = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)", re.DOTALL)
LAYOUT = re.compile(r"(?<=>)\s*\n\s*(?=<)|\A\s*\n\s*(?=<)|(?<=>)\s*\n\s*\Z|\A\s*\n\s*\Z")


@dataclass(frozen=True, slots=True)
class Chrome:
    """The four pieces of HTML that a page's head, navigation and body stand between."""

    before_head: bytes
    before_nav: bytes
    before_body: bytes
    after_body: bytes

    def stamp(self, head: str, nav: str, body: str) -> bytes:
        """The whole page, in UTF-8. Joined, never searched, so that nothing in a page can pass for a marker."""
        pieces = (self.before_head, utf8(head), self.before_nav, utf8(nav), self.before_body, utf8(body))
        return b"".join(pieces) + self.after_body

    def html(self) -> str:
        """The frame with nothing in it."""
        return self.stamp("", "", "").decode()


def utf8(text: str) -> bytes:
    """The text as the site's files hold it; half a surrogate pair, which UTF-8 cannot carry, becomes a `?`."""
    return text.encode(errors="replace")


def cut(html: str, language: str) -> Chrome:
    """Cut a rendered frame at its three markers; BuildError where the theme lost one or has it twice."""
    for marker in (markers.HEAD, markers.NAV, markers.BODY):
        if html.count(marker) != 1:
            raise BuildError(
                f"The theme's frame ({language}) has {marker} {html.count(marker)} times.",
                "Put it once into the templates of site_src/theme.",
            )
    before_head, rest = html.split(markers.HEAD)
    before_nav, rest = rest.split(markers.NAV)
    before_body, after_body = rest.split(markers.BODY)
    return Chrome(utf8(before_head), utf8(before_nav), utf8(before_body), utf8(after_body))


def slim(html: str) -> str:
    """The same frame without its layout's white space: it is paid once for every page."""
    pieces = KEPT.split(html)
    # split() gives text, kept element, that element's name, text, …
    return "".join(
        piece if place % 3 else LAYOUT.sub("", piece) for place, piece in enumerate(pieces) if place % 3 != 2
    ).strip()
