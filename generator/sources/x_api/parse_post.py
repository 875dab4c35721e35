"""One post and one account, out of X's words (old and new) into the field's."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from generator.domain.posts import Account, Media, Post
from generator.sources.x_api.fields import Fields, refused
from generator.sources.x_api.parse_text import unescaped, words_of

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
LEAP_SECOND = re.compile(r":60(?=[.Z+-])")
REPOSTS = frozenset({"retweeted", "reposted"})
PERMALINK = "https://x.com/i/status/"


def post_of(fields: Fields, media: Mapping[str, Media]) -> Post | None:
    """A post; None for a bare repost of another. `media` are the page's, by key. Raises ProtocolError."""
    references = _references(fields)
    post_id = fields.id("id")
    if references and not REPOSTS.isdisjoint(references):
        return None
    words = words_of(fields)
    lang = fields.text_or("und", "lang")
    return Post(
        id=post_id,
        conversation_id=fields.id("conversation_id"),
        author=Account(fields.id("author_id")),
        created_at=moment_of(fields, "created_at"),
        text=words.text,
        lang=lang if LANGUAGE.fullmatch(lang) else "und",
        reply_to=references.get("replied_to"),
        quote_of=references.get("quoted"),
        spans=words.spans,
        media=_pictures(fields, media) if "attachments" in fields else (),
        edits=tuple(fields.ids("edit_history_tweet_ids", "edit_history_post_ids")),
        url=PERMALINK + post_id,
    )


def _references(fields: Fields) -> dict[str, str]:
    """The ids of other posts that a post refers to, by the way it does."""
    return {part.text("type"): part.id("id") for part in fields.parts("referenced_tweets", "referenced_posts")}


def _pictures(fields: Fields, media: Mapping[str, Media]) -> tuple[Media, ...]:
    keys = fields.part("attachments").texts("media_keys")
    return tuple(media[key] for key in dict.fromkeys(keys) if key in media)


def moment_of(fields: Fields, name: str) -> datetime:
    """A time with its zone, as UTC. A leap second counts as the second before it."""
    written = fields.text(name)
    try:
        moment = datetime.fromisoformat(LEAP_SECOND.sub(":59", written) if ":60" in written else written)
        if moment.tzinfo is not None:
            return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise refused(fields.where(name), "is not a time with its zone")


def account_of(fields: Fields) -> Account:
    """An account as X tells it. Raises ProtocolError."""
    handle = fields.handle("username")
    return Account(
        id=fields.id("id"),
        handle=handle,
        name=unescaped(fields.text_or("", "name")),
        url=f"https://x.com/{handle}",
        avatar_url=_https(fields.text_or("", "profile_image_url")),
    )


def media_of(parts: Iterable[Fields]) -> dict[str, Media]:
    """Photos and stills by key; what has no https address (X's silence, or a fault) has nothing to show."""
    found = (_medium(part) for part in parts)
    return {medium.key: medium for medium in found if medium.url}


def _medium(part: Fields) -> Media:
    return Media(
        key=part.text("media_key"),
        kind="photo" if part.text_or("", "type") == "photo" else "video",
        url=_https(part.text_or("", "url", "preview_image_url")),
        alt=unescaped(part.text_or("", "alt_text")),
        width=part.number("width"),
        height=part.number("height"),
    )


def _https(url: str) -> str:
    return url if url.startswith("https://") else ""
