"""The words of a post as people read them: long form, no HTML escapes, no trailing media links, with its links.

X's offsets are not used: they count what X counted, before escapes and emoji. Each link is found by what it says.
"""

import re
from collections.abc import Iterator, Set
from urllib.parse import quote

from generator.domain.frozen import frozen
from generator.domain.posts import Span
from generator.sources.x_api.fields import Fields

# X escapes the first three (old answers quotes too). Whatever else looks like an escape was typed by a person.
ESCAPED = re.compile(r"&(amp|lt|gt|quot|#39);")
PLAIN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#39": "'"}
# What must not stand before a mark is looked for after the mark was found: most of a text is no mark.
MENTION = re.compile(r"[@＠](?<![A-Za-z0-9_!#$%&*@＠/].)([A-Za-z0-9_]{1,15})(?![A-Za-z0-9_@])")
HASHTAG = re.compile(r"[#＃](?<![\w&/].)(\w*[^\W\d_]\w*)")
OWN_MEDIA = re.compile(r"/(?:photo|video)/[0-9]{1,2}\Z")


@frozen
class Words:
    """A post's text, ready to be shown, and the parts of it that are links."""

    text: str
    spans: tuple[Span, ...]


@frozen
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
    links = _links(entities) if "urls" in entities else []
    # The long form does not tell which links are media, the short one does.
    shorts = links if source is post else [*links, *_links(post.part("entities"))]
    text = _without_media(unescaped(source.text("text")), shorts)
    spans = _mention_spans(text, entities) + _hashtag_spans(text, entities)
    if links:
        spans += _link_spans(text, links)
    return Words(text, _apart(spans) if len(spans) > 1 else tuple(spans))


def unescaped(text: str) -> str:
    """The text without X's HTML escapes."""
    return ESCAPED.sub(lambda match: PLAIN[match[1]], text) if "&" in text else text


def _links(entities: Fields) -> list[_Link]:
    return [
        _Link(unescaped(url), unescaped(link.text_or("", "display_url")), _is_own_media(link))
        for link in entities.parts("urls")
        if (url := link.text_or("", "url"))
    ]


def _is_own_media(link: Fields) -> bool:
    return "media_key" in link or OWN_MEDIA.search(link.text_or("", "expanded_url")) is not None


def _without_media(text: str, links: list[_Link]) -> str:
    """The text without the links to its own photos and videos among the links it ends with."""
    own = {link.url for link in links if link.own_media}
    if not own:
        return text
    known = {link.url for link in links}
    kept, rest = "", text.rstrip()
    removed = False
    while ending := next((url for url in known if rest.endswith(url)), None):
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


def _mention_spans(text: str, entities: Fields) -> list[Span]:
    told = _told(entities, "mentions", "username")
    return [
        Span(match.start(), match.end(), "mention", f"https://x.com/{match[1]}", f"@{match[1]}")
        for match in MENTION.finditer(text)
        if not told or match[1].casefold() in told
    ]


def _hashtag_spans(text: str, entities: Fields) -> list[Span]:
    told = _told(entities, "hashtags", "tag")
    if "#" not in text and "＃" not in text:
        return []
    found = [match for match in HASHTAG.finditer(text) if not told or match[1].casefold() in told]
    # Tags with combining marks are words to X, yet not to the pattern.
    for tag in sorted(told - {match[1].casefold() for match in found}):
        found += re.finditer(rf"(?<![\w&/])[#＃]({re.escape(tag)})(?!\w)", text, re.IGNORECASE)
    return [_hashtag(match) for match in found]


def _told(entities: Fields, kind: str, name: str) -> Set[str]:
    """What X itself found of a kind, casefolded; nothing where it did not look."""
    return {text.casefold() for text in entities.texts_in(kind, name) if text} if kind in entities else frozenset()


def _hashtag(match: re.Match[str]) -> Span:
    tag = match[1]
    href = f"https://x.com/hashtag/{tag if tag.isascii() else quote(tag, safe='')}"
    return Span(match.start(), match.end(), "hashtag", href, f"#{tag}")


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """In order of place; of two that overlap, the one that begins first (then the longer one) stays."""
    apart: list[Span] = []
    for span in sorted(spans, key=_place):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return tuple(apart)


def _place(span: Span) -> tuple[int, int]:
    return span.start, -span.end
