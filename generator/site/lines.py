"""A case as one line of a list."""

from collections.abc import Iterable
from datetime import datetime

from generator.domain.cases import Case, Status, seconds_between
from generator.domain.frozen import frozen
from generator.site.edition import Edition, titled
from generator.site.standing import Standing, standing_of
from generator.site.strangers import language_tag
from generator.site.templating import Part


@frozen
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


class Lines:
    """Lays cases out as lines of one edition's lists: each once, though up to four lists hold it.

    Open cases have waited until `as_of`, the moment of the last fetch.
    """

    def __init__(self, edition: Edition, as_of: datetime | None) -> None:
        self._edition = edition
        self._as_of = as_of
        self._laid_out: dict[str, Part] = {}

    def of(self, cases: Iterable[Case]) -> list[Part]:
        """The cases as HTML, in their order."""
        return [self._laid_out.get(case.case_id) or self._lay_out(case) for case in cases]

    def _lay_out(self, case: Case) -> Part:
        line = self._edition.part("line.html", line=_line(self._edition, case, self._as_of))
        self._laid_out[case.case_id] = line
        return line


def _line(edition: Edition, case: Case, as_of: datetime | None) -> Line:
    waits = case.status in (Status.OPEN, Status.ACKNOWLEDGED) and not case.continued_privately
    return Line(
        href=edition.addresses.to(f"cases/{case.case_id}/"),
        title=edition.title(case),
        lang=language_tag(case.lang) if titled(case) else "",
        standing=standing_of(case),
        unsure=case.needs_review,
        asked=case.opened_at,
        took=edition.took(case),
        waiting=seconds_between(case.opened_at, as_of) if waits else None,
        service=edition.services.get(case.service_code or "", ""),
        district=edition.districts.get(case.district or "", ""),
    )
