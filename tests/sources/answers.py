"""Builders of X's JSON, in the words of before or after the change of vocabulary."""

import copy
from datetime import UTC, datetime, timedelta
from typing import Any

MORNING = datetime(2026, 10, 19, 6, 0, tzinfo=UTC)
NEW_WORDS = {
    "referenced_tweets": "referenced_posts",
    "note_tweet": "note_post",
    "edit_history_tweet_ids": "edit_history_post_ids",
    "tweets": "posts",
}


def snowflake(moment: datetime, number: int = 0) -> str:
    """An id of that moment, as X would give it."""
    epoch = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)
    return str(((moment - epoch) // timedelta(milliseconds=1) << 22) + number)


def x_post(post_id: int | str, text: str = "La farola sigue apagada", **changes: Any) -> dict[str, Any]:
    """A post as X sends it; `changes` replace fields, None removes one."""
    post = {
        "id": str(post_id),
        "text": text,
        "author_id": "7001",
        "conversation_id": str(post_id),
        "created_at": "2026-10-19T06:00:00.000Z",
        "lang": "es",
        "edit_history_tweet_ids": [str(post_id)],
    }
    return {name: value for name, value in {**post, **changes}.items() if value is not None}


def x_user(user_id: int | str, username: str, **changes: Any) -> dict[str, Any]:
    """An account as X sends it."""
    picture = f"https://pbs.twimg.com/profile_images/{user_id}/face_normal.jpg"
    return {"id": str(user_id), "username": username, "name": username.title(), "profile_image_url": picture, **changes}


def x_link(url: str, shown: str, **changes: Any) -> dict[str, Any]:
    """A link as X tells it; the offsets are wrong on purpose, since the parser must not need them."""
    return {"start": 900, "end": 923, "url": url, "display_url": shown, "expanded_url": f"https://{shown}", **changes}


def x_page(*posts: dict[str, Any], next_token: str | None = None, **parts: Any) -> dict[str, Any]:
    """A page of a search: as at X there is no `data` where nothing was found."""
    meta: dict[str, Any] = {"result_count": len(posts)}
    if next_token:
        meta["next_token"] = next_token
    return {**({"data": list(posts)} if posts else {}), "meta": meta, **parts}


def in_new_words(value: Any) -> Any:
    """The same JSON in the vocabulary of X's description 2.167."""
    if isinstance(value, dict):
        return {NEW_WORDS.get(name, name): in_new_words(part) for name, part in value.items()}
    return [in_new_words(part) for part in value] if isinstance(value, list) else copy.copy(value)
