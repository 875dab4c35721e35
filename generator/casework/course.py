"""The course of a case: post after post from the request on, who did what, and whether it is solved."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.casework.answers import full_answer
from generator.casework.conversation import Conversation
from generator.casework.event import Event, gone, stands
from generator.casework.matters import Matter, complains, confirms, sounds_unsatisfied
from generator.casework.promises import promise_in
from generator.casework.quoting import quoted
from generator.casework.reading import Reading
from generator.casework.requests import Request, is_second_request
from generator.domain.cases import DecidedBy, Status
from generator.domain.grounds import Ground, Rule
from generator.domain.posts import Post
from generator.domain.promises import Promise
from generator.domain.removals import Gap


@dataclass(slots=True)
class Course:
    """What is known after the last post.

    `matter` is what is to be solved: the request's, or the trouble that the asker added. `evidence` is the first event
    that shows the case solved.
    """

    matter: Matter
    first_response: Event | None = None
    evidence: Event | None = None
    decided_by: DecidedBy | None = None
    promise: Promise | None = None
    reopened: bool = False
    private: bool = False
    settled: bool = False
    doubts: list[Ground] = field(default_factory=list)
    reasons: list[Ground] = field(default_factory=list)

    @property
    def status(self) -> Status:
        """What the posts show, doubts left aside."""
        if self.evidence is not None:
            return Status.RESOLVED
        return Status.ACKNOWLEDGED if self.first_response is not None or self.reopened else Status.OPEN

    def resolve(self, event: Event, by: DecidedBy | None, ground: Ground) -> None:
        """The first event that shows it stays the evidence; a mark that comes later still makes it certain."""
        if self.evidence is None:
            self.evidence, self.decided_by = event, by
        elif by is DecidedBy.MARK:
            self.decided_by = by
        else:
            return
        self.reopened = False
        self.reasons.append(ground)

    def reopen(self, ground: Ground) -> None:
        """Whatever solved it does not any more."""
        self.evidence = self.decided_by = None
        self.reopened, self.settled = True, False
        self.reasons.append(ground)

    def doubt(self, rule: Rule, post: Post) -> None:
        """Something staff should look at."""
        self.doubts.append(Ground(rule, post.id))


def course_of(talk: Conversation, request: Request) -> Course:
    """Walks what happened after the request, oldest first."""
    course = Course(request.matter)
    for event in _events_after(talk, request.post):
        if isinstance(event, Gap):
            _answer_that_is_gone(course, event)
        elif talk.is_staff(event):
            _staff_post(course, talk, request, event)
        elif event.author.id == request.post.author.id:
            _asker_post(course, talk, event)
        else:
            _other_post(course, talk, request, event)
    return course


def _events_after(talk: Conversation, request: Post) -> Iterator[Post | Gap]:
    """The posts after the request, and the places of the town's answers that are gone, oldest first."""
    following = iter(talk.posts)
    for post in following:
        if post is request:
            break
    gaps = [gap for gap in talk.gaps if gap.at >= request.created_at]
    for post in following:
        while gaps and gaps[0].at < post.created_at:
            yield gaps.pop(0)
        yield post
    yield from gaps


def _answer_that_is_gone(course: Course, gap: Gap) -> None:
    """The town's answer left: that and when it answered, and whether it showed the case solved, stays true."""
    course.first_response = course.first_response or gone(gap)
    if gap.resolution:
        course.resolve(gone(gap), None, Ground(Rule.FIX_GONE))
    else:
        course.reasons.append(Ground(Rule.ANSWER_GONE))


def _staff_post(course: Course, talk: Conversation, request: Request, post: Post) -> None:
    """A mark decides; else what the words say is done, or the full answer to a question."""
    if _is_for_somebody_else(talk, request, post):
        return
    course.first_response = course.first_response or stands(post)
    reply = talk.replies[post.id]
    course.private = course.private or reply.private
    answer = full_answer(talk, request.post, post, course.matter)
    if reply.mark is not None:
        course.resolve(stands(post), DecidedBy.MARK, Ground(Rule.MARKED, post.id, value=reply.mark))
    elif reply.done is not None:
        ground = Ground(Rule.SAID_DONE, post.id, quoted(talk, post, reply.done))
        course.resolve(stands(post), DecidedBy.WORDS, ground)
    elif answer is not None and not course.reopened:
        ground = Ground(Rule.QUESTION_ANSWERED, post.id, quoted(talk, post, answer))
        course.resolve(stands(post), DecidedBy.WORDS, ground)
    elif course.promise is None and course.evidence is None:
        course.promise = promise_in(talk, post)


def _asker_post(course: Course, talk: Conversation, post: Post) -> None:
    """The asker may say that it is fixed, that it is not, or bring something new."""
    reading, matter = talk.readings[post.id], talk.matters[post.id]
    if matter is Matter.TROUBLE and course.evidence is None:
        course.matter = matter
    solved = confirms(reading) and not (course.first_response is None and complains(reading))
    still_wrong = reading.told("not_fixed") is not None or (reading.heard("failed_try") and not solved)
    if course.evidence is not None and still_wrong:
        course.reopen(Ground(Rule.NOT_SOLVED, post.id))
    elif still_wrong:
        return
    elif reading.says("settled"):
        course.settled = course.evidence is None
        course.resolve(stands(post), DecidedBy.WORDS, Ground(Rule.SETTLED, post.id))
    elif solved:
        course.settled = course.evidence is None and course.first_response is None
        course.resolve(stands(post), DecidedBy.WORDS, Ground(Rule.CONFIRMED, post.id))
    elif course.evidence is not None and _may_be_the_old_matter(reading, matter):
        course.doubt(Rule.NEW_MATTER, post)


def _may_be_the_old_matter(reading: Reading, matter: Matter | None) -> bool:
    """Whether what the asker writes after the solution may speak of it: trouble, or words that turn against it."""
    return (matter is Matter.TROUBLE and not reading.heard("new_matter")) or sounds_unsatisfied(reading)


def _other_post(course: Course, talk: Conversation, request: Request, post: Post) -> None:
    """Others may contradict a solution or bring a problem of their own: both are for staff to look at."""
    reading = talk.readings[post.id]
    if course.evidence is not None and reading.told("not_fixed") is not None:
        course.doubt(Rule.CONTRADICTED, post)
    elif course.evidence is not None and reading.heard("same_here") and complains(reading):
        course.doubt(Rule.STILL_AFFECTED, post)
    elif is_second_request(talk, post, request):
        course.doubt(Rule.SECOND_REQUEST, post)


def _is_for_somebody_else(talk: Conversation, request: Request, post: Post) -> bool:
    """Whether a staff post answers another resident's own request: it is no answer to this one."""
    parent = talk.tree.parent(post)
    if parent is None or talk.is_staff(parent) or parent.author.id == request.post.author.id:
        return False
    return is_second_request(talk, parent, request) and request.post.author.handle.casefold() not in post.mentions
