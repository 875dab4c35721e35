"""Threads as trees: who answers whom, however the posts arrived."""

from collections.abc import Iterable
from datetime import datetime

from generator.domain.frozen import frozen
from generator.domain.posts import Post


@frozen
class Tree:
    """A conversation's posts, oldest first, and the post that each one answers.

    `parents` maps a post's id to the post it answers; a post without an entry hangs at the root, because it opened
    the thread or because what it answers is not there (`gaps` holds the missing ids).
    """

    posts: tuple[Post, ...]
    parents: dict[str, Post]
    children: dict[str, list[Post]]
    gaps: frozenset[str]

    def answers_to(self, post: Post) -> list[Post]:
        """The posts that answer this one, oldest first."""
        return self.children.get(post.id, [])

    def parent(self, post: Post) -> Post | None:
        """The post that this one answers, None at the root and below a gap."""
        return self.parents.get(post.id)


def tree_of(posts: Iterable[Post]) -> Tree:
    """The same tree for every order of the posts; a post given in several versions counts once, in its newest."""
    newest: dict[str, Post] = {}
    for post in posts:
        known = newest.get(post.id)
        if known is None or _age(post) > _age(known):
            newest[post.id] = post
    ordered = tuple(sorted(newest.values(), key=lambda post: (post.created_at, len(post.id), post.id)))
    place = {version: number for number, post in enumerate(ordered) for version in (*post.edits, post.id)}
    parents: dict[str, Post] = {}
    children: dict[str, list[Post]] = {}
    gaps: set[str] = set()
    for number, post in enumerate(ordered):
        if post.reply_to is None:
            continue
        answered = place.get(post.reply_to)
        if answered is None:
            gaps.add(post.reply_to)
        elif answered < number:  # nothing answers itself or what is yet to come: so no circle can close
            parents[post.id] = ordered[answered]
            children.setdefault(ordered[answered].id, []).append(post)
    return Tree(ordered, parents, children, frozenset(gaps))


def _age(post: Post) -> tuple[int, datetime, str]:
    return len(post.edits), post.created_at, post.text
