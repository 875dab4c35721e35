"""What a reader of threads is not shown, and what stands in its place: gaps, and posts that are link-only."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.domain.posts import Post, Thread
from generator.domain.removals import Gap, Part, Reason
from generator.store.hashing import KeyedHashes, keyed_hashes
from generator.store.objections import objected_handles
from generator.store.rows import as_time
from generator.store.unseen import Unseen, unseen

ANYTHING = "SELECT EXISTS (SELECT 1 FROM removal) OR EXISTS (SELECT 1 FROM objection)"
GAPS = """
SELECT hash, number, at, part, reason FROM removal JOIN removed_in ON removal = number
WHERE part IN ('town_answer', 'resolution') ORDER BY at, number
"""
GAP_POSTS = """
SELECT hash, removal FROM removal JOIN removed_post ON removal = number WHERE part IN ('town_answer', 'resolution')
"""


@dataclass(frozen=True, slots=True)
class Left:
    """One of the town's posts that is gone from a conversation."""

    removal: int
    gap: Gap


class Absences:
    """Everything that is withheld from threads as they are read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._hashes: KeyedHashes = keyed_hashes(connection)
        self._unseen: Unseen = unseen(connection)
        self._handles = objected_handles(connection)
        self._objects: dict[str, bool] = {}
        self._removal_of: dict[str, int] = dict(connection.execute(GAP_POSTS))
        self._gaps: dict[str, list[Left]] = {}
        for conversation, number, at, part, reason in connection.execute(GAPS):
            left = Left(number, Gap(as_time(at), part == Part.RESOLUTION, Reason(reason)))
            self._gaps.setdefault(conversation, []).append(left)

    def shown(self, thread: Thread) -> Thread | None:
        """The thread as it may be shown, None where nobody may see it."""
        conversation = self._hashes.conversation(thread.conversation_id)
        if self._unseen.hides(conversation):
            return None
        if conversation in self._gaps:
            thread = self._with_gaps(thread, self._gaps[conversation])
        if self._handles:
            thread = replace(thread, unquotable=frozenset(post.id for post in thread.posts if self._speaks_of(post)))
        return thread

    def _speaks_of(self, post: Post) -> bool:
        return any(map(self._objected, post.mentions))

    def _objected(self, handle: str) -> bool:
        if handle not in self._objects:
            self._objects[handle] = self._hashes.handle(handle) in self._handles
        return self._objects[handle]

    def _with_gaps(self, thread: Thread, gaps: Iterable[Left]) -> Thread:
        """Replies to the same gone post name it by one id, though they may have named different versions of it."""
        removed = {name: self._removal_of.get(self._hashes.post(name)) for name in _names(thread)}
        name_of = {removal: name for name, removal in removed.items() if removal is not None}
        posts = (
            post
            if post.reply_to is None or (removal := removed[post.reply_to]) is None
            else replace(post, reply_to=name_of[removal])
            for post in thread.posts
        )
        named = (replace(left.gap, post_id=name_of.get(left.removal, "")) for left in gaps)
        ordered = sorted(named, key=lambda gap: (gap.at, len(gap.post_id), gap.post_id))
        return replace(thread, posts=tuple(posts), gaps=tuple(ordered))


def absences(connection: sqlite3.Connection) -> Absences | None:
    """What is withheld now; None where nothing ever left this record."""
    return Absences(connection) if connection.execute(ANYTHING).fetchone()[0] else None


def _names(thread: Thread) -> list[str]:
    """Ids that the thread's posts name, in number-aware order: parents, and the root."""
    named = {post.reply_to for post in thread.posts if post.reply_to is not None} | {thread.conversation_id}
    return sorted(named, key=lambda name: (len(name), name))
