"""The wall of thanks: chronological, newest first; nobody is counted."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from generator.domain.cases import Kudos
from generator.domain.frozen import frozen
from generator.domain.posts import Post
from generator.site.display import Display, ShownPost
from generator.site.edition import Edition, titled
from generator.site.page import Page
from generator.site.paging import PAGE, sheets
from generator.site.paper import Heading, Paper, numbered
from generator.site.record import Record
from generator.site.shelf import Shelf
from generator.site.strangers import language_tag

HELPING = 10
"""For how many pages of the wall posts are asked for at once."""


@frozen
class Note:
    """A thank-you on the wall: the post, "To …", and its case where it has a published one."""

    post: ShownPost
    at: datetime
    to: str
    case_href: str
    case_title: str
    case_lang: str


def thanks_pages(editions: Sequence[Paper], shelf: Shelf, record: Record, display: Display) -> Iterator[Page]:
    """The wall in every language. A thank-you whose post is gone is gone from the wall."""
    for sheet in sheets("thanks/", shelf.kudos):
        if sheet.number % HELPING == 1:
            ahead = shelf.kudos[(sheet.number - 1) * PAGE :][: HELPING * PAGE]
            posts = record.posts([kudos.post_id for kudos in ahead])
        for paper in editions:
            edition = paper.edition
            told = edition.say.gettext("What people thanked the town’s staff for, in their own words.")
            heading = Heading(edition.say.gettext("Thanks"), told)
            notes = notes_of(edition, shelf, sheet.things, posts, display)
            body = edition.render(
                "thanks.html",
                heading=heading,
                sheet=sheet,
                notes=notes,
                as_of=shelf.book.as_of,
                any_cases=bool(shelf.cases),
            )
            yield paper.page(sheet.folder, numbered(edition, heading, sheet.number), body)


def notes_of(
    edition: Edition, shelf: Shelf, thanks: Sequence[Kudos], posts: Mapping[str, Post], display: Display
) -> list[Note]:
    """Those of the thanks whose posts are there, as the wall shows them."""
    return [_note(edition, shelf, kudos, posts[kudos.post_id], display) for kudos in thanks if kudos.post_id in posts]


def _note(edition: Edition, shelf: Shelf, kudos: Kudos, post: Post, display: Display) -> Note:
    case = shelf.by_id.get(kudos.case_id or "")
    return Note(
        post=display.of(post, (post.id,) if shelf.held(kudos) else ()),
        at=kudos.at,
        to=edition.thanked(kudos),
        case_href=edition.addresses.to(f"cases/{case.case_id}/") if case else "",
        case_title=edition.title(case) if case else "",
        case_lang=language_tag(case.lang) if case and titled(case) else "",
    )
