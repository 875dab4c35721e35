"""Where a link on a page leads inside the site."""

import posixpath
import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from generator.domain.errors import BuildError

PIECE = r"(?!\.)[-_.]*[A-Za-z0-9][-_.A-Za-z0-9]*"
PLAIN_PATH = re.compile(f"{PIECE}(?:/{PIECE})*")
"""No piece is empty, begins with a dot, or consists of dots and dashes alone."""
OUTSIDE = frozenset({"http", "https", "mailto", "tel", "sms", "geo"})


@dataclass(frozen=True, slots=True)
class Target:
    """A file of the site, relative to its root, and the place in it ("" for the whole)."""

    path: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A link that no site may hold, and why."""

    why: str


def base_path_of(site_url: str) -> str:
    """The path that the site's root has at its address, with both slashes; "/" where no address is known."""
    path = urlsplit(site_url).path.strip("/")
    return f"/{path}/" if path else "/"


def language_of(path: str, languages: tuple[str, ...]) -> str:
    """The language of a page by its folder: the first language's pages lie at the root."""
    folder = path.partition("/")[0] if "/" in path else ""
    return folder if folder in languages[1:] else languages[0]


def prefix_of(language: str, languages: tuple[str, ...]) -> str:
    """The folder of a language's pages, with its slash; "" for the first."""
    return "" if language == languages[0] else f"{language}/"


def address_of(path: str) -> str:
    """The address of a file relative to the site's root: a folder's index page is the folder itself."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


def checked_path(path: str) -> str:
    """The path itself; BuildError where it could lead out of the tree or needs quoting in an address."""
    if not PLAIN_PATH.fullmatch(path):
        raise BuildError(f"A page wants the address {path!r}.", "Addresses are letters, digits, dots, - and _ only.")
    return path


def resolve(link: str, page: str, base_path: str) -> Target | Wrong | None:
    """Where a link as it stands in the HTML of `page` leads; None for an address outside the site."""
    link = unescape(link).strip() if "&" in link else link.strip()
    scheme = link.partition(":")[0].lower() if ":" in link.partition("/")[0] else ""
    if scheme:
        return None if scheme in OUTSIDE else Wrong("an address that no page may have")
    if link.startswith("//"):
        return None
    address, _, fragment = link.partition("#")
    address = unquote(address.partition("?")[0])
    fragment = unquote(fragment)
    if not address:
        return Target(page, fragment)
    if not address.startswith("/"):
        address = base_path + _joined(page, address)
    if not address.startswith(base_path):
        return Wrong(f"it leaves the site, which begins at {base_path}")
    inside = address[len(base_path) :]
    return Target(f"{inside}index.html" if not inside or inside.endswith("/") else inside, fragment)


def _joined(page: str, address: str) -> str:
    """A relative address as seen from the site's root, without dots; a folder keeps its slash."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), address))
    if path == ".":
        return ""
    return path + ("/" if address.rpartition("/")[2] in {"", ".", ".."} else "")
