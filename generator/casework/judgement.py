"""The judgement: from a thread to a case, rule by rule."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from generator.casework.conversation import Conversation, conversation_in
from generator.casework.corrections import Corrections
from generator.casework.course import Course, course_of
from generator.casework.districts import Districts
from generator.casework.event import Event
from generator.casework.hearing import Reader
from generator.casework.holding import held_posts
from generator.casework.matters import QUESTIONS
from generator.casework.naming import case_id_of
from generator.casework.privacy import published
from generator.casework.reading import Reading
from generator.casework.requests import Request, request_in
from generator.casework.roles import Roles
from generator.casework.services import Services
from generator.casework.thanks import with_thanks
from generator.casework.titles import title_of
from generator.domain.annotations import Annotation
from generator.domain.cases import Case, DecidedBy, Status
from generator.domain.grounds import Ground, Rule
from generator.domain.posts import Post, Thread
from generator.domain.promises import Promise
from generator.domain.towns import Town
from generator.domain.words import Words

BEFORE_EVERYTHING = datetime(1970, 1, 1, tzinfo=UTC)


class Casework:
    """Judges threads for one town, in the languages whose words it was given. Holds no state between threads."""

    def __init__(self, town: Town, words: Mapping[str, Words]) -> None:
        """`words` by language code; the town's staff, marks and services decide who and what counts."""
        self._roles = Roles(town)
        self._reader = Reader(words)
        self._services = Services(town)
        self._districts = Districts(town)
        self._corrections = Corrections(town)
        self._zone = town.timezone
        self._public = published(town.contact)

    def judge(self, thread: Thread, annotation: Annotation | None = None) -> Case:
        """The case that a thread is, `not_a_case` included, with the staff's annotation applied. Never fails."""
        talk = self.read(thread)
        request = request_in(talk)
        course = course_of(talk, request) if request is not None else None
        if request is not None and course is not None:
            case = self._asked(thread, talk, request, course)
        else:
            case = self._not_asked(thread, talk)
        if annotation is not None:
            shown_by = course.evidence.post if course is not None and course.evidence is not None else None
            case = self._corrections.applied(case, annotation, talk, shown_by)
        return with_thanks(case, talk, annotation)

    def read(self, thread: Thread) -> Conversation:
        """What is heard in a thread, before anything is decided: for whoever explains a judgement."""
        return conversation_in(thread, self._roles, self._reader, self._zone)

    def _asked(self, thread: Thread, talk: Conversation, request: Request, course: Course) -> Case:
        """The case with its request and everything that followed."""
        status = course.status
        unsure = bool(course.doubts)
        if unsure and status is Status.RESOLVED and course.decided_by is DecidedBy.WORDS:
            status = Status.ACKNOWLEDGED
        evidence = course.evidence if status is Status.RESOLVED else None
        first = course.first_response
        service, why = self._services.of(talk, request, (_post(course.evidence), _post(first)))
        held = held_posts(talk, self._public)
        return Case(
            case_id=case_id_of(thread.conversation_id),
            conversation_id=thread.conversation_id,
            status=status,
            opened_at=request.post.created_at,
            title=title_of(request.post) if request.post.id not in held else "",
            reopened=course.reopened,
            needs_review=unsure,
            review_reasons=tuple(course.doubts),
            request=request.post.id,
            first_response=first.post_id if first is not None else None,
            first_response_at=first.at if first is not None else None,
            resolved_by=evidence.post_id if evidence is not None else None,
            resolved_at=evidence.at if evidence is not None else None,
            decided_by=course.decided_by if evidence is not None else None,
            service_code=service,
            district=self._districts.of(talk, request),
            settled_without_town=course.settled and evidence is not None,
            continued_privately=course.private,
            lang=language_of(talk.readings[request.post.id]),
            reasons=tuple(_unquoted(ground, held) for ground in _grounds(request, course, status, why)),
            held=held,
            source=thread.source,
            question=course.matter in QUESTIONS,
            promise=_promise_without(course.promise, held),
        )

    def _not_asked(self, thread: Thread, talk: Conversation) -> Case:
        """What a thread is where nobody asks for anything."""
        first = talk.posts[0] if talk.posts else None
        return Case(
            case_id=case_id_of(thread.conversation_id),
            conversation_id=thread.conversation_id,
            status=Status.NOT_A_CASE,
            opened_at=first.created_at if first is not None else BEFORE_EVERYTHING,
            lang=language_of(talk.readings[first.id]) if first is not None else "und",
            reasons=(Ground(Rule.NOBODY_ASKS),),
            held=held_posts(talk, self._public),
            source=thread.source,
        )


def language_of(reading: Reading) -> str:
    """The language that a post is read in; where no listed word was heard, what its source tells."""
    return reading.language if reading.language != "und" else reading.post.lang or "und"


def _grounds(request: Request, course: Course, shown: Status, service: Ground | None) -> Iterator[Ground]:
    """Every decision in the order they were made."""
    yield request.reason
    if course.promise is not None:
        yield Ground(Rule.PROMISED, course.promise.post_id, course.promise.quote)
    yield from course.reasons
    if course.first_response is None:
        yield Ground(Rule.NO_ANSWER_SINCE if course.reopened else Rule.NO_ANSWER)
    elif course.evidence is None and not course.reopened:
        yield Ground(Rule.ANSWERED, course.first_response.post_id)
    elif shown is Status.RESOLVED and not course.doubts and course.decided_by is not DecidedBy.MARK:
        yield Ground(Rule.UNDISPUTED)
    if course.private:
        yield Ground(Rule.MOVED_TO_PRIVATE)
    yield from course.doubts
    if service is not None:
        yield service


def _unquoted(ground: Ground, held: frozenset[str]) -> Ground:
    """Of a held post not a word is repeated."""
    return replace(ground, quote="") if ground.quote and ground.post in held else ground


def _promise_without(promise: Promise | None, held: frozenset[str]) -> Promise | None:
    return replace(promise, quote="") if promise is not None and promise.post_id in held else promise


def _post(event: Event | None) -> Post | None:
    return event.post if event is not None else None
