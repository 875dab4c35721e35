"""The Content Security Policy that stands first in every page's head."""

import base64
import hashlib
from collections.abc import Iterable
from html.parser import HTMLParser

RUNNING_TYPES = {"", "module", "text/javascript", "application/javascript"}


def policy(chromes: Iterable[str]) -> str:
    """The policy's <meta> element: what the theme itself writes inline may run, nothing else that is inline.

    The hashes come from the empty frames, never from a finished page: so nothing that a page's text smuggles in
    could allow itself.
    """
    inline = _Inline()
    for chrome in chromes:
        inline.feed(chrome)
    inline.close()
    rules = [
        "default-src 'none'",
        " ".join(["script-src 'self'", *_hashes(inline.scripts)]),
        " ".join(["style-src 'self'", *_hashes(inline.styles)]),
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        *(f"{kind}-src 'self'" for kind in ("connect", "worker", "font", "manifest")),
        "base-uri 'self'",
        "form-action 'self'",
        "frame-src 'none'",
    ]
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = {hashlib.sha256(text.encode()).digest() for text in texts}
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


class _Inline(HTMLParser):
    """Collects the text of scripts that run and of style sheets that stand in the HTML itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given and (given.get("type") or "").lower() in RUNNING_TYPES:
            self._into = self.scripts
        elif tag == "style":
            self._into = self.styles
        if self._into is not None:
            self._into.append("")

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._into = None
