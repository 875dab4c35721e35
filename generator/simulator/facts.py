"""What can be asked of a post by operator, as (operator, value) pairs: `from:luces` is the fact ("from", "luces").

One word for both directions: a query's clause matches a post that has the fact, and the world's index leads from a fact
to its posts.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping

from generator.simulator.files import Json

Fact = tuple[str, str]

MENTION = re.compile(r"(?<!\w)@(\w{1,15})")
HASHTAG = re.compile(r"(?<!\w)#(\w+)")
TOKEN = re.compile(r"[^\W_]+")
REFERENCES = {"replied_to": "reply", "retweeted": "retweet", "quoted": "quote"}
MEDIA_BY_KEY = {"3": "photo", "7": "video", "13": "video", "16": "animated_gif"}


def facts_of(post: Json, users: Mapping[str, Json], media: Mapping[str, Json]) -> Iterator[Fact]:
    """Every fact of a post, values casefolded."""
    for operator, user_id in (("from", post.get("author_id")), ("to", post.get("in_reply_to_user_id"))):
        if user_id:
            yield operator, str(user_id)
            if user_id in users:
                yield operator, handle_of(users[user_id])
    yield "conversation_id", str(post.get("conversation_id", post["id"]))
    yield "lang", str(post.get("lang", "und")).casefold()
    for reference in post.get("referenced_tweets", ()):
        yield "is", REFERENCES.get(reference["type"], "")
    yield from _facts_of_entities(post)
    yield from _facts_of_media(post, media)


def handle_of(user: Json) -> str:
    """A user's handle as facts and queries write it."""
    return str(user.get("username", "")).casefold()


def full_text(post: Json) -> str:
    """A post's words as people read them: the long form where there is one, without HTML entities."""
    return html.unescape(post.get("note_tweet", {}).get("text") or post["text"])


def tokens(text: str) -> str:
    """The words of a text with a space before, between and after, so that whole words and phrases are substrings."""
    return f" {' '.join(TOKEN.findall(text.casefold()))} "


def without_accents(text: str) -> str:
    """The text with its letters' accents taken off: X lets a query's "farolá" match "farola" too."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def _facts_of_entities(post: Json) -> Iterator[Fact]:
    mentions = _named(post, "mentions", "username", MENTION)
    hashtags = _named(post, "hashtags", "tag", HASHTAG)
    yield from (("@", name) for name in mentions)
    yield from (("#", tag) for tag in hashtags)
    for name, found in (("mentions", mentions), ("hashtags", hashtags), ("links", _entities(post, "urls"))):
        if found:
            yield "has", name


def _named(post: Json, kind: str, key: str, pattern: re.Pattern[str]) -> list[str]:
    """Names that X found in the text; posts stored without entities are read by the pattern instead."""
    if "entities" not in post and "note_tweet" not in post:
        return [name.casefold() for name in pattern.findall(full_text(post))]
    return [str(item[key]).casefold() for item in _entities(post, kind)]


def _entities(post: Json, kind: str) -> list[Json]:
    long_form: Json = post.get("note_tweet", {}).get("entities", {})
    return [*post.get("entities", {}).get(kind, ()), *long_form.get(kind, ())]


def _facts_of_media(post: Json, media: Mapping[str, Json]) -> Iterator[Fact]:
    keys = post.get("attachments", {}).get("media_keys", ())
    kinds = {media.get(key, {}).get("type") or MEDIA_BY_KEY.get(key.partition("_")[0], "") for key in keys}
    if keys:
        yield "has", "media"
    if "photo" in kinds:
        yield "has", "images"
    if not kinds.isdisjoint({"video", "animated_gif"}):
        yield "has", "videos"
