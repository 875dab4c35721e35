"""The text of strangers: shown as it is, but unable to rearrange the page around it."""

import re
from typing import NamedTuple

from generator.domain.posts import Post, Span
from generator.site.links import https

LANGUAGE_TAG = re.compile(r"(?!q[a-z]{2}\b|und\b|zxx\b|art\b)[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")
RENAMED_LANGUAGES = {"in": "id", "iw": "he", "ji": "yi"}
"""Codes that sources still use for languages that ISO 639 has renamed."""

# C0 and C1 controls but tab and line feed, bidi embeddings and overrides, surrogates, noncharacters.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
CONTROL_PICTURES = 0x2400
DELETE_PICTURE = "\u2421"
REPLACEMENT = "\ufffd"


def neutral(text: str) -> str:
    """The text with control characters and bidi overrides replaced by visible signs; all else untouched."""
    if text.isprintable():  # nearly every text: nothing of UNSAFE is
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return UNSAFE.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(CONTROL_PICTURES + code)
    return DELETE_PICTURE if code == 0x7F else REPLACEMENT


def language_tag(code: str) -> str:
    """A source's language code as a `lang` attribute may carry it; "" where it names no language."""
    code = RENAMED_LANGUAGES.get(code, code)
    return code if LANGUAGE_TAG.fullmatch(code) else ""


class Run(NamedTuple):
    """A stretch of a post's text, linked where `href` is set."""

    text: str
    href: str = ""


def runs(post: Post) -> tuple[Run, ...]:
    """The post's text cut at its links. A link shows its display form, a mention or hashtag the words themselves.

    Spans that overlap an earlier one, lie outside the text or do not lead to https stay plain text.
    """
    if not post.spans:
        return (Run(neutral(post.text)),)
    cut: list[Run] = []
    done = 0
    for span in sorted(post.spans, key=_place) if len(post.spans) > 1 else post.spans:
        if not _usable(span, done, len(post.text)):
            continue
        if span.start > done:
            cut.append(Run(neutral(post.text[done : span.start])))
        cut.append(Run(_shown(span, post.text), span.href))
        done = span.end
    if done < len(post.text):
        cut.append(Run(neutral(post.text[done:])))
    return tuple(cut)


def _place(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _usable(span: Span, done: int, length: int) -> bool:
    return done <= span.start < span.end <= length and bool(https(span.href))


def _shown(span: Span, text: str) -> str:
    covered = text[span.start : span.end]
    return neutral(span.label or covered) if span.kind == "link" else neutral(covered)
