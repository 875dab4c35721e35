"""A conversation as a tree, laid out as the steps in and out of nested lists. Gaps in it are shown as gaps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.domain.posts import Thread
from generator.site.display import ShownPost

DEEPEST = 24
"""Lists nested deeper than this go on side by side: browsers give up on a few hundred levels."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One place in the tree: a post, or a gap (`post` None) where one is missing.

    `opens` says that replies to it follow as a list of their own, `closes` how many lists end after it.
    """

    post: ShownPost | None
    level: int
    opens: bool
    closes: int


@dataclass(slots=True)
class _Tree:
    tops: list[str] = field(default_factory=list)
    replies: dict[str, list[str]] = field(default_factory=dict)

    def reply(self, to: str, post_id: str) -> None:
        self.replies.setdefault(to, []).append(post_id)


def turns(thread: Thread, shown: Mapping[str, ShownPost]) -> tuple[Turn, ...]:
    """Every post of the thread once, replies below what they answer, siblings by time."""
    places = list(_walk(_plant(thread), [post.id for post in thread.posts]))
    levels = [*(level for _, level in places), 0]
    return tuple(
        Turn(shown.get(post_id), level, opens=levels[at + 1] > level, closes=max(0, level - levels[at + 1]))
        for at, (post_id, level) in enumerate(places)
    )


def _plant(thread: Thread) -> _Tree:
    """Posts whose parent is not stored share one gap, which hangs below the root where the root is stored."""
    tree = _Tree()
    here = {post.id for post in thread.posts}
    gaps: set[str] = set()
    for post in thread.posts:
        parent = post.reply_to
        if parent is None or parent == post.id:
            tree.tops.append(post.id)
            continue
        if parent not in here and parent not in gaps:
            gaps.add(parent)
            if thread.conversation_id in here and thread.conversation_id != post.id:
                tree.reply(thread.conversation_id, parent)
            else:
                tree.tops.append(parent)
        tree.reply(parent, post.id)
    return tree


def _walk(tree: _Tree, in_order: list[str]) -> Iterator[tuple[str, int]]:
    """Depth first, without recursion; posts that answer each other in a ring come out as their own tops."""
    seen: set[str] = set()
    for top in [*tree.tops, *in_order]:
        ahead = [(top, 0)]
        while ahead:
            post_id, level = ahead.pop()
            if post_id in seen:
                continue
            seen.add(post_id)
            yield post_id, level
            below = min(level + 1, DEEPEST)
            ahead.extend((reply, below) for reply in reversed(tree.replies.get(post_id, ())))
