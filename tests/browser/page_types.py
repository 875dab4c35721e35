"""Every kind of page that a visitor can meet, by its address in the example town's site."""

import html
import json
from dataclasses import dataclass

from generator.townfiles import travelling

LAMP = "hoy he metido la llave a tientas"
HOSTILE = "hackeo la fuente"
LANGUAGES = ("es", "de", "en")


@dataclass(frozen=True, slots=True)
class Posted:
    """A post of the example town as its author wrote it."""

    id: str
    conversation_id: str
    text: str


def posts_of_the_example_town() -> list[Posted]:
    """All posts, read from the responses that the simulator serves; X escapes &, < and > in them."""
    lines = (travelling("example_town") / "posts.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Posted(each["id"], each["conversation_id"], html.unescape(each.get("note_tweet", each)["text"]))
        for line in lines
        for each in json.loads(line)["data"]
    ]


def the_post(words: str) -> Posted:
    """The first post with these words."""
    return next(post for post in posts_of_the_example_town() if words in post.text)


def page_types() -> dict[str, str]:
    """A page's kind -> its path without a language's prefix."""
    lamp, hostile = the_post(LAMP), the_post(HOSTILE)
    return {
        "home": "",
        "cases": "cases/",
        "all-cases": "cases/all/",
        "month": "cases/2026/10/",
        "case": f"cases/{lamp.conversation_id}/",
        "hostile-case": f"cases/{hostile.conversation_id}/",
        "thanks": "thanks/",
        "services": "services/",
        "service": "services/lighting/",
        "figures": "figures/",
        "about": "about/",
        "legal": "imprint/",
        "missing": "404.html",
    }


PAGE_TYPES = page_types()


def in_language(language: str, path: str) -> str:
    """A page's path in one of the example town's languages; 404.html speaks them all at once."""
    return path if language == LANGUAGES[0] or path == PAGE_TYPES["missing"] else f"{language}/{path}"
