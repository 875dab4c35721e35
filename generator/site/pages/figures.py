"""The figures of the town as a whole, with how each was reckoned; never a person's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.domain.figures import FigureRow
from generator.site.addresses import month_folder
from generator.site.page import Page
from generator.site.paper import Heading, Paper
from generator.site.shelf import Shelf

CHART_MONTHS = 24
CHART_HEIGHT = 120
BAR_WIDTH = 14
MONTH_WIDTH = 40


@dataclass(frozen=True, slots=True)
class Bars:
    """A month of the chart, in the drawing's units: two bars that stand on the base line."""

    month: str
    label: str
    x: int
    asked: int
    asked_height: int
    resolved: int
    resolved_height: int

    @property
    def tallest(self) -> int:
        """Where a number above the bars stands."""
        return max(self.asked_height, self.resolved_height)


@dataclass(frozen=True, slots=True)
class Chart:
    """Asked and resolved, month by month."""

    bars: tuple[Bars, ...]
    width: int
    height: int
    bar_width: int
    highest: int


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of a table: its words, its page ("" where there is none), its figures."""

    name: str
    folder: str
    row: FigureRow


def figures_page(paper: Paper, shelf: Shelf) -> Page:
    """The figures: the town, its months, its services."""
    edition, figures = paper.edition, shelf.figures
    heading = Heading(
        edition.say.gettext("Figures"),
        edition.say.gettext("How many cases there were, and how long they took: medians, with the formula."),
    )
    body = edition.render(
        "figures.html",
        heading=heading,
        whole=figures.town,
        months=[_month(paper, shelf, row) for row in reversed(figures.months)],
        services=[_service(paper, row) for row in figures.services],
        settled=_settled(figures.town),
        chart=chart_of(figures.months, edition.dates.short_month),
        as_of=shelf.book.as_of,
    )
    return paper.page("figures/", heading, body)


def _settled(whole: FigureRow) -> int:
    """Cases that ended without the town's doing: asked, but in none of the other counts."""
    return whole.asked - whole.resolved - whole.acknowledged - whole.open - whole.declined


def chart_of(months: Sequence[FigureRow], label: Callable[[str], str]) -> Chart:
    """The chart of the newest months, oldest at the left; `label` names a month in little room."""
    newest = months[-CHART_MONTHS:]
    highest = max((max(row.asked, row.resolved) for row in newest), default=0)
    bars = tuple(_bars(place, row, highest, label(row.key)) for place, row in enumerate(newest))
    return Chart(bars, max(1, len(bars)) * MONTH_WIDTH, CHART_HEIGHT, BAR_WIDTH, highest)


def _bars(place: int, row: FigureRow, highest: int, label: str) -> Bars:
    scale = CHART_HEIGHT / max(1, highest)
    return Bars(
        month=row.key,
        label=label,
        x=place * MONTH_WIDTH,
        asked=row.asked,
        asked_height=round(row.asked * scale),
        resolved=row.resolved,
        resolved_height=round(row.resolved * scale),
    )


def _month(paper: Paper, shelf: Shelf, row: FigureRow) -> NamedRow:
    return NamedRow(paper.edition.dates.month(row.key), month_folder(row.key) if row.key in shelf.months else "", row)


def _service(paper: Paper, row: FigureRow) -> NamedRow:
    known = paper.edition.services.get(row.key)
    return NamedRow(known or row.key, f"services/{row.key}/" if known else "", row)
