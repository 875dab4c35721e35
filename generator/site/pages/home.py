"""The home page: today in town."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from generator.domain.cases import Case
from generator.site.case_file import CaseFile
from generator.site.contact import ways_to_ask
from generator.site.display import CasePhoto, Display
from generator.site.edition import Edition
from generator.site.lines import Lines
from generator.site.page import Page
from generator.site.pages.thanks import Note, notes_of
from generator.site.paper import Heading, Paper
from generator.site.record import Record
from generator.site.shelf import Shelf
from generator.site.standing import Drawer, Standing, standing_of

LATEST = 5
WEEK = 7
THANKS_TRIED = 25
"""How far back to look for a thank-you whose post is still there."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The newest photo that staff posted, and its case."""

    photo: CasePhoto
    case: Case


def newer(snapshot: Snapshot | None, file: CaseFile) -> Snapshot | None:
    """The newer of what was found so far and what this case has."""
    newest = max((photo for photo in file.photos if photo.role), key=_taken, default=None)
    if newest is None or (snapshot is not None and _taken(snapshot.photo) >= _taken(newest)):
        return snapshot
    return Snapshot(newest, file.case)


def _taken(photo: CasePhoto) -> tuple[datetime, str]:
    return photo.at, photo.post_id


def home_page(
    paper: Paper, shelf: Shelf, lines: Lines, record: Record, display: Display, snapshot: Snapshot | None
) -> Page:
    """One sentence, one photo, five cases, one thank-you, and how to ask."""
    edition = paper.edition
    title = edition.say.gettext("Today in %(town)s") % {"town": edition.town.name}
    sentence = todays_sentence(edition, shelf)
    body = edition.render(
        "home.html",
        sentence=sentence,
        lines=lines.of(shelf.cases[:LATEST]),
        snapshot=snapshot,
        snapshot_title=edition.title(snapshot.case) if snapshot else "",
        thanks=_one_thanks(edition, shelf, record, display),
        ways=ways_to_ask(edition),
        services=[(name, f"services/{code}/") for code, name in edition.services.items()],
        unanswered=len(shelf.drawers[Drawer.OPEN]),
        as_of=shelf.book.as_of,
    )
    return paper.at_marker("", Heading(title, sentence or title), body)


def _one_thanks(edition: Edition, shelf: Shelf, record: Record, display: Display) -> Note | None:
    latest = [kudos for kudos in shelf.kudos[:THANKS_TRIED] if not shelf.held(kudos)]
    posts = record.posts([kudos.post_id for kudos in latest])
    return next(iter(notes_of(edition, shelf, latest, posts, display)), None)


def todays_sentence(edition: Edition, shelf: Shelf) -> str:
    """What was fixed since yesterday, else in the past week, and how long things take; "" without any case."""
    if not shelf.cases:
        return ""
    today = edition.look.today
    fixed = [day for case in shelf.drawers[Drawer.RESOLVED] if (day := _fixed_on(edition, case)) is not None]
    since_yesterday = sum(today - timedelta(days=1) <= day <= today for day in fixed)
    this_week = sum(today - timedelta(days=WEEK) <= day <= today for day in fixed)
    wait = shelf.figures.town.resolution.median
    return _sentence(edition, since_yesterday, this_week, "" if wait is None else edition.durations.bare(wait))


def _fixed_on(edition: Edition, case: Case) -> date | None:
    if case.resolved_at is None or standing_of(case) is not Standing.FIXED:
        return None
    return case.resolved_at.astimezone(edition.town.timezone).date()


def _sentence(edition: Edition, since_yesterday: int, this_week: int, wait: str) -> str:
    say, number = edition.say, since_yesterday or this_week
    words = {"num": edition.dates.number(number), "wait": wait}
    if not number:
        quiet = say.gettext("Nothing was fixed in the past week; typical wait %(wait)s.")
        return (quiet if wait else say.gettext("Nothing was fixed in the past week.")) % words
    if since_yesterday and wait:
        sentence = say.ngettext(
            "%(num)s thing fixed since yesterday; typical wait %(wait)s.",
            "%(num)s things fixed since yesterday; typical wait %(wait)s.",
            number,
        )
    elif since_yesterday:
        sentence = say.ngettext("%(num)s thing fixed since yesterday.", "%(num)s things fixed since yesterday.", number)
    elif wait:
        sentence = say.ngettext(
            "%(num)s thing fixed in the past week; typical wait %(wait)s.",
            "%(num)s things fixed in the past week; typical wait %(wait)s.",
            number,
        )
    else:
        sentence = say.ngettext(
            "%(num)s thing fixed in the past week.", "%(num)s things fixed in the past week.", number
        )
    return sentence % words
