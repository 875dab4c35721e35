"""One answer of X's API v2, in the words of before or after the change of vocabulary, into a batch."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.domain.posts import Batch, Post
from generator.sources.x_api.fields import Fields, as_fields, refused
from generator.sources.x_api.parse_post import account_of, media_of, post_of


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a search goes on. `complete` is False where X told nothing of it, so that more may be missing."""

    next_token: str | None
    complete: bool


def batch_of(answer: object) -> Batch:
    """The posts and accounts of one answer; anything that is not X's protocol is a ProtocolError that names the field.

    Posts come once each, in X's order; a post's author is a bare id. Posts that X added (`includes`) are taken where
    they belong to a conversation of the answer: others were quoted or reposted and are not part of the record.
    """
    fields = as_fields(answer, "answer")
    includes = fields.part("includes")
    items = list(_items(fields))
    media = media_of(includes.parts("media"))
    found = [post for item in items if not _is_account(item) and (post := post_of(item, media))]
    wanted = {post.conversation_id for post in found}
    added = (post_of(item, media) for item in includes.parts("tweets", "posts") if item.id("conversation_id") in wanted)
    accounts = [account_of(item) for item in (*filter(_is_account, items), *includes.parts("users"))]
    return Batch(posts=_once(found, added), accounts=tuple({account.id: account for account in accounts}.values()))


def paging_of(answer: object) -> Paging:
    """Whether a search has another page. An answer without `meta` is only valid where X reports errors instead."""
    fields = as_fields(answer, "answer")
    if "meta" not in fields:
        if "errors" not in fields:
            raise refused("answer.meta", "is missing")
        return Paging(None, complete=False)
    return Paging(fields.part("meta").text_or("", "next_token") or None, complete=True)


def _items(fields: Fields) -> Iterator[Fields]:
    """What was asked for: a list for a search, one object for a single lookup or a line of a stream."""
    data = fields.values.get("data")
    if isinstance(data, dict):
        return iter((as_fields(data, "data"),))
    return iter(Fields("answer", {"data": data}).parts("data"))


def _is_account(item: Fields) -> bool:
    return "username" in item and "text" not in item


def _once(found: list[Post], added: Iterator[Post | None]) -> tuple[Post, ...]:
    posts = {post.id: post for post in found}
    for post in added:
        if post is not None:
            posts.setdefault(post.id, post)
    return tuple(posts.values())
