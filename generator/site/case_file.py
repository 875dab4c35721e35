"""What a case page tells, gathered from the case and its thread. Free of language: the templates word it."""

from datetime import datetime
from typing import Literal, NamedTuple

from generator.domain.cases import Case, Kudos, Status, seconds_between
from generator.domain.frozen import frozen
from generator.domain.grounds import Ground, Rule
from generator.domain.posts import Thread
from generator.domain.promises import PromiseState
from generator.site.conversation import Turn, turns
from generator.site.display import CasePhoto, Display, ShownPost
from generator.site.standing import Standing, standing_of

StepKind = Literal["asked", "answered", "promised", "closed", "reopened", "thanked"]


class Step(NamedTuple):
    """Something that happened, `later` whole seconds after the request; `anchor` is its post when the page has it.

    `gone` says that the town's post left, `due` and `state` belong to a promise.
    """

    kind: StepKind
    at: datetime
    later: int | None
    anchor: str
    gone: bool = False
    due: datetime | None = None
    state: PromiseState | None = None


@frozen
class CaseFile:
    """A case, opened on the table. `evidence` is the id of the post that decided it, "" when the page lacks it.

    `quotable` are the posts that the page shows whole: only their words may stand in a reason.
    """

    case: Case
    standing: Standing
    steps: tuple[Step, ...]
    turns: tuple[Turn, ...]
    photos: tuple[CasePhoto, ...]
    thanks: tuple[Kudos, ...]
    thankful: frozenset[str]
    on_page: frozenset[str]
    quotable: frozenset[str]
    evidence: str
    original: str


def open_file(case: Case, thread: Thread | None, display: Display, as_of: datetime) -> CaseFile:
    """Gathers the page's parts; without a thread (nothing of it is stored any more) the case stands alone.

    `as_of` (aware) is the moment up to which promises are judged.
    """
    shown = thread if case.display == "full" else None
    asked_for = (*case.photos_before, *case.photos_after)
    posts = {post.id: display.of(post, case.held, asked_for) for post in shown.posts} if shown else {}
    return CaseFile(
        case=case,
        standing=standing_of(case),
        steps=_steps(case, posts, as_of),
        turns=turns(shown, posts) if shown else (),
        photos=display.case_photos(posts.values(), case.photos_before, case.photos_after),
        thanks=case.kudos,
        thankful=frozenset(kudos.post_id for kudos in case.kudos),
        on_page=frozenset(posts),
        quotable=frozenset(post.id for post in posts.values() if post.shown == "whole"),
        evidence=case.resolved_by if case.resolved_by in posts else "",
        original=_original(case, posts),
    )


def _steps(case: Case, posts: dict[str, ShownPost], as_of: datetime) -> tuple[Step, ...]:
    steps = [_step("asked", case, case.opened_at, case.request, posts)]
    if case.first_response_at and case.first_response_at != case.resolved_at:
        steps.append(_step("answered", case, case.first_response_at, case.first_response, posts))
    if case.promise:
        made = case.promise.made_at or case.first_response_at or case.opened_at
        step = _step("promised", case, made, case.promise.post_id, posts)
        steps.append(step._replace(due=case.promise.due, state=case.promise_state(as_of), gone=False))
    if case.resolved_at and case.status in (Status.RESOLVED, Status.DECLINED):
        steps.append(_step("closed", case, case.resolved_at, case.resolved_by, posts))
    steps += [
        _step("reopened", case, posts[ground.post].at, ground.post, posts)
        for ground in case.reasons
        if _is_complaint(ground) and ground.post in posts
    ]
    if case.kudos:
        steps.append(_step("thanked", case, case.kudos[0].at, case.kudos[0].post_id, posts))
    return tuple(sorted(steps, key=_moment))


def _step(kind: StepKind, case: Case, at: datetime, post_id: str | None, posts: dict[str, ShownPost]) -> Step:
    later = None if kind == "asked" else seconds_between(case.opened_at, at)
    gone = kind in ("answered", "closed") and bool(posts) and post_id not in posts
    return Step(kind, at, later, post_id if post_id in posts else "", gone)


def _is_complaint(ground: Ground) -> bool:
    return ground.rule is Rule.NOT_SOLVED


def _moment(step: Step) -> datetime:
    return step.at


def _original(case: Case, posts: dict[str, ShownPost]) -> str:
    asked = posts.get(case.request or "") or next(iter(posts.values()), None)
    return asked.url if asked else ""
