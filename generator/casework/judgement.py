"""The judgement: from a thread to a case, rule by rule."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from generator.casework.attribution import credit_for
from generator.casework.conversation import Conversation, conversation_in
from generator.casework.corrections import corrected
from generator.casework.course import Course, course_of
from generator.casework.folding import fold
from generator.casework.gratitude import kudos_reason
from generator.casework.matters import QUESTIONS
from generator.casework.privacy import personal_data_in
from generator.casework.reading import Reader, Reading
from generator.casework.requests import Request, request_in
from generator.casework.roles import Roles
from generator.casework.services import Services
from generator.casework.titles import title_of
from generator.domain.annotations import Annotation
from generator.domain.cases import Case, DecidedBy, Kudos, Status
from generator.domain.posts import Thread
from generator.domain.towns import Town
from generator.domain.words import Words

BEFORE_EVERYTHING = datetime(1970, 1, 1, tzinfo=UTC)
CASE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
LONGEST_CASE_ID = 64


class Casework:
    """Judges threads for one town, in the languages whose words it was given. Holds no state between threads."""

    def __init__(self, town: Town, words: Mapping[str, Words]) -> None:
        """`words` by language code; the town's staff, marks and services decide who and what counts."""
        self._roles = Roles(town)
        self._reader = Reader(words)
        self._services = Services(town)

    def judge(self, thread: Thread, annotation: Annotation | None = None) -> Case:
        """The case that a thread is, `not_a_case` included, with the staff's annotation applied. Never fails."""
        talk = conversation_in(thread, self._roles, self._reader)
        request = request_in(talk)
        course = course_of(talk, request) if request is not None else None
        if request is not None and course is not None:
            case = self._asked(thread, talk, request, course)
        else:
            case = _not_asked(thread, talk)
        if annotation is not None:
            case = corrected(case, annotation, talk.tree, course.evidence if course is not None else None)
        return _with_kudos(case, talk, annotation)

    def _asked(self, thread: Thread, talk: Conversation, request: Request, course: Course) -> Case:
        """The case with its request and everything that followed."""
        status = course.status
        unsure = bool(course.doubts)
        shown = status
        if unsure and status is Status.RESOLVED and course.decided_by is not DecidedBy.MARK:
            shown = Status.ACKNOWLEDGED
        evidence = course.evidence if shown is Status.RESOLVED else None
        service, why = self._services.of(talk, request, (course.evidence, course.first_response))
        held = _held(talk)
        return Case(
            case_id=case_id_of(thread.conversation_id),
            conversation_id=thread.conversation_id,
            status=shown,
            opened_at=request.post.created_at,
            title=title_of(request.post) if request.post.id not in held else "",
            reopened=course.reopened,
            needs_review=unsure,
            review_reasons=tuple(course.doubts),
            request=request.post.id,
            first_response=course.first_response.id if course.first_response is not None else None,
            first_response_at=course.first_response.created_at if course.first_response is not None else None,
            resolved_by=evidence.id if evidence is not None else None,
            resolved_at=evidence.created_at if evidence is not None else None,
            decided_by=course.decided_by if evidence is not None else None,
            service_code=service,
            settled_without_town=course.settled and evidence is not None,
            continued_privately=course.private,
            lang=language_of(talk.readings[request.post.id]),
            reasons=tuple(_reasons(request, course, shown, why)),
            held=held,
            source=thread.source,
            question=course.matter in QUESTIONS,
        )


def _not_asked(thread: Thread, talk: Conversation) -> Case:
    """What a thread is where nobody asks for anything."""
    first = talk.posts[0] if talk.posts else None
    return Case(
        case_id=case_id_of(thread.conversation_id),
        conversation_id=thread.conversation_id,
        status=Status.NOT_A_CASE,
        opened_at=first.created_at if first is not None else BEFORE_EVERYTHING,
        lang=language_of(talk.readings[first.id]) if first is not None else "und",
        reasons=("not a case: nobody asks or reports anything to the town",),
        held=_held(talk),
        source=thread.source,
    )


def case_id_of(conversation_id: str) -> str:
    """The id that names a case's page: the conversation's own where an address can carry it."""
    if CASE_ID.fullmatch(conversation_id):
        return conversation_id
    slug = re.sub(r"[^a-z0-9]+", "-", fold(conversation_id)).strip("-")[:LONGEST_CASE_ID]
    return slug or "case"


def language_of(reading: Reading) -> str:
    """The language that a post is read in; where no listed word was heard, what its source tells."""
    return reading.language if reading.language != "und" else reading.post.lang or "und"


def _reasons(request: Request, course: Course, shown: Status, service: str) -> list[str]:
    """Every decision in a sentence, in the order they were made."""
    reasons = [request.reason, *course.reasons]
    if course.first_response is None:
        reasons.append("open: no staff post answers the request" if not course.reopened else "no staff post since")
    elif shown is Status.ACKNOWLEDGED and course.evidence is None and not course.reopened:
        reasons.append(f"acknowledged: staff answered in post {course.first_response.id}; nothing shows it solved")
    if course.private:
        reasons.append("continued privately: staff moved it to direct messages")
    if course.settled and course.evidence is not None:
        reasons.append("settled without the town")
    reasons.extend(f"needs review: {doubt}" for doubt in course.doubts)
    return [*reasons, service] if service else reasons


def _held(talk: Conversation) -> frozenset[str]:
    """The residents' posts that hold personal data."""
    return frozenset(
        [post.id for post in talk.posts if not talk.is_staff(post) and personal_data_in(post.text) is not None]
    )


def _with_kudos(case: Case, talk: Conversation, annotation: Annotation | None) -> Case:
    """The thanks of a thread, oldest first; staff may strike any, and add any post that is not theirs."""
    added = annotation.kudos_add if annotation is not None else ()
    struck = annotation.kudos_strike if annotation is not None else ()
    kudos: list[Kudos] = []
    reasons: list[str] = []
    resolver = next((post for post in talk.posts if post.id == case.resolved_by), None)
    for post in talk.posts:
        reason = kudos_reason(talk, post)
        if reason is None and post.id in added and not talk.is_staff(post):
            reason = f"kudos: post {post.id} was added by staff"
        if reason is None or post.id in struck:
            continue
        reasons.append(reason)
        credit = credit_for(talk, post, resolver, case.service_code)
        kudos.append(
            Kudos(
                post_id=post.id,
                at=post.created_at,
                to=credit.to,
                by=credit.by,
                case_id=case.case_id if case.status is not Status.NOT_A_CASE else None,
                conversation_id=case.conversation_id,
                service_code=credit.service_code,
                held=post.id in case.held,
            )
        )
    return replace(case, kudos=tuple(kudos), reasons=(*case.reasons, *reasons)) if kudos else case
