"""Is it a case: the first post by somebody who is not staff that asks, reports or complains to the town."""

from generator.casework.conversation import Conversation
from generator.casework.matters import Matter, complains, is_praise
from generator.casework.replies import serves
from generator.domain.frozen import frozen
from generator.domain.grounds import Ground, Rule
from generator.domain.posts import Post


@frozen
class Request:
    """The post that opens a case, what it brings, and why it counts."""

    post: Post
    matter: Matter
    reason: Ground


def request_in(talk: Conversation) -> Request | None:
    """The first resident post that brings something to the town, None where praise, chat or news is all there is."""
    callers = _callers(talk)
    for post in talk.posts:
        if talk.is_staff(post) or talk.speaks_for_an_office(post):
            continue
        matter = talk.matters[post.id]
        if matter is not None and post.author.id in callers and not _barged_in(talk, post):
            return Request(post, matter, Ground(Rule.ASKED, post.id, value=matter.value))
        if matter is None and _was_served(talk, post):
            return Request(post, Matter.TROUBLE, Ground(Rule.SERVED, post.id))
    return None


def is_second_request(talk: Conversation, post: Post, request: Request) -> bool:
    """Whether somebody else asks the town for something of their own, below the first request.

    Whoever only asks whether it is the same trouble does not, nor does another organisation.
    """
    if post.author.id == request.post.author.id or talk.matters[post.id] is None:
        return False
    reading = talk.readings[post.id]
    if reading.heard("same_here") or talk.speaks_for_an_office(post):
        return False
    if complains(reading) and reading.heard("wish"):
        return True
    parent = talk.tree.parent(post)
    to_staff = parent is None or talk.is_staff(parent)
    return talk.names_town(post) or to_staff or bool(talk.staff_replies_to(post))


def _callers(talk: Conversation) -> frozenset[str]:
    """Account ids of everybody who turns to the town: mentions it, answers it, or is answered by it."""
    callers: set[str] = set()
    for post in talk.posts:
        parent = talk.tree.parent(post)
        if talk.is_staff(post):
            if parent is not None:
                callers.add(parent.author.id)
        elif post.author.id not in callers and (
            (parent is not None and talk.is_staff(parent)) or talk.calls_town(post) or talk.gone_answer(post)
        ):
            callers.add(post.author.id)
    return frozenset(callers)


def _was_served(talk: Conversation, post: Post) -> bool:
    """Whether staff answered a post without plain request words as they answer a request."""
    parent = talk.tree.parent(post)
    to_town = parent is None or talk.is_staff(parent) or talk.names_town(post)
    if to_town and is_praise(talk.readings[post.id]):
        return False
    answers = talk.staff_replies_to(post)
    return any(serves(talk.readings[answer.id]) for answer in answers)


def _barged_in(talk: Conversation, post: Post) -> bool:
    """Whether staff only joined a chat among residents."""
    answers = talk.staff_replies_to(post)
    return (
        bool(answers)
        and not talk.calls_town(post)
        and talk.matters[post.id] is not Matter.TROUBLE
        and all(talk.readings[answer.id].heard("chimes_in") for answer in answers)
    )
