"""The whole site, page by page."""

from collections.abc import Iterator, Sequence

from generator.domain.cases import Case, Casebook
from generator.domain.figures import Figures
from generator.domain.posts import Thread
from generator.domain.towns import Town
from generator.site.case_file import CaseFile, open_file
from generator.site.display import Display
from generator.site.edition import editions
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
from generator.site.shelf import Shelf, shelve


def build_site(book: Casebook, figures: Figures, town: Town, record: Record, look: Look) -> Iterator[Page]:
    """Every generated page in every interface language, one at a time; threads are streamed, never gathered."""
    papers = tuple(Paper(edition) for edition in editions(town, look))
    case_pages = tuple(CasePages(paper) for paper in papers)
    first = papers[0].edition
    display = Display(first.staff, record.pictures(), first.addresses)
    shelf = shelve(book, figures, town)
    snapshot: Snapshot | None = None
    for file in _files(shelf, record, display):
        snapshot = newer(snapshot, file)
        for pages in case_pages:
            yield pages.page(file)
    yield from thanks_pages(papers, shelf, record, display)
    for paper in papers:
        yield home_page(paper, shelf, record, display, snapshot)
        yield from _overviews(paper, shelf)


def _files(shelf: Shelf, record: Record, display: Display) -> Iterator[CaseFile]:
    """Every case's file, in the record's order; cases whose threads are gone come last, alone."""
    found: set[str] = set()
    for thread in record.threads():
        cases = _cases_of(thread, shelf)
        found.update(case.case_id for case in cases)
        for case in cases:
            yield open_file(case, thread, display)
    for case in shelf.cases:
        if case.case_id not in found:
            yield open_file(case, None, display)


def _cases_of(thread: Thread, shelf: Shelf) -> Sequence[Case]:
    return shelf.conversations.get(thread.conversation_id, ())


def _overviews(paper: Paper, shelf: Shelf) -> Iterator[Page]:
    yield from case_lists(paper, shelf)
    yield from service_pages(paper, shelf)
    yield figures_page(paper, shelf)
    yield about_page(paper, shelf)
