"""Conversations that are one case, and matters within one that are two: staff's annotations say which."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.domain.annotations import Annotation
from generator.domain.posts import Post, Thread

Find = Callable[[str], Thread | None]


class Joining:
    """What staff merged and split, as threads pass by. Nothing is lost: what has no home stays a case of its own."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        """Of two annotations that claim one conversation the first counts, and a circle is not closed."""
        self._owners: dict[str, str] = {}
        self._splits: dict[str, tuple[tuple[str, ...], ...]] = {}
        for annotation in annotations:
            if annotation.split:
                self._splits[annotation.case_id] = annotation.split
            for other in annotation.merge:
                if other not in self._owners and self.owner_of(annotation.case_id) != other:
                    self._owners[other] = annotation.case_id
        self._parts = self._gathered()

    def cases_in(self, thread: Thread, find: Find) -> Iterator[Thread]:
        """The thread of each case that begins in this one: itself, most often.

        Nothing where it belongs to a conversation that is known too; `find` gives a known conversation by its id.
        """
        if not self._owners and not self._splits:
            yield thread
            return
        owner = self.owner_of(thread.conversation_id)
        if owner != thread.conversation_id and find(owner) is not None:
            return
        others = filter(None, (find(part) for part in self._parts.get(thread.conversation_id, ())))
        yield from parted(joined(thread, tuple(others)), self._splits.get(thread.conversation_id, ()))

    def owner_of(self, conversation_id: str) -> str:
        """The conversation that takes this one in, itself where none does."""
        while conversation_id in self._owners:
            conversation_id = self._owners[conversation_id]
        return conversation_id

    def _gathered(self) -> Mapping[str, tuple[str, ...]]:
        """Every conversation that takes others in, with all of those, however many hands they went through."""
        parts: dict[str, tuple[str, ...]] = {}
        for other in self._owners:
            owner = self.owner_of(other)
            parts[owner] = (*parts.get(owner, ()), other)
        return parts


def joined(thread: Thread, others: tuple[Thread, ...]) -> Thread:
    """One thread of several, under the first one's id, its posts in the order in which they came."""
    if not others:
        return thread
    whole = (thread, *others)
    posts = {post.id: post for each in whole for post in each.posts}
    return replace(
        thread,
        posts=tuple(sorted(posts.values(), key=lambda post: (post.created_at, len(post.id), post.id))),
        gaps=tuple(sorted((gap for each in whole for gap in each.gaps), key=lambda gap: gap.at)),
        unquotable=frozenset().union(*(each.unquotable for each in whole)),
    )


def parted(thread: Thread, splits: tuple[tuple[str, ...], ...]) -> Iterator[Thread]:
    """The rest of a thread first, then each part that was split off, named after the first post that staff listed.

    What answers a split-off post goes along. A part of which nothing is known is left out.
    """
    rest = thread.posts
    parts: list[Thread] = []
    for names in splits:
        taken = _with_answers(rest, frozenset(names))
        if taken:
            parts.append(replace(thread, conversation_id=names[0], posts=_cut_loose(rest, taken), gaps=()))
            rest = tuple(post for post in rest if post.id not in taken)
    yield thread if not parts else replace(thread, posts=rest)
    yield from parts


def _with_answers(posts: tuple[Post, ...], names: frozenset[str]) -> frozenset[str]:
    """The ids of the named posts and of all that answers them; a post may be named by an older version's id."""
    taken: set[str] = set()
    for post in posts:  # in the order in which they came: what is answered stands before what answers it
        if not names.isdisjoint((post.id, *post.edits)) or post.reply_to in taken:
            taken.add(post.id)
    return frozenset(taken)


def _cut_loose(posts: tuple[Post, ...], taken: frozenset[str]) -> tuple[Post, ...]:
    """The posts of a part; what they answer in the rest is no gap in it."""
    mine = (post for post in posts if post.id in taken)
    return tuple(post if post.reply_to in taken else replace(post, reply_to=None) for post in mine)
