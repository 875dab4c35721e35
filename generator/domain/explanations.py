"""A judgement laid open: how each post of a thread was read, and what followed from it."""

from typing import Literal

from generator.domain.cases import Case
from generator.domain.frozen import frozen
from generator.domain.grounds import Ground
from generator.domain.posts import Post

Role = Literal["asker", "town", "other"]


@frozen
class Heard:
    """Words of a post that stand in a word list, by the list's name in words/<language>.yml."""

    list_name: str
    words: str


@frozen
class PostRead:
    """A post as the rules read it: whose it is, what was heard, and the grounds that it gave.

    `staff_role` is the staff file's for the town's posts; `held` ones are only linked to on the site.
    """

    post: Post
    role: Role
    staff_role: str
    language: str
    heard: tuple[Heard, ...]
    grounds: tuple[Ground, ...]
    held: bool


@frozen
class Explanation:
    """A case with every post that was read for it, oldest first; `grounds` are those that no post gave."""

    case: Case
    posts: tuple[PostRead, ...]
    grounds: tuple[Ground, ...]
