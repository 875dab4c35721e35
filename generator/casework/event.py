"""An event of a case: a post that stands in the thread, or one of the town's that is gone."""

from datetime import datetime

from generator.domain.frozen import frozen
from generator.domain.posts import Post
from generator.domain.removals import Gap


@frozen
class Event:
    """When something happened, and the post that shows it: None, perhaps without an id, where the town's is gone."""

    at: datetime
    post_id: str | None
    post: Post | None


def stands(post: Post) -> Event:
    """The event of a post that can be read."""
    return Event(post.created_at, post.id, post)


def gone(gap: Gap) -> Event:
    """The event of a town's post that left: its time, and its id where stored replies name it."""
    return Event(gap.at, gap.post_id or None, None)
