"""An independent reading of X's raw JSON, by X's own offsets: what a page of the site must show of each post.

Nothing of generator/ is used here: it would only agree with itself.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
OWN_MEDIA = re.compile(r"/(photo|video)/\d+$")


@dataclass(frozen=True)
class Expected:
    """One post as X's JSON tells it. `parts` are kind, shown text and address of what X marks in the text."""

    id: str
    text: str
    at: datetime
    author: str
    edits: list[str]
    parents: dict[str, str]
    parts: set[tuple[str, str, str]]
    photos: list[tuple[str, str, str]]


def posts_in(answer: Json) -> Iterator[Json]:
    """The posts of an answer that somebody wrote: no bare reposts."""
    data = answer.get("data") or []
    for post in data if isinstance(data, list) else [data]:
        kinds = {reference["type"] for reference in post.get("referenced_tweets", [])}
        if "text" in post and "retweeted" not in kinds:
            yield post


def is_notice(post: Json) -> bool:
    """Whether X replaced the words by a notice with a link to its rules."""
    return "account is temporarily unavailable because it violates" in post["text"]


def accounts_in(answer: Json) -> Iterator[Json]:
    """The accounts of an answer, asked for or added."""
    data = answer.get("data") or []
    for item in (data if isinstance(data, list) else [data]) + answer.get("includes", {}).get("users", []):
        if "username" in item and "text" not in item:
            yield item


def expected(post: Json, answer: Json) -> Expected:
    """What must be shown of a post."""
    sent = post.get("note_tweet", {}).get("text") or post["text"]
    entities = (post["note_tweet"].get("entities", {}) if "note_tweet" in post else post.get("entities")) or {}
    media = {item["media_key"]: item for item in answer.get("includes", {}).get("media", [])}
    return Expected(
        id=post["id"],
        text=_plain(_without_own_media(sent, entities)),
        at=datetime.strptime(post["created_at"], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC),
        author=post["author_id"],
        edits=post.get("edit_history_tweet_ids", []),
        parents={part["type"]: part["id"] for part in post.get("referenced_tweets", [])},
        parts=set(_parts(sent, entities)),
        photos=[_photo(media[key]) for key in post.get("attachments", {}).get("media_keys", []) if key in media],
    )


def _plain(text: str) -> str:
    return html.unescape(text)


def _is_own_media(link: Json) -> bool:
    return "media_key" in link or bool(OWN_MEDIA.search(link.get("expanded_url", "")))


def _without_own_media(text: str, entities: Json) -> str:
    """The text without the links to its own media among the links that it ends with."""
    links = sorted(entities.get("urls", []), key=lambda link: link["start"], reverse=True)
    kept, end = "", len(text)
    for link in links:
        if text[link["end"] : end].strip():
            break
        before = text[: link["start"]].rstrip()
        if not _is_own_media(link):
            kept = text[len(before) : link["end"]] + kept
        end = len(before)
    return text if end == len(text) or not any(map(_is_own_media, links)) else text[:end] + kept


def _parts(text: str, entities: Json) -> Iterator[tuple[str, str, str]]:
    for mention in entities.get("mentions", []):
        if text[: mention["start"]][-1:].isalnum():
            continue  # the real threads were converted by others, who took the host of an e-mail address for a mention
        handle = _plain(text[mention["start"] : mention["end"]])
        yield "mention", handle, f"https://x.com/{handle[1:]}".casefold()
    for hashtag in entities.get("hashtags", []):
        yield "hashtag", _plain(text[hashtag["start"] : hashtag["end"]]), ""
    for link in entities.get("urls", []):
        if not _is_own_media(link):
            yield "link", link["display_url"], link["url"]


def _photo(item: Json) -> tuple[str, str, str]:
    return item["media_key"], item.get("url") or item.get("preview_image_url") or "", item.get("alt_text") or ""
