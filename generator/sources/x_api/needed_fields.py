"""Whether X still sends, under names that are known here, what would otherwise be missed without a word.

A post without its time or its author is refused wherever it comes (parse_post.py). But where X renames its list of
edits, its references or its links, every post is still valid: each edit would become a post of its own, each reply lose
its parent. So the first page of a search is looked at as a whole.
"""

from collections.abc import Callable, Iterable

from generator.domain.frozen import frozen
from generator.sources.x_api.fields import Fields, as_fields, refused

MANY = 10  # posts that say the same: one reply may have lost its parent at X, ten have not


@frozen
class Need:
    """A field (in the words of both vocabularies) that some posts must have, if `least` of them are on a page."""

    names: tuple[str, ...]
    expected: Callable[[Fields], bool]
    least: int


def _always(_post: Fields) -> bool:
    return True


def _is_reply(post: Fields) -> bool:
    return post.id("id") != post.id("conversation_id")


def _has_link(post: Fields) -> bool:
    return "https://t.co/" in post.text("text")


NEEDS = (
    Need(("edit_history_tweet_ids", "edit_history_post_ids"), _always, 1),
    Need(("referenced_tweets", "referenced_posts"), _is_reply, MANY),
    Need(("entities",), _has_link, MANY),
)


def check_needed(answer: object, needs: Iterable[Need] = NEEDS) -> None:
    """Raise ProtocolError, which names the field, where a page lacks one in all of its posts that should have it."""
    data = as_fields(answer, "answer").values.get("data")
    posts = Fields({"data": data}, "answer").parts("data") if isinstance(data, list) else ()
    for need in needs:
        expected = [post for post in posts if need.expected(post)]
        if len(expected) >= need.least and not any(name in post for post in expected for name in need.names):
            raise refused(f"data[].{need.names[0]}", f"is missing in all of {len(expected)} posts that need it")
