"""A conversation as a tree, laid out as the steps in and out of nested lists. Gaps in it are shown as gaps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from generator.domain.posts import Thread
from generator.domain.removals import Gap
from generator.site.display import ShownPost

DEEPEST = 24
"""Lists nested deeper than this go on side by side: browsers give up on a few hundred levels."""


class Turn(NamedTuple):
    """One place in the tree: a post, or a gap (`post` None) where one is missing.

    `opens` says that replies to it follow as a list of their own, `closes` how many lists end after it. `town_gap` is
    what stays of one of the town's posts that is gone.
    """

    post: ShownPost | None
    level: int
    opens: bool
    closes: int
    town_gap: Gap | None = None


@dataclass(slots=True)
class _Tree:
    tops: list[str] = field(default_factory=list)
    replies: dict[str, list[str]] = field(default_factory=dict)

    def reply(self, to: str, post_id: str) -> None:
        self.replies.setdefault(to, []).append(post_id)


def turns(thread: Thread, shown: Mapping[str, ShownPost]) -> tuple[Turn, ...]:
    """Every post of the thread once, replies below what they answer, siblings by time; and the town's gone posts."""
    gaps = {gap.post_id or f"gap {number}": gap for number, gap in enumerate(thread.gaps)}
    places = _walk(_plant(thread, gaps), [post.id for post in thread.posts])
    after = [level for _, level in places[1:]]
    after.append(0)
    return tuple(
        [
            Turn(shown.get(post_id), level, then > level, level - then if then < level else 0, gaps.get(post_id))
            for (post_id, level), then in zip(places, after, strict=True)
        ]
    )


def _plant(thread: Thread, town_gaps: Mapping[str, Gap]) -> _Tree:
    """Posts whose parent is not stored share one gap, which hangs below the root where the root is stored."""
    tree = _Tree()
    here = {post.id for post in thread.posts}
    gaps: set[str] = set()
    root = thread.conversation_id if thread.conversation_id in here else None
    waiting = sorted(town_gaps.items(), key=_gone_at)
    for post in thread.posts:
        while waiting and waiting[0][1].at <= post.created_at:
            _plant_gap(tree, waiting.pop(0)[0], root, gaps)
        parent = post.reply_to
        if parent is None or parent == post.id:
            tree.tops.append(post.id)
            continue
        if parent not in here:
            _plant_gap(tree, parent, root if root != post.id else None, gaps)
        tree.reply(parent, post.id)
    for gap_id, _ in waiting:
        _plant_gap(tree, gap_id, root, gaps)
    return tree


def _plant_gap(tree: _Tree, gap_id: str, root: str | None, planted: set[str]) -> None:
    if gap_id in planted:
        return
    planted.add(gap_id)
    if root is not None:
        tree.reply(root, gap_id)
    else:
        tree.tops.append(gap_id)


def _gone_at(place: tuple[str, Gap]) -> datetime:
    return place[1].at


def _walk(tree: _Tree, in_order: list[str]) -> list[tuple[str, int]]:
    """Posts with their levels, depth first; those that answer each other in a ring come out as their own tops."""
    levels: dict[str, int] = {}
    replies = tree.replies
    for top in [*tree.tops, *in_order]:
        if top in levels:
            continue
        ahead = [(top, 0)]
        while ahead:
            post_id, level = ahead.pop()
            if post_id not in levels:
                levels[post_id] = level
                below = min(level + 1, DEEPEST)
                ahead += [(reply, below) for reply in reversed(replies.get(post_id, ()))]
    return list(levels.items())
