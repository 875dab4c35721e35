"""The lists of cases: by status and by month, newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.domain.cases import Case
from generator.site.addresses import month_folder
from generator.site.edition import Edition
from generator.site.lines import Lines
from generator.site.page import Page
from generator.site.paging import Sheet, sheets
from generator.site.paper import Heading, Paper, numbered
from generator.site.shelf import Shelf
from generator.site.standing import Drawer


@dataclass(frozen=True, slots=True)
class DrawerLink:
    """A status filter: its words, its list's folder, how many cases are in it."""

    label: str
    folder: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month's list, and how many cases are in it."""

    month: str
    folder: str
    count: int


def case_lists(paper: Paper, shelf: Shelf, lines: Lines) -> Iterator[Page]:
    """Every page of every list: each drawer, then each month."""
    for drawer in Drawer:
        yield from _drawer_pages(paper, shelf, lines, drawer)
    for month in shelf.months:
        yield from _month_pages(paper, shelf, lines, month)


def _drawer_pages(paper: Paper, shelf: Shelf, lines: Lines, drawer: Drawer) -> Iterator[Page]:
    edition = paper.edition
    labels = _drawer_labels(edition)
    heading = Heading(_drawer_title(edition, drawer), edition.say.gettext("What people asked, and what became of it."))
    links = [DrawerLink(labels[each], each.folder, len(shelf.drawers[each]), each is drawer) for each in Drawer]
    for sheet in sheets(drawer.folder, shelf.drawers[drawer]):
        months = _months_by_year(shelf) if sheet.number == 1 else []
        yield _list_page(paper, shelf, lines, sheet, heading, links, months)


def _month_pages(paper: Paper, shelf: Shelf, lines: Lines, month: str) -> Iterator[Page]:
    edition = paper.edition
    named = edition.dates.month(month)
    title = edition.say.gettext("Cases of %(month)s") % {"month": named}
    heading = Heading(title, edition.say.gettext("Everything people asked in %(month)s.") % {"month": named})
    labels = _drawer_labels(edition)
    links = [DrawerLink(labels[each], each.folder, len(shelf.drawers[each]), current=False) for each in Drawer]
    for sheet in sheets(month_folder(month), shelf.months[month]):
        months = _months_by_year(shelf) if sheet.number == 1 else []
        yield _list_page(paper, shelf, lines, sheet, heading, links, months)


def _list_page(
    paper: Paper,
    shelf: Shelf,
    lines: Lines,
    sheet: Sheet[Case],
    heading: Heading,
    drawers: Sequence[DrawerLink],
    years: Sequence[tuple[str, Sequence[MonthLink]]],
) -> Page:
    body = paper.edition.render(
        "cases.html",
        heading=heading,
        sheet=sheet,
        lines=lines.of(sheet.things),
        drawers=drawers,
        years=years,
        as_of=shelf.book.as_of,
        any_cases=bool(shelf.cases),
    )
    return paper.page(sheet.folder, numbered(paper.edition, heading, sheet.number), body)


def _drawer_labels(edition: Edition) -> dict[Drawer, str]:
    say = edition.say
    return {
        Drawer.RESOLVED: say.gettext("Resolved"),
        Drawer.ANSWERED: say.gettext("Answered, pending"),
        Drawer.OPEN: say.gettext("No answer yet"),
        Drawer.ALL: say.gettext("All cases"),
    }


def _drawer_title(edition: Edition, drawer: Drawer) -> str:
    say = edition.say
    return {
        Drawer.RESOLVED: say.gettext("Resolved cases"),
        Drawer.ANSWERED: say.gettext("Answered cases, still pending"),
        Drawer.OPEN: say.gettext("Cases without an answer yet"),
        Drawer.ALL: say.gettext("All cases"),
    }[drawer]


def _months_by_year(shelf: Shelf) -> list[tuple[str, list[MonthLink]]]:
    years: dict[str, list[MonthLink]] = {}
    for month, cases in shelf.months.items():
        years.setdefault(month[:4], []).append(MonthLink(month, month_folder(month), len(cases)))
    return list(years.items())
