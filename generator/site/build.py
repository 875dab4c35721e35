"""The whole site, page by page."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time

from generator.domain.cases import Case, Casebook
from generator.domain.figures import Figures
from generator.domain.posts import Picture, Thread
from generator.domain.towns import Town
from generator.site.case_file import open_file
from generator.site.display import Display
from generator.site.edition import editions
from generator.site.lines import Lines
from generator.site.look import Look
from generator.site.page import Page
from generator.site.pages.about import about_page
from generator.site.pages.case import CasePages
from generator.site.pages.case_lists import case_lists
from generator.site.pages.figures import figures_page
from generator.site.pages.home import Snapshot, home_page, newer
from generator.site.pages.services import service_pages
from generator.site.pages.thanks import thanks_pages
from generator.site.paper import Paper
from generator.site.record import Record
from generator.site.shelf import shelve


class Site:
    """A town's site in the making, in every interface language.

    First ask for the pages of cases, while their threads are at hand: those pass by once and are never gathered.
    Then, when all cases are known, for the pages that tell of many.
    """

    def __init__(self, town: Town, look: Look, pictures: Mapping[str, Picture]) -> None:
        self._town = town
        self._papers = tuple(Paper(edition) for edition in editions(town, look))
        self._case_pages = tuple(CasePages(paper) for paper in self._papers)
        first = self._papers[0].edition
        self._display = Display(first.staff, pictures, first.addresses, everybodys=town.photos == "all")
        self._as_of = datetime.combine(look.today, time.min, town.timezone)
        self._snapshot: Snapshot | None = None

    def case_pages(self, cases: Iterable[tuple[Case, Thread | None]]) -> Iterator[Page]:
        """The pages of some published cases; one without a thread (its posts are not public any more) stands alone."""
        files = [open_file(case, thread, self._display, self._as_of) for case, thread in cases]
        for file in files:
            self._snapshot = newer(self._snapshot, file)
        for pages in self._case_pages:
            yield from map(pages.page, files)

    def overviews(self, book: Casebook, figures: Figures, record: Record) -> Iterator[Page]:
        """All other pages: thanks, home, lists of cases, services, figures, about. `record` has the thanks' posts."""
        shelf = shelve(book, figures, self._town)
        yield from thanks_pages(self._papers, shelf, record, self._display)
        for paper in self._papers:
            lines = Lines(paper.edition, book.as_of)
            yield home_page(paper, shelf, lines, record, self._display, self._snapshot)
            yield from case_lists(paper, shelf, lines)
            yield from service_pages(paper, shelf, lines)
            yield figures_page(paper, shelf)
            yield about_page(paper, shelf)
