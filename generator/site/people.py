"""Who is shown, and as whom: roles and teams, names only with consent (RECORD.md, People)."""

from dataclasses import dataclass
from datetime import date

from generator.domain.cases import AttributedBy, Kudos
from generator.domain.towns import StaffMember, Town

NEVER_NAMED_IN = "DE"
"""Where staff are not shown as addressees by name: it needs an agreement with the staff council."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a thank-you goes to: a service by its code, or a team, or a named person; all "" for the town itself."""

    service_code: str = ""
    team: str = ""
    person: str = ""


class StaffBook:
    """The staff file, found by handle and by signature, as it may be shown on the day `today`."""

    def __init__(self, town: Town, today: date) -> None:
        self.today = today
        self.names_people = town.country.upper() != NEVER_NAMED_IN
        self._handles = {member.handle.casefold(): member for member in reversed(town.staff) if member.handle}
        self._signatures = {_signature(member.signature): member for member in reversed(town.staff) if member.signature}
        self._services = frozenset(service.service_code for service in town.services)

    def by_handle(self, handle: str) -> StaffMember | None:
        """The staff member who owns an account."""
        return self._handles.get(handle.casefold()) if handle else None

    def may_be_named(self, member: StaffMember) -> bool:
        """Whether their posts may be quoted and their name said today."""
        return member.may_be_named(self.today)

    def addressee(self, kudos: Kudos) -> Addressee:
        """Whom to write beside a thank-you."""
        member = self._member(kudos)
        if member is None:
            return self._service(kudos.service_code or kudos.to or "")
        if member.kind == "service":
            return Addressee(team=member.role)
        if self.names_people and member.name and self.may_be_named(member):
            return Addressee(team=member.role, person=member.name)
        return self._instead_of(member, kudos)

    def _member(self, kudos: Kudos) -> StaffMember | None:
        if kudos.to is None or kudos.by is AttributedBy.SERVICE:
            return None
        return self.by_handle(kudos.to.removeprefix("@")) or self._signatures.get(_signature(kudos.to))

    def _instead_of(self, member: StaffMember, kudos: Kudos) -> Addressee:
        """A person who is not named: their thanks go to the service they work for."""
        code = kudos.service_code or next(iter(member.services), "")
        return Addressee(team=member.department) if not code and member.department else self._service(code)

    def _service(self, code: str) -> Addressee:
        return Addressee(service_code=code) if code in self._services else Addressee()


def _signature(written: str) -> str:
    return written.strip("^*-–— ").casefold()
