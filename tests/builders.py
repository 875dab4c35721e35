"""Builders of the field's things: real objects with sensible defaults, not mocks."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from generator.domain.posts import Account, Media, Post, Span, Thread
from generator.domain.towns import Service, StaffMember, Town

NOON = datetime(2026, 10, 5, 12, 0, tzinfo=UTC)
SPAN = re.compile(r"(?<!\w)([@#])(\w{1,50})")


def an_account(handle: str) -> Account:
    """An account whose id follows from its handle."""
    number = str(1_000 + sum(ord(letter) * 31**place for place, letter in enumerate(handle[:6])))
    return Account(id=number, handle=handle, name=handle.replace("_", " ").title(), url=f"https://x.com/{handle}")


def a_post(
    post_id: int | str,
    text: str,
    *,
    by: str = "vecina",
    after: timedelta = timedelta(0),
    minutes: float = 0,
    reply_to: int | str | None = None,
    conversation: int | str | None = None,
    lang: str = "es",
    media: tuple[Media, ...] = (),
    edits: tuple[str, ...] = (),
    quote_of: int | str | None = None,
) -> Post:
    """A post `minutes` (plus `after`) past noon UTC of 5 October 2026; mentions and hashtags are found in its text."""
    spans = tuple(
        Span(
            match.start(),
            match.end(),
            "mention" if match[1] == "@" else "hashtag",
            f"https://x.com/{match[2]}" if match[1] == "@" else f"https://x.com/hashtag/{match[2]}",
            match[0],
        )
        for match in SPAN.finditer(text)
    )
    return Post(
        id=str(post_id),
        conversation_id=str(conversation if conversation is not None else post_id),
        author=an_account(by),
        created_at=NOON + timedelta(minutes=minutes) + after,
        text=text,
        lang=lang,
        reply_to=None if reply_to is None else str(reply_to),
        quote_of=None if quote_of is None else str(quote_of),
        spans=spans,
        media=media,
        edits=edits,
        url=f"https://x.com/i/status/{post_id}",
    )


def a_thread(*posts: Post) -> Thread:
    """A thread of posts, in the store's order; its conversation is the first post's."""
    ordered = tuple(sorted(posts, key=lambda post: (post.created_at, len(post.id), post.id)))
    return Thread(conversation_id=posts[0].conversation_id, posts=ordered)


def a_town(**changes: object) -> Town:
    """A small Spanish town with a lighting team, a cleaning team and a town hall."""
    settings: dict[str, object] = {
        "name": "Villacorva",
        "languages": ("es", "de", "en"),
        "timezone": ZoneInfo("Europe/Madrid"),
        "country": "ES",
        "accounts": ("ayto", "luces", "limpieza"),
        "marks": ("resuelto", "erledigt", "fixed"),
        "staff": (
            StaffMember(role="Town hall", handle="ayto"),
            StaffMember(role="Street lighting", handle="luces", services=("lighting",)),
            StaffMember(role="Street cleaning", handle="limpieza", services=("cleaning",)),
        ),
        "services": (
            Service("lighting", "Alumbrado", words=("farola", "luz"), marks=("alumbrado",)),
            Service("cleaning", "Limpieza", words=("basura", "contenedor")),
        ),
    }
    return Town(**{**settings, **changes})  # type: ignore[arg-type]
