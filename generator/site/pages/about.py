"""The generated part of the about page: how it works and what the words mean."""

from generator.site.contact import ways_to_ask
from generator.site.page import Page
from generator.site.paper import Heading, Paper
from generator.site.shelf import Shelf


def about_page(paper: Paper, shelf: Shelf) -> Page:
    """How the record is made, what the statuses mean, how to ask, as of when."""
    edition = paper.edition
    heading = Heading(
        edition.say.gettext("About this record"),
        edition.say.gettext("How this record is made, and what its words mean."),
    )
    body = edition.render(
        "about.html", heading=heading, ways=ways_to_ask(edition), marks=edition.town.marks, as_of=shelf.book.as_of
    )
    return paper.at_marker("about/", heading, body)
