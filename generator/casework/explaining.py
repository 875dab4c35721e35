"""Explains a judgement: what the rules heard in each post, and which of them decided."""

from generator.casework.conversation import Conversation
from generator.casework.quoting import words_at
from generator.casework.reading import Reading
from generator.domain.cases import Case
from generator.domain.explanations import Explanation, Heard, PostRead, Role
from generator.domain.grounds import Ground
from generator.domain.posts import Post


def explained(case: Case, talk: Conversation) -> Explanation:
    """How a case came about; it repeats what residents wrote, so it is for staff at their own screen alone."""
    here = {post.id for post in talk.posts}
    return Explanation(
        case=case,
        posts=tuple(_read(case, talk, post) for post in talk.posts),
        grounds=tuple(ground for ground in _grounds(case) if ground.post not in here),
    )


def _grounds(case: Case) -> tuple[Ground, ...]:
    return tuple(dict.fromkeys((*case.reasons, *case.review_reasons)))


def _read(case: Case, talk: Conversation, post: Post) -> PostRead:
    reading = talk.readings[post.id]
    member = talk.roles.member(post.author.handle) if talk.is_staff(post) else None
    return PostRead(
        post=post,
        role=_role(case, talk, post),
        staff_role=member.role if member is not None else "",
        language=reading.language,
        heard=_heard(reading),
        grounds=tuple(ground for ground in _grounds(case) if ground.post == post.id),
        held=post.id in case.held,
    )


def _role(case: Case, talk: Conversation, post: Post) -> Role:
    if talk.is_staff(post):
        return "town"
    asker = next((each.author.id for each in talk.posts if each.id == case.request), None)
    return "asker" if post.author.id == asker else "other"


def _heard(reading: Reading) -> tuple[Heard, ...]:
    """In the order of the words; of a list that was heard several times at one place the longest phrase."""
    longest = {(hit.start, name): hit for name, hits in reading.hits.items() for hit in sorted(hits)}
    places = sorted(longest, key=lambda place: (place[0], place[1]))
    return tuple(Heard(name, words_at(reading, longest[start, name])) for start, name in places)
