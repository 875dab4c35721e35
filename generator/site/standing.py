"""Where a case stands, in the words a resident would use, and which list shows it."""

from enum import StrEnum
from gettext import NullTranslations

from generator.domain.cases import Case, Status


class Standing(StrEnum):
    """A case's status as the site words it."""

    FIXED = "fixed"
    ANSWERED = "answered"
    SETTLED = "settled"
    PENDING = "pending"
    OPEN = "open"
    REOPENED = "reopened"
    DECLINED = "declined"


class Drawer(StrEnum):
    """The lists that cases are filed in, by status; `RESOLVED` is the one that opens."""

    RESOLVED = "resolved"
    OPEN = "open"
    ANSWERED = "answered"
    ALL = "all"

    @property
    def folder(self) -> str:
        """The list's folder."""
        return "cases/" if self is Drawer.RESOLVED else f"cases/{self.value}/"


def standing_of(case: Case) -> Standing:
    """How the site words a case: a question is answered, never fixed; what mended itself is nobody's success."""
    if case.status is Status.RESOLVED:
        if case.settled_without_town:
            return Standing.SETTLED
        return Standing.ANSWERED if case.question else Standing.FIXED
    if case.status is Status.DECLINED:
        return Standing.DECLINED
    if case.reopened:
        return Standing.REOPENED
    return Standing.PENDING if case.status is Status.ACKNOWLEDGED else Standing.OPEN


def drawer_of(case: Case) -> Drawer:
    """The list, besides all cases, that a case is filed in; a declined one is in no other."""
    match case.status:
        case Status.RESOLVED:
            return Drawer.RESOLVED
        case Status.ACKNOWLEDGED:
            return Drawer.ANSWERED
        case Status.OPEN:
            return Drawer.OPEN
        case _:
            return Drawer.ALL


def standing_words(say: NullTranslations) -> dict[Standing, str]:
    """The words on the status tags, in one language."""
    return {
        Standing.FIXED: say.gettext("Fixed"),
        Standing.ANSWERED: say.gettext("Answered"),
        Standing.SETTLED: say.gettext("Settled without the town"),
        Standing.PENDING: say.gettext("Answered, pending"),
        Standing.OPEN: say.gettext("No answer yet"),
        Standing.REOPENED: say.gettext("Reopened"),
        Standing.DECLINED: say.gettext("Declined"),
    }
