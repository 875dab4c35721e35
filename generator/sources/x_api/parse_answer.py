"""One answer of X's API v2, in the words of before or after the change of vocabulary, into a batch."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.domain.posts import Batch, Post
from generator.domain.reads import Read, ReadKind
from generator.domain.removals import Gone, Reason
from generator.sources.x_api.absences import absent_in
from generator.sources.x_api.fields import Fields, as_fields, refused
from generator.sources.x_api.not_public import closed_accounts, fate_of
from generator.sources.x_api.parse_post import account_of, media_of, post_of

ADDED_POSTS = ("tweets", "posts")


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a search goes on. `complete` is False where X told nothing of it, so that more may be missing."""

    next_token: str | None
    complete: bool


def batch_of(answer: object, *, country: str = "") -> Batch:
    """The posts and accounts of one answer; anything that is not X's protocol is a ProtocolError that names the field.

    Posts come once each, in X's order; a post's author is a bare id. Posts that X added (`includes`) are taken where
    they belong to a conversation of the answer: others were quoted or reposted and are not part of the record.
    Posts that are withheld everywhere or in `country` (two letters), whose words X replaced by a notice, or whose
    account is protected, and those that the answer's errors tell are gone, are in `gone` instead.
    """
    fields = as_fields(answer, "answer")
    includes = fields.part("includes")
    posts: list[Fields] = []
    users: list[Fields] = []
    for item in _items(fields):
        (users if _is_account(item) else posts).append(item)
    users += includes.parts("users")
    gone = tuple(_missing(fields, posts))
    posts += _of_the_same_conversations(posts, includes)
    fates = _fates(posts, users, country)
    return Batch(
        posts=_once(posts, includes.parts("media"), fates),
        accounts=tuple({account.id: account for account in map(account_of, users)}.values()),
        gone=(*(Gone(post_id, fate) for post_id, fate in fates.items()), *gone),
    )


def reads_of(answer: object, kind: ReadKind = ReadKind.POST) -> tuple[Read, ...]:
    """What X charges for in an answer: every post (of `kind`) and account in it, whatever becomes of them here."""
    fields = as_fields(answer, "answer")
    includes = fields.part("includes")
    things = _items(fields)
    charged = {item.id("id"): ReadKind.USER if _is_account(item) else kind for item in things}
    charged |= {item.id("id"): kind for item in includes.parts(*ADDED_POSTS)}
    users = {item.id("id") for item in includes.parts("users")}
    return (
        *(Read(what, thing_id) for thing_id, what in charged.items()),
        *(Read(ReadKind.USER, user_id) for user_id in sorted(users - charged.keys())),
    )


def paging_of(answer: object) -> Paging:
    """Whether a search has another page. An answer without `meta` is only valid where X reports errors instead."""
    fields = as_fields(answer, "answer")
    if "meta" not in fields:
        if "errors" not in fields:
            raise refused("answer.meta", "is missing")
        return Paging(None, complete=False)
    return Paging(fields.part("meta").text_or("", "next_token") or None, complete=True)


def _items(answer: Fields) -> Sequence[Fields]:
    """What was asked for: a list for a search, one object for a single lookup or a line of a stream."""
    data = answer.values.get("data")
    return (answer.part("data"),) if isinstance(data, dict) else answer.parts("data")


def _is_account(item: Fields) -> bool:
    return "text" not in item.values and "username" in item


def _of_the_same_conversations(posts: Sequence[Fields], includes: Fields) -> list[Fields]:
    added = includes.parts(*ADDED_POSTS)
    wanted = {post.id("conversation_id") for post in posts} if added else ()
    return [post for post in added if post.id("conversation_id") in wanted]


def _fates(posts: Iterable[Fields], users: Iterable[Fields], country: str) -> dict[str, Reason]:
    """Why some of the posts must not be shown, by id."""
    closed = closed_accounts(users, country)
    return {post.id("id"): fate for post in posts if (fate := fate_of(post, closed, country))}


def _missing(answer: Fields, posts: Iterable[Fields]) -> Iterator[Gone]:
    """What the errors tell is gone; a post that came all the same is not."""
    if absent := absent_in(answer):
        came = {post.id("id") for post in posts}
        yield from (gone for gone in absent if gone.post_id not in came)


def _once(items: Iterable[Fields], media: Sequence[Fields], hidden: Container[str]) -> tuple[Post, ...]:
    pictures = media_of(media)
    posts: dict[str, Post] = {}
    for item in items:
        post = post_of(item, pictures)
        if post is not None and post.id not in hidden:
            posts.setdefault(post.id, post)
    return tuple(posts.values())
