"""How a post lies in the state, and back."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from generator.domain.posts import Account, Media, Post, Span
from generator.store.faults import UnusableError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
NONE = "[]"

Text = str | bytes

# Made once: json.dumps makes a new encoder each time.
ENCODE = json.JSONEncoder(separators=(",", ":")).encode
PARSE = json.JSONDecoder().raw_decode  # half the time of json.loads, which looks for a byte order mark and for spaces


class PostRow(NamedTuple):
    """The columns of `post` that one version of a post fills, in the table's order (all but thread_id)."""

    source: str
    id: str
    conversation_id: str
    author_id: str
    created_at: int
    text: Text
    lang: Text
    reply_to: str | None
    quote_of: str | None
    spans: str
    media: str
    edits: str
    url: Text


def as_row(post: Post) -> PostRow:
    """A post as it is stored; its author lies in `account`."""
    return PostRow(
        source=post.source,
        id=post.id,
        conversation_id=post.conversation_id,
        author_id=post.author.id,
        created_at=as_microseconds(post.created_at),
        text=storable(post.text),
        lang=storable(post.lang),
        reply_to=post.reply_to,
        quote_of=post.quote_of,
        spans=as_json([[span.start, span.end, span.kind, span.href, span.label] for span in post.spans])
        if post.spans
        else NONE,
        media=as_json([[item.key, item.kind, item.url, item.alt, item.width, item.height] for item in post.media])
        if post.media
        else NONE,
        edits=as_json(post.edits) if post.edits else NONE,
        url=storable(post.url),
    )


def as_post(row: tuple[Any, ...]) -> Post:
    """A post from a row of reading.POSTS."""
    if bytes in map(type, row):
        row = tuple(readable(value) for value in row)
    try:
        post, thread, author, at, text, lang, parent, quoted, spans, media, edits, url, source, *account = row
        return Post(
            post,
            thread,
            Account(author, *account),
            as_time(at),
            text,
            lang,
            parent,
            quoted,
            () if spans == NONE else tuple([Span(*span) for span in PARSE(spans)[0]]),
            () if media == NONE else as_media(media),
            () if edits == NONE else as_versions(edits),
            url,
            source,
        )
    except (ValueError, TypeError, OverflowError):
        raise UnusableError from None


def as_media(text: str) -> tuple[Media, ...]:
    """What came with a post, in its order."""
    try:
        return tuple([Media(*item) for item in PARSE(text)[0]])
    except (ValueError, TypeError):
        raise UnusableError from None


def as_versions(text: str) -> tuple[str, ...]:
    """The ids of a post's versions, oldest first."""
    try:
        return tuple(PARSE(text)[0])
    except (ValueError, TypeError):
        raise UnusableError from None


def as_json(value: object) -> str:
    """Compact JSON in pure ASCII, so that whatever a stranger typed can be stored."""
    return ENCODE(value)


def as_microseconds(moment: datetime) -> int:
    """Whole microseconds from 1970 to an aware moment."""
    return (moment - EPOCH) // MICROSECOND


def as_time(microseconds: int) -> datetime:
    """The moment, aware, in UTC."""
    return EPOCH + timedelta(0, 0, microseconds)


def storable(text: str) -> Text:
    """The text itself, or bytes where it holds half a surrogate pair: JSON may bring one, UTF-8 cannot carry it."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="surrogatepass")
    return text


def readable(value: Any) -> Any:
    """What `storable` was given."""
    return value.decode(errors="surrogatepass") if isinstance(value, bytes) else value
