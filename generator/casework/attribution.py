"""Who earned the thanks: the named handle, else the signature answered, else who resolved it, else the service."""

from generator.casework.conversation import Conversation
from generator.casework.roles import bare, named_mentions, signature_of
from generator.domain.cases import AttributedBy
from generator.domain.frozen import frozen
from generator.domain.posts import Post
from generator.domain.towns import StaffMember

SHORTEST_NAME = 3


@frozen
class Credit:
    """`to` and `by` as kudos carry them, and the service behind it where the staff file tells."""

    to: str | None
    by: AttributedBy | None
    service_code: str | None


def credit_for(talk: Conversation, post: Post, resolver: Post | None, service_code: str | None) -> Credit:
    """The credit for a post that is kudos; `resolver` is the evidence post, `service_code` the case's."""
    answered = talk.staff_post_answered(post)
    named = _named(talk, post, answered)
    if named is not None:
        return _to_account(talk, named, AttributedBy.HANDLE, service_code)
    thanked = _called_by_name(talk, post) or answered
    signature = signature_of(thanked) if thanked is not None else ""
    if signature:
        return Credit(signature, AttributedBy.SIGNATURE, _service(talk.roles.signer(signature), service_code))
    solved = resolver is not None and talk.is_staff(resolver) and resolver.created_at <= post.created_at
    return _to_doer(talk, resolver if solved else answered, service_code)


def _named(talk: Conversation, post: Post, answered: Post | None) -> StaffMember | None:
    """The staff account that a post names. Where it answers staff, the handles in front are only whom it is sent to."""
    members = [member for handle in named_mentions(post) if (member := talk.roles.member(handle)) is not None]
    if not members and answered is None:
        members = [member for handle in post.mentions if (member := talk.roles.member(handle)) is not None]
        if len(members) > 1 and post.reply_to is not None:
            return None
    return members[0] if members else None


def _called_by_name(talk: Conversation, post: Post) -> Post | None:
    """The staff post whose signer is thanked by name ("Thanks, Braden!")."""
    words = set(talk.readings[post.id].words)
    for staff_post in talk.posts:
        if staff_post.id in talk.staff and staff_post.created_at <= post.created_at:
            name = bare(signature_of(staff_post))
            if len(name) >= SHORTEST_NAME and name in words:
                return staff_post
    return None


def _to_doer(talk: Conversation, doer: Post | None, service_code: str | None) -> Credit:
    """The staff member who did it, by signature or account; the service where nobody is known."""
    if doer is None:
        return _to_service(service_code)
    signature = signature_of(doer)
    if signature:
        return Credit(signature, AttributedBy.RESOLVER, _service(talk.roles.signer(signature), service_code))
    member = talk.roles.member(doer.author.handle)
    return (
        _to_service(service_code) if member is None else _to_account(talk, member, AttributedBy.RESOLVER, service_code)
    )


def _to_account(talk: Conversation, member: StaffMember, by: AttributedBy, service_code: str | None) -> Credit:
    """The account's handle; a person who has not consented to be named is thanked through the service."""
    service = _service(member, service_code)
    return Credit(member.handle, by, service) if talk.roles.may_be_thanked(member) else _to_service(service)


def _to_service(service_code: str | None) -> Credit:
    return Credit(service_code, AttributedBy.SERVICE if service_code is not None else None, service_code)


def _service(member: StaffMember | None, otherwise: str | None) -> str | None:
    """The one service of a staff member, else the case's."""
    return member.services[0] if member is not None and len(member.services) == 1 else otherwise
