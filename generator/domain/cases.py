"""A case, the thanks it earned, and the book that holds them all."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from generator.domain.frozen import frozen
from generator.domain.grounds import Ground
from generator.domain.promises import Promise, PromiseState

DisplayedAs = Literal["full", "summary", "hidden"]


class Status(StrEnum):
    """Where a case stands, read from the public record alone."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    DECLINED = "declined"
    NOT_A_CASE = "not_a_case"


class DecidedBy(StrEnum):
    """Who or what decided that a case is resolved or declined."""

    MARK = "mark"
    WORDS = "words"
    ANNOTATION = "annotation"


class AttributedBy(StrEnum):
    """What a thank-you was attributed by."""

    HANDLE = "handle"
    SIGNATURE = "signature"
    RESOLVER = "resolver"
    SERVICE = "service"


@frozen
class Kudos:
    """A sincere thank-you by somebody who is not staff; the evidence is the post.

    `to` is a handle without @, a signature as it was written (`^CG`) or a service code; None where nobody is known.
    `case_id` is None for praise without a request. A `held` post is link-only until staff decide (personal data).
    """

    post_id: str
    at: datetime
    to: str | None
    by: AttributedBy | None
    case_id: str | None
    conversation_id: str
    service_code: str | None = None
    held: bool = False


@frozen
class Case:
    """A request and what became of it. Posts are named by id; times are aware, UTC.

    `status` is what the site shows: a case that `needs_review` is resolved only where a mark or an annotation decided.
    `opened_at` orders cases: the request's time, or the first known post's where nothing was asked.
    `reasons` say how each decision was made, `review_reasons` what should be looked at. A `question` is answered,
    never fixed. `held` names posts that are link-only until staff decide (phone numbers, addresses and the like).
    Where the town's own answer is gone, its time stays and the post's id may be None. `staff` is who answered as staff
    entered it, `duplicate_of` the case that this one repeats; photos are media keys. `overruled` says that
    staff call it resolved although somebody complained later.
    """

    case_id: str
    conversation_id: str
    status: Status
    opened_at: datetime
    title: str = ""
    reopened: bool = False
    needs_review: bool = False
    review_reasons: tuple[Ground, ...] = ()
    request: str | None = None
    first_response: str | None = None
    resolved_by: str | None = None
    first_response_at: datetime | None = None
    resolved_at: datetime | None = None
    decided_by: DecidedBy | None = None
    service_code: str | None = None
    district: str | None = None
    kudos: tuple[Kudos, ...] = ()
    reasons: tuple[Ground, ...] = ()
    settled_without_town: bool = False
    continued_privately: bool = False
    annotated: bool = False
    summary: str = ""
    note: str = ""
    lang: str = "und"
    held: frozenset[str] = frozenset()
    source: str = "x"
    question: bool = False
    promise: Promise | None = None
    staff: str | None = None
    duplicate_of: str | None = None
    display: DisplayedAs = "full"
    photos_before: tuple[str, ...] = ()
    photos_after: tuple[str, ...] = ()
    overruled: bool = False

    def promise_state(self, as_of: datetime) -> PromiseState | None:
        """What the record shows of the promise at `as_of` (aware): broken only once its time is over.

        None where nothing was promised, and where the record cannot tell: the case went on in private, was settled
        without the town or declined, or waits for somebody to look at it.
        """
        if self.promise is None or self.status in (Status.DECLINED, Status.NOT_A_CASE) or self.settled_without_town:
            return None
        if self.status is Status.RESOLVED:
            if self.resolved_at is None:
                return None
            return PromiseState.KEPT if self.resolved_at <= self.promise.due else PromiseState.BROKEN
        if self.continued_privately or self.needs_review:
            return None
        return PromiseState.BROKEN if as_of > self.promise.due else PromiseState.PENDING

    @property
    def first_response_seconds(self) -> int | None:
        """Whole seconds from the request to the first staff post, rounded down."""
        return seconds_between(self.opened_at, self.first_response_at)

    @property
    def resolution_seconds(self) -> int | None:
        """Whole seconds from the request to the post that shows it resolved, rounded down."""
        return seconds_between(self.opened_at, self.resolved_at)


def seconds_between(start: datetime, end: datetime | None) -> int | None:
    """Whole seconds from `start` to `end`, rounded down and never negative; None where there is no end."""
    if end is None:
        return None
    return max(0, (end - start).days * 86_400 + (end - start).seconds)


@frozen
class Casebook:
    """Everything a site is made of but the words of the posts.

    `cases` are the published ones, oldest first by (opened_at, conversation_id); `kudos` all thanks, oldest first.
    `as_of` is when the data was last fetched (UTC), None where nothing was.
    """

    cases: tuple[Case, ...]
    kudos: tuple[Kudos, ...]
    as_of: datetime | None
