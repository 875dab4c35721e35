"""A case's title: the first sentence of the request, short enough for a list."""

import re

from generator.casework.house_numbers import without_house_numbers
from generator.domain.posts import Post

LONGEST = 80
READ_AT_MOST = 1_000
LINK = re.compile(r"https?://\S+")
LEADING = re.compile(r"^(?:\s*[@#]\w+[\s,:;.–—-]*)+")
TRAILING_TAGS = re.compile(r"(?:\s+[@#]\w+)+\s*$")
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=\S)")
GREETING = 15
# control, formatting, bidi, surrogate and private-use characters; the zero-width joiner stays, emoji are made with it
HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b\u200c\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def title_of(post: Post) -> str:
    """The first sentence of a post in at most 80 characters, "" where it holds no words.

    Mentions and hashtags around it, all links and house numbers are left out; a longer text is cut after a word and
    ends in "…".
    """
    text = harmless(LINK.sub(" ", post.text[:READ_AT_MOST]))
    if "@" in text or "#" in text:
        text = TRAILING_TAGS.sub("", LEADING.sub("", text)).strip()
    if not any(letter.isalnum() for letter in text):
        return ""
    return shortened(without_house_numbers(_first_sentence(text)))


def harmless(text: str) -> str:
    """Without control, formatting and bidi characters and lone surrogates; any run of white space is one space."""
    return " ".join((text if text.isprintable() else HARMFUL.sub("", text)).split())


def shortened(text: str, longest: int = LONGEST) -> str:
    """At most that many characters, cut at the last space, with an ellipsis."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    head, _, tail = cut.rpartition(" ")
    return (head if head and len(tail) < longest // 2 else cut).rstrip(" ,;:–—-") + "…"


def _first_sentence(text: str) -> str:
    """The first sentence; a greeting ("Hello!") takes the next one along."""
    sentences = SENTENCE.split(text, maxsplit=2)
    first = sentences[0]
    return f"{first} {sentences[1]}" if len(first) < GREETING and len(sentences) > 1 else first
