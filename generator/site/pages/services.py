"""The town's services: an index, and one page each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.domain.cases import Case, Status
from generator.domain.towns import Service
from generator.site.addresses import month_folder
from generator.site.lines import Lines
from generator.site.page import Page
from generator.site.paging import Sheet, sheets
from generator.site.paper import Heading, Paper, numbered
from generator.site.shelf import Shelf


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """A service on the index: its words, its page, and how many cases were asked and resolved."""

    name: str
    description: str
    folder: str
    asked: int
    resolved: int


@dataclass(frozen=True, slots=True)
class ServiceMonth:
    """A month of a service: counts only, since times would tell of the few people behind it."""

    month: str
    folder: str
    asked: int
    resolved: int


def service_pages(paper: Paper, shelf: Shelf, lines: Lines) -> Iterator[Page]:
    """The index, then every service's pages."""
    yield _index(paper, shelf)
    for service in paper.edition.town.services:
        yield from _pages_of(paper, shelf, lines, service)


def _index(paper: Paper, shelf: Shelf) -> Page:
    edition = paper.edition
    heading = Heading(
        edition.say.gettext("Services"), edition.say.gettext("The town’s services, and what people asked of them.")
    )
    cards = [_card(paper, shelf, service) for service in edition.town.services]
    return paper.page("services/", heading, edition.render("services.html", heading=heading, cards=cards))


def _card(paper: Paper, shelf: Shelf, service: Service) -> ServiceCard:
    cases = shelf.services.get(service.service_code, ())
    return ServiceCard(
        name=paper.edition.services[service.service_code],
        description=service.description,
        folder=_folder(service),
        asked=len(cases),
        resolved=_resolved(cases),
    )


def _pages_of(paper: Paper, shelf: Shelf, lines: Lines, service: Service) -> Iterator[Page]:
    edition = paper.edition
    cases = shelf.services.get(service.service_code, ())
    card = _card(paper, shelf, service)
    described = edition.say.gettext("What people asked of this service of %(town)s: %(service)s.")
    heading = Heading(card.name, described % {"town": edition.town.name, "service": card.name})
    months = _months(paper, cases)
    for sheet in sheets(_folder(service), cases):
        yield _sheet(paper, lines, sheet, card, heading, months if sheet.number == 1 else [])


def _sheet(
    paper: Paper,
    lines: Lines,
    sheet: Sheet[Case],
    card: ServiceCard,
    heading: Heading,
    months: Sequence[ServiceMonth],
) -> Page:
    body = paper.edition.render(
        "service.html",
        heading=heading,
        card=card,
        sheet=sheet,
        lines=lines.of(sheet.things),
        months=months,
    )
    return paper.page(sheet.folder, numbered(paper.edition, heading, sheet.number), body)


def _months(paper: Paper, cases: Sequence[Case]) -> list[ServiceMonth]:
    month_of = paper.edition.dates.month_of
    months = [(month_of(case.opened_at), case.status is Status.RESOLVED) for case in cases]
    asked = Counter(month for month, _ in months)
    resolved = Counter(month for month, done in months if done)
    return [ServiceMonth(month, month_folder(month), asked[month], resolved[month]) for month in asked]


def _resolved(cases: Sequence[Case]) -> int:
    return sum(case.status is Status.RESOLVED for case in cases)


def _folder(service: Service) -> str:
    return f"services/{service.service_code}/"
