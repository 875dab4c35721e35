"""A thread with everything the rules want to know about its posts."""

from datetime import datetime
from zoneinfo import ZoneInfo

from generator.casework.hearing import Reader
from generator.casework.matters import Matter, matter_of
from generator.casework.reading import Reading
from generator.casework.replies import Reply, reply_in
from generator.casework.roles import Roles, named_mentions
from generator.casework.threads import Tree, tree_of
from generator.domain.frozen import frozen
from generator.domain.posts import Post, Thread
from generator.domain.removals import Gap


@frozen
class Conversation:
    """Posts oldest first; `staff` holds the ids of the town's posts, `replies` what those do, `matters` the others'.

    `gaps` are places of the town's posts that are gone, oldest first; `unquotable` posts are never repeated. `zone` is
    the town's.
    """

    tree: Tree
    roles: Roles
    readings: dict[str, Reading]
    staff: frozenset[str]
    replies: dict[str, Reply]
    matters: dict[str, Matter | None]
    zone: ZoneInfo
    gaps: tuple[Gap, ...] = ()
    unquotable: frozenset[str] = frozenset()

    @property
    def posts(self) -> tuple[Post, ...]:
        """All posts, oldest first."""
        return self.tree.posts

    def is_staff(self, post: Post) -> bool:
        """Whether the town wrote it."""
        return post.id in self.staff

    def staff_replies_to(self, post: Post) -> list[Post]:
        """The town's direct answers to a post."""
        return [answer for answer in self.tree.answers_to(post) if answer.id in self.staff]

    def staff_post_answered(self, post: Post) -> Post | None:
        """The town's post that a post answers, also through its author's own; below a gap the town's last one."""
        parent = self.tree.parent(post)
        while parent is not None and parent.author.id == post.author.id:
            post, parent = parent, self.tree.parent(parent)
        if parent is None and post.reply_to is not None and self.gone_answer(post) is None:
            parent = self._last_staff_post_before(post)
        return parent if parent is not None and parent.id in self.staff else None

    def _last_staff_post_before(self, post: Post) -> Post | None:
        last = None
        for earlier in self.posts:
            if earlier is post:
                break
            last = earlier if earlier.id in self.staff else last
        return last

    def gone_answer(self, post: Post) -> Gap | None:
        """The town's post that a post answers, where it is gone."""
        if not self.gaps or post.reply_to is None:
            return None
        return next((gap for gap in self.gaps if gap.post_id == post.reply_to), None)

    def calls_town(self, post: Post) -> bool:
        """Whether a post mentions an account of the town, in the text or in front of it."""
        return not self.roles.town_handles.isdisjoint(post.mentions)

    def speaks_for_an_office(self, post: Post) -> bool:
        """Whether another organisation seems to speak: in an office's words, or because staff called it in by name."""
        if self.readings[post.id].heard("office_talk"):
            return True
        parent = self.tree.parent(post)
        if parent is None or parent.id not in self.staff or not post.author.handle:
            return False
        return post.author.handle.casefold() in named_mentions(parent)

    def is_for_somebody_else(self, post: Post) -> bool:
        """Whether an answer is addressed to accounts, and the town's are not among them."""
        return post.reply_to is not None and bool(post.mentions) and not self.calls_town(post)

    def names_town(self, post: Post) -> bool:
        """Whether a post names a town account on purpose: in its text, or in front where it answers nobody."""
        named = post.mentions if self.tree.parent(post) is None else named_mentions(post)
        return not self.roles.town_handles.isdisjoint(named)


def conversation_in(thread: Thread, roles: Roles, reader: Reader, zone: ZoneInfo) -> Conversation:
    """Reads every post of a thread once."""
    tree = tree_of(thread.posts)
    readings = {post.id: reader.read(post) for post in tree.posts}
    staff = frozenset(post.id for post in tree.posts if roles.is_staff(post))
    replies = {post_id: reply_in(readings[post_id], roles.marks) for post_id in staff}
    matters = {post_id: matter_of(reading) for post_id, reading in readings.items() if post_id not in staff}
    gaps = tuple(sorted(thread.gaps, key=_moment)) if thread.gaps else ()
    return Conversation(tree, roles, readings, staff, replies, matters, zone, gaps, thread.unquotable)


def _moment(gap: Gap) -> tuple[datetime, str, bool]:
    return gap.at, gap.post_id, gap.resolution
