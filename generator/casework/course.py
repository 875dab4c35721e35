"""The course of a case: post after post from the request on, who did what, and whether it is solved."""

from dataclasses import dataclass, field

from generator.casework.conversation import Conversation
from generator.casework.matters import Matter, complains, confirms
from generator.casework.reading import Hit
from generator.casework.replies import answers_fully
from generator.casework.requests import Request, is_second_request
from generator.domain.cases import DecidedBy, Status
from generator.domain.posts import Post


@dataclass(slots=True)
class Course:
    """What is known after the last post.

    `matter` is what is to be solved: the request's, or the trouble that the asker added. `evidence` is the first post
    that shows the case solved.
    """

    matter: Matter
    first_response: Post | None = None
    evidence: Post | None = None
    decided_by: DecidedBy | None = None
    reopened: bool = False
    private: bool = False
    settled: bool = False
    doubts: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def status(self) -> Status:
        """What the posts show, doubts left aside."""
        if self.evidence is not None:
            return Status.RESOLVED
        return Status.ACKNOWLEDGED if self.first_response is not None or self.reopened else Status.OPEN

    def resolve(self, post: Post, by: DecidedBy, reason: str) -> None:
        """The first post that shows it stays the evidence; a mark that comes later still makes it certain."""
        if self.evidence is None:
            self.evidence, self.decided_by = post, by
        elif by is DecidedBy.MARK:
            self.decided_by = by
        else:
            return
        self.reopened = False
        self.reasons.append(f"resolved: {reason}")

    def reopen(self, reason: str) -> None:
        """Whatever solved it does not any more."""
        self.evidence = self.decided_by = None
        self.reopened, self.settled = True, False
        self.reasons.append(f"reopened: {reason}")

    def doubt(self, kind: str, sentence: str) -> None:
        """Something staff should look at."""
        self.doubts.append(f"{kind}: {sentence}")


def course_of(talk: Conversation, request: Request) -> Course:
    """Walks the posts after the request, oldest first."""
    course = Course(request.matter)
    started = False
    for post in talk.posts:
        if post is request.post:
            started = True
        elif not started:
            continue
        elif talk.is_staff(post):
            _staff_post(course, talk, request, post)
        elif post.author.id == request.post.author.id:
            _asker_post(course, talk, post)
        else:
            _other_post(course, talk, request, post)
    return course


def _staff_post(course: Course, talk: Conversation, request: Request, post: Post) -> None:
    """A mark decides; else what the words say is done, or the full answer to a question."""
    if _is_for_somebody_else(talk, request, post):
        return
    course.first_response = course.first_response or post
    reply, reading = talk.replies[post.id], talk.readings[post.id]
    course.private = course.private or reply.private
    answer = answers_fully(reading, reply, course.matter)
    if reply.mark is not None:
        course.resolve(post, DecidedBy.MARK, f"staff post {post.id} carries the mark #{reply.mark}")
    elif reply.done is not None:
        course.resolve(post, DecidedBy.WORDS, f"staff post {post.id} says {_words(talk, post, reply.done)}")
    elif answer is not None and not course.reopened:
        course.resolve(
            post, DecidedBy.WORDS, f"staff post {post.id} answers the question: {_words(talk, post, answer)}"
        )


def _words(talk: Conversation, post: Post, hit: Hit) -> str:
    """Words of a service account's post as a quote. A person's are not repeated: their post may have to go."""
    member = talk.roles.member(post.author.handle)
    quoted = member is not None and member.kind == "service"
    return f"“{talk.readings[post.id].quote(hit)}”" if quoted else "so in its author's own words"


def _asker_post(course: Course, talk: Conversation, post: Post) -> None:
    """The asker may say that it is fixed, that it is not, or bring something new."""
    reading, matter = talk.readings[post.id], talk.matters[post.id]
    if matter is Matter.TROUBLE and course.evidence is None:
        course.matter = matter
    solved = confirms(reading)
    still_wrong = reading.told("not_fixed") is not None or (reading.heard("failed_try") and not solved)
    if course.evidence is not None and still_wrong:
        course.reopen(f"the person who asked says in post {post.id} that it is not solved")
    elif still_wrong:
        return
    elif reading.says("settled"):
        course.settled = course.evidence is None
        course.resolve(post, DecidedBy.WORDS, f"the person who asked says in post {post.id} that it settled itself")
    elif solved:
        course.settled = course.evidence is None and course.first_response is None
        course.resolve(post, DecidedBy.WORDS, f"the person who asked confirms it in post {post.id}")
    elif course.evidence is not None and matter is Matter.TROUBLE and not reading.heard("new_matter"):
        course.doubt("new matter", f"the person who asked writes again after the solution (post {post.id})")


def _other_post(course: Course, talk: Conversation, request: Request, post: Post) -> None:
    """Others may contradict a solution or bring a problem of their own: both are for staff to look at."""
    reading = talk.readings[post.id]
    if course.evidence is not None and reading.told("not_fixed") is not None:
        course.doubt("contradicted", f"another resident says in post {post.id} that it is not solved")
    elif course.evidence is not None and reading.heard("same_here") and complains(reading):
        course.doubt("contradicted", f"another resident still has the problem (post {post.id})")
    elif is_second_request(talk, post, request):
        course.doubt("second request", f"somebody else asks for something in post {post.id}")


def _is_for_somebody_else(talk: Conversation, request: Request, post: Post) -> bool:
    """Whether a staff post answers another resident's own request: it is no answer to this one."""
    parent = talk.tree.parent(post)
    if parent is None or talk.is_staff(parent) or parent.author.id == request.post.author.id:
        return False
    return is_second_request(talk, parent, request) and request.post.author.handle.casefold() not in post.mentions
