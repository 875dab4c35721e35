"""The words of a post as people read them: long form, no HTML escapes, no trailing media links, with its links.

X's offsets are not used: they count what X counted, before escapes and emoji. Each link is found by what it says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.domain.posts import Span
from generator.sources.x_api.fields import Fields

# X escapes the first three (old answers quotes too). Whatever else looks like an escape was typed by a person.
ESCAPED = re.compile(r"&(amp|lt|gt|quot|#39);")
PLAIN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#39": "'"}
MENTION = re.compile(r"(?<![A-Za-z0-9_!#$%&*@＠/])[@＠]([A-Za-z0-9_]{1,15})(?![A-Za-z0-9_@])")
HASHTAG = re.compile(r"(?<![\w&/])[#＃](\w*[^\W\d_]\w*)")
OWN_MEDIA = re.compile(r"/(?:photo|video)/[0-9]{1,2}\Z")


@dataclass(frozen=True, slots=True)
class Words:
    """A post's text, ready to be shown, and the parts of it that are links."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """An address in a text as X describes it; `own_media` leads to the post's own photo or video."""

    url: str
    label: str
    own_media: bool


def words_of(post: Fields) -> Words:
    """The text of a post and its links."""
    note = post.part("note_tweet", "note_post")
    source = note if "text" in note else post
    entities = source.part("entities")
    links = list(_links(entities))
    # The long form does not tell which links are media, the short one does.
    shorts = links if source is post else [*links, *_links(post.part("entities"))]
    text = _without_media(unescaped(source.text("text")), shorts)
    spans = [*_link_spans(text, links), *_mention_spans(text, entities), *_hashtag_spans(text, entities)]
    return Words(text, _apart(spans))


def unescaped(text: str) -> str:
    """The text without X's HTML escapes."""
    return ESCAPED.sub(lambda match: PLAIN[match[1]], text) if "&" in text else text


def _links(entities: Fields) -> Iterator[_Link]:
    for link in entities.parts("urls"):
        url = unescaped(link.text_or("", "url"))
        if url:
            own = "media_key" in link or OWN_MEDIA.search(link.text_or("", "expanded_url")) is not None
            yield _Link(url, unescaped(link.text_or("", "display_url")), own)


def _without_media(text: str, links: list[_Link]) -> str:
    """The text without the links to its own photos and videos among the links it ends with."""
    own = {link.url for link in links if link.own_media}
    known = {link.url for link in links}
    kept, rest = "", text.rstrip()
    removed = False
    while own and (ending := next((url for url in known if rest.endswith(url)), None)):
        before = rest.removesuffix(ending).rstrip()
        removed = removed or ending in own
        kept = kept if ending in own else rest[len(before) :] + kept
        rest = before
    if not removed:
        return text
    return rest + kept if rest else kept.lstrip()


def _link_spans(text: str, links: list[_Link]) -> Iterator[Span]:
    for url, label in {link.url: link.label for link in links if link.url.startswith("https://")}.items():
        start = text.find(url)
        while start >= 0:
            end = start + len(url)
            yield Span(start, end, "link", url, label or url.removeprefix("https://"))
            start = text.find(url, end)


def _mention_spans(text: str, entities: Fields) -> Iterator[Span]:
    told = {mention.text_or("", "username").casefold() for mention in entities.parts("mentions")} - {""}
    for match in MENTION.finditer(text):
        if not told or match[1].casefold() in told:
            yield Span(match.start(), match.end(), "mention", f"https://x.com/{match[1]}", f"@{match[1]}")


def _hashtag_spans(text: str, entities: Fields) -> Iterator[Span]:
    told = {hashtag.text_or("", "tag").casefold() for hashtag in entities.parts("hashtags")} - {""}
    met = set()
    for match in HASHTAG.finditer(text):
        if not told or match[1].casefold() in told:
            met.add(match[1].casefold())
            yield _hashtag(match)
    # Tags with combining marks are words to X, yet not to the pattern.
    for tag in sorted(told - met):
        for match in re.finditer(rf"(?<![\w&/])[#＃]({re.escape(tag)})(?!\w)", text, re.IGNORECASE):
            yield _hashtag(match)


def _hashtag(match: re.Match[str]) -> Span:
    href = f"https://x.com/hashtag/{quote(match[1], safe='')}"
    return Span(match.start(), match.end(), "hashtag", href, f"#{match[1]}")


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """In order of place; of two that overlap, the one that begins first (then the longer one) stays."""
    apart: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return tuple(apart)
