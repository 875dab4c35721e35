"""The thanks of a case: which posts are kudos, to whom they go, and what staff added or struck."""

from dataclasses import replace

from generator.casework.attribution import credit_for
from generator.casework.conversation import Conversation
from generator.casework.gratitude import thanks_in
from generator.domain.annotations import Annotation
from generator.domain.cases import Case, Kudos, Status
from generator.domain.grounds import Ground, Rule
from generator.domain.posts import Post


def with_thanks(case: Case, talk: Conversation, annotation: Annotation | None) -> Case:
    """The case with its thanks, oldest first; staff may strike any, and add any post that is not theirs."""
    added = annotation.kudos_add if annotation is not None else ()
    struck = annotation.kudos_strike if annotation is not None else ()
    resolver = next((post for post in talk.posts if post.id == case.resolved_by), None)
    kudos: list[Kudos] = []
    reasons: list[Ground] = []
    for post in talk.posts:
        rule = thanks_in(talk, post)
        if rule is None and post.id in added and not talk.is_staff(post):
            rule = Rule.THANKS_ADDED
        if rule is not None and post.id not in struck:
            reasons.append(Ground(rule, post.id))
            kudos.append(_kudos(case, talk, post, resolver))
    return replace(case, kudos=tuple(kudos), reasons=(*case.reasons, *reasons)) if kudos else case


def _kudos(case: Case, talk: Conversation, post: Post, resolver: Post | None) -> Kudos:
    credit = credit_for(talk, post, resolver, case.service_code)
    return Kudos(
        post_id=post.id,
        at=post.created_at,
        to=credit.to,
        by=credit.by,
        case_id=case.case_id if case.status is not Status.NOT_A_CASE else None,
        conversation_id=case.conversation_id,
        service_code=credit.service_code,
        held=post.id in case.held,
    )
