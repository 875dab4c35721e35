"""Taking a post apart: words, clauses, sentences. No list is consulted here."""

import re
from collections.abc import Iterable

from generator.casework.folding import fold
from generator.casework.reading import Reading
from generator.domain.posts import Post

LINK = re.compile(r"https?://\S+|www\.\S+")
ADDRESS = re.compile(r"[\w.+-]+@\w[\w-]*\.\w[\w.-]*")
GLUED_AT = re.compile(r"\w@")
MENTION = re.compile(r"@\w+")
# a word or an emoji; else what ends a clause: "3.5" and "9-14" hold none, a line's end always is one
TOKEN = re.compile(r"\w+|[\u2190-\u2bff\U0001f000-\U0001faff]|[!?…;\n,:.()\[\]–—|\"“”\x00-]+(?!\w)|[!?\n\x00]")
BREAKS = frozenset('!?…;\n,:.()[]–—|"“”\x00-')
ENDS = frozenset("!?…;\n.")
LEADING = re.compile(r"(?:\s*@\w+)+\s*")


def take_apart(post: Post, dates: re.Pattern[str] | None = None) -> Reading:
    """The words of a post with their clauses and sentences; no list is consulted yet.

    `dates` finds full stops that end no sentence, as in "15. Oktober" (see `stops_in_dates`).
    """
    reading = Reading(post)
    text, reading.links = _readable(fold(post.text))
    if dates is not None and ". " in text:
        text = dates.sub(" ", text)
    words, clauses, sentences = reading.words, reading.clauses, reading.sentences
    clause = sentence = 0
    for token in TOKEN.findall(text):
        if token[0] not in BREAKS:
            words.append(token)
            clauses.append(clause)
            sentences.append(sentence)
            continue
        clause += 1
        if not ENDS.isdisjoint(token):
            if "?" in token:
                reading.questions.add(sentence)
            sentence += 1
    return reading


def stops_in_dates(months: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for the full stop between a day's number and a month's name; None where no month is known."""
    names = "|".join(sorted({re.escape(fold(month)) for month in months}))
    return re.compile(rf"\.(?<=\d\.)\s+(?=(?:{names})\b)") if names else None


def words_of(text: str) -> list[str]:
    """The words of a piece of text, folded as a reading has them."""
    readable, _ = _readable(fold(text))
    return [token for token in TOKEN.findall(readable) if token[0] not in BREAKS]


def _readable(text: str) -> tuple[str, int]:
    """Folded text without links, addresses and mentions, and how many links it had."""
    links = 0
    if "://" in text or "www." in text:
        text, links = LINK.subn("\x00", text)
    if "@" in text:
        leading = LEADING.match(text)
        text = text[leading.end() :] if leading else text
        if "@" in text:
            text = MENTION.sub(" ", ADDRESS.sub("\x00", text) if GLUED_AT.search(text) else text)
    return text, links
