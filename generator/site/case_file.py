"""What a case page tells, gathered from the case and its thread. Free of language: the templates word it."""

from datetime import datetime
from typing import Literal, NamedTuple

from generator.domain.cases import Case, Kudos, Status, seconds_between
from generator.domain.frozen import frozen
from generator.domain.posts import Thread
from generator.site.conversation import Turn, turns
from generator.site.display import Display, ShownPost, StaffPhoto
from generator.site.standing import Standing, standing_of

StepKind = Literal["asked", "answered", "closed", "thanked"]


class Step(NamedTuple):
    """Something that happened, `later` whole seconds after the request; `anchor` is its post when the page has it."""

    kind: StepKind
    at: datetime
    later: int | None
    anchor: str


@frozen
class CaseFile:
    """A case, opened on the table. `evidence` is the id of the post that decided it, "" when the page lacks it."""

    case: Case
    standing: Standing
    steps: tuple[Step, ...]
    turns: tuple[Turn, ...]
    photos: tuple[StaffPhoto, ...]
    thanks: tuple[Kudos, ...]
    thankful: frozenset[str]
    on_page: frozenset[str]
    evidence: str
    original: str


def open_file(case: Case, thread: Thread | None, display: Display) -> CaseFile:
    """Gathers the page's parts; without a thread (nothing of it is stored any more) the case stands alone."""
    posts = {post.id: display.of(post, case.held) for post in thread.posts} if thread else {}
    return CaseFile(
        case=case,
        standing=standing_of(case),
        steps=_steps(case, posts),
        turns=turns(thread, posts) if thread else (),
        photos=display.staff_photos(posts.values()),
        thanks=case.kudos,
        thankful=frozenset(kudos.post_id for kudos in case.kudos),
        on_page=frozenset(posts),
        evidence=case.resolved_by if case.resolved_by in posts else "",
        original=_original(case, posts),
    )


def _steps(case: Case, posts: dict[str, ShownPost]) -> tuple[Step, ...]:
    steps = [_step("asked", case, case.opened_at, case.request, posts)]
    if case.first_response_at and case.first_response_at != case.resolved_at:
        steps.append(_step("answered", case, case.first_response_at, case.first_response, posts))
    if case.resolved_at and case.status in (Status.RESOLVED, Status.DECLINED):
        steps.append(_step("closed", case, case.resolved_at, case.resolved_by, posts))
    if case.kudos:
        steps.append(_step("thanked", case, case.kudos[0].at, case.kudos[0].post_id, posts))
    return tuple(sorted(steps, key=_moment))


def _step(kind: StepKind, case: Case, at: datetime, post_id: str | None, posts: dict[str, ShownPost]) -> Step:
    later = None if kind == "asked" else seconds_between(case.opened_at, at)
    return Step(kind, at, later, post_id if post_id in posts else "")


def _moment(step: Step) -> datetime:
    return step.at


def _original(case: Case, posts: dict[str, ShownPost]) -> str:
    asked = posts.get(case.request or "") or next(iter(posts.values()), None)
    return asked.url if asked else ""
