"""What a post was in its case, before it leaves: a request takes its case along, a town's answer leaves a gap."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from generator.casework.roles import Roles
from generator.domain.errors import TownError
from generator.domain.posts import Post, Thread
from generator.domain.removals import Erasure, Part, Reason
from generator.pipeline import casework_of
from generator.store import Store
from generator.townfiles import TownFiles, read_town


class Parts:
    """Judges the threads that are about to lose posts.

    Erasures always go through: annotations that are broken are left out, and without a usable town a post that opens a
    conversation counts as its request.
    """

    def __init__(self, folder: Path) -> None:
        files = _readable(folder)
        self._annotations = {annotation.case_id: annotation for annotation in files.annotations}
        self._casework = casework_of(files.town) if files.town else None
        self._roles = Roles(files.town) if files.town else None

    def erasures(self, store: Store, going: Mapping[str, Reason]) -> Iterator[Erasure]:
        """What to tell the store of these posts; those that are not stored are left out, any version names its post."""
        seen = store.posts(going)
        by_thread: dict[str, dict[str, Post]] = {}
        for post_id, post in seen.items():
            by_thread.setdefault(post.conversation_id, {})[post_id] = post
        for conversation_id, posts in by_thread.items():
            parts = self._parts(store.thread(conversation_id), posts.values())
            yield from (Erasure(post_id, going[post_id], part) for post_id, part in zip(posts, parts, strict=True))
        # Nobody sees these: their case was withdrawn before, or is hidden, and then their root takes it away for good.
        hidden = store.hidden()
        for post_id in store.post_ids() if going.keys() - seen.keys() else ():
            if post_id in going and post_id not in seen:
                yield Erasure(post_id, going[post_id], Part.REQUEST if post_id in hidden else Part.OTHER)

    def _parts(self, thread: Thread | None, posts: Collection[Post]) -> list[Part]:
        if thread is None or self._casework is None:
            return [Part.REQUEST if post.id == post.conversation_id else Part.OTHER for post in posts]
        case = self._casework.judge(thread, self._annotations.get(thread.conversation_id))
        return [self._part(post, case.request, case.resolved_by) for post in posts]

    def _part(self, post: Post, request: str | None, resolved_by: str | None) -> Part:
        if post.id == request:
            return Part.REQUEST
        if self._roles is None or not self._roles.is_staff(post):
            return Part.OTHER
        return Part.RESOLUTION if post.id == resolved_by else Part.TOWN_ANSWER


def _readable(folder: Path) -> TownFiles:
    try:
        return read_town(folder)
    except TownError:
        return TownFiles(None)
