"""A case as one line of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from generator.domain.cases import Case, Status, seconds_between
from generator.site.edition import Edition, titled
from generator.site.standing import Standing, standing_of
from generator.site.strangers import language_tag


@dataclass(frozen=True, slots=True)
class Line:
    """What a list shows of a case. `took` and `waiting` are whole seconds, None where there is nothing to say."""

    href: str
    title: str
    lang: str
    standing: Standing
    unsure: bool
    asked: datetime
    took: int | None
    waiting: int | None
    service: str
    district: str


def lines_of(edition: Edition, cases: Iterable[Case], as_of: datetime | None) -> list[Line]:
    """The cases as lines, in their order; open ones have waited until `as_of`, the moment of the last fetch."""
    return [_line(edition, case, as_of) for case in cases]


def _line(edition: Edition, case: Case, as_of: datetime | None) -> Line:
    waits = case.status in (Status.OPEN, Status.ACKNOWLEDGED) and not case.continued_privately
    return Line(
        href=edition.addresses.to(f"cases/{case.case_id}/"),
        title=edition.title(case),
        lang=language_tag(case.lang) if titled(case) else "",
        standing=standing_of(case),
        unsure=case.needs_review,
        asked=case.opened_at,
        took=case.resolution_seconds if case.status is Status.RESOLVED and not case.settled_without_town else None,
        waiting=seconds_between(case.opened_at, as_of) if waits else None,
        service=edition.services.get(case.service_code or "", ""),
        district=edition.districts.get(case.district or "", ""),
    )
