"""One label against the case that the judgement made of the same conversation."""

import re

from generator.domain.cases import Case, Kudos, Status
from generator.domain.frozen import frozen
from generator.domain.labels import Label
from generator.domain.towns import StaffMember, Town

NO_LETTER = re.compile(r"[\W_]+")


@frozen
class Verdict:
    """A label, its case, and what of the case is right.

    `kudos_found` are the labelled thanks that the case has as well; `well_attributed` those of them that go to the
    person whom the label names, or to no person where it names none.
    """

    label: Label
    case: Case
    kudos_found: frozenset[str]
    well_attributed: frozenset[str]

    @property
    def said(self) -> Status:
        """What the case was judged to be."""
        return self.case.status

    @property
    def status_right(self) -> bool:
        """Whether the status is the label's."""
        return self.said is self.label.status

    @property
    def surely_resolved(self) -> bool:
        """Whether it was called resolved, and nobody is asked to look at it."""
        return self.said is Status.RESOLVED and not self.case.needs_review

    @property
    def evidence_right(self) -> bool:
        """Whether a truly resolved case names the labelled evidence post."""
        resolved = self.label.status is Status.RESOLVED and self.said is Status.RESOLVED
        return resolved and self.label.resolved_by is not None and self.case.resolved_by == self.label.resolved_by

    @property
    def kudos_said(self) -> frozenset[str]:
        """The posts that the case counts as thanks."""
        return frozenset(kudos.post_id for kudos in self.case.kudos)


def verdict_on(case: Case, label: Label, town: Town) -> Verdict:
    """Compare a case with its label; `town` tells which addressees of thanks are persons."""
    found = [kudos for kudos in case.kudos if kudos.post_id in label.kudos]
    return Verdict(
        label=label,
        case=case,
        kudos_found=frozenset(kudos.post_id for kudos in found),
        well_attributed=frozenset(kudos.post_id for kudos in found if _well_attributed(kudos, label, town)),
    )


def _well_attributed(kudos: Kudos, label: Label, town: Town) -> bool:
    """A label without a person is met by the service, or by an account that is not a person's."""
    members = [member for member in town.staff if kudos.to is not None and _goes_by(member, kudos.to)]
    if label.kudos_to is None:
        return _names_no_person(kudos, town, members)
    if kudos.to is None:
        return False
    names = {_letters(kudos.to)} | {
        _letters(name) for member in members for name in (member.name, member.handle, member.signature) if name
    }
    return _letters(label.kudos_to) in names


def _names_no_person(kudos: Kudos, town: Town, members: list[StaffMember]) -> bool:
    if kudos.to is None or town.service(kudos.to) is not None:
        return True
    return any(member.kind == "service" and member.handle for member in members)


def _goes_by(member: StaffMember, to: str) -> bool:
    """Whether an addressee is this staff member: by handle as it is, by signature however it is introduced."""
    if member.handle and member.handle.removeprefix("@").casefold() == to.casefold():
        return True
    return bool(member.signature) and _letters(member.signature) == _letters(to)


def _letters(name: str) -> str:
    """Letters and digits alone, casefolded: "^JS", "*JS" and "-js" are one signature."""
    return NO_LETTER.sub("", name).casefold()
