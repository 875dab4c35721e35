"""The town: its settings, the staff who answer, the services they give, the districts it is made of."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from generator.domain.cases import Status

Collect = Literal["all", "resolved"]
Residents = Literal["quoted", "linked"]
StaffKind = Literal["person", "service"]
Photos = Literal["staff", "all"]


@dataclass(frozen=True, slots=True)
class Consent:
    """A person's recorded consent to be named: given on a day, perhaps until a day, perhaps withdrawn."""

    given: date
    expires: date | None = None
    withdrawn: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the consent is in force on the day `on` (the town's own calendar)."""
        ended = [day for day in (self.expires, self.withdrawn) if day is not None]
        return self.given <= on and all(on < day for day in ended)


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Who answers for the town: an account (`handle`), a signature under shared accounts (`^JS`), or both."""

    role: str
    kind: StaffKind = "service"
    handle: str = ""
    signature: str = ""
    name: str = ""
    department: str = ""
    services: tuple[str, ...] = ()
    consent: Consent | None = None

    def may_be_named(self, on: date) -> bool:
        """A service account always; a person only while their consent holds."""
        return self.kind == "service" or (self.consent is not None and self.consent.holds(on))


@dataclass(frozen=True, slots=True)
class Service:
    """A service in Open311's words. `words` and `marks` are what posts call it (casefolded, marks without #)."""

    service_code: str
    service_name: str
    description: str = ""
    department: str = ""
    words: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    def name_in(self, language: str) -> str:
        """The service's name in an interface language, else its own name."""
        return dict(self.names).get(language, self.service_name)


@dataclass(frozen=True, slots=True)
class District:
    """A part of the town; `id` is its slug, `streets` are those of its streets and squares that posts may name."""

    id: str
    name: str
    streets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuietPeriod:
    """Days, first and last included, in which the site praises nobody: weeks before an election."""

    first: date
    last: date

    def holds(self, on: date) -> bool:
        """Whether the day `on` (the town's own calendar) lies in it."""
        return self.first <= on <= self.last


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the town without an account."""

    phone: str = ""
    email: str = ""
    counter: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True)
class Town:
    """A town's settings, complete: everything that was not written has its default.

    `languages` are interface languages, the first one's pages lie at the root. `accounts` are the handles to read
    (without @); `marks` are hashtags (casefolded, without #) with which staff close a case. `month_budget` is what
    reading may cost in a UTC month, in millionths of a US dollar, None for no limit. For `watch_days` after its last
    post a conversation is looked at for more. After `quote_months` a quoted case turns linked (0: never).
    """

    name: str
    languages: tuple[str, ...]
    timezone: ZoneInfo
    country: str = ""
    accounts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    publish: tuple[Status, ...] = (Status.RESOLVED, Status.ACKNOWLEDGED, Status.OPEN)
    collect: Collect = "all"
    residents: Residents = "quoted"
    index_cases: bool = False
    small_team_minimum: int = 5
    accent: str = ""
    repository: str = ""
    contact: Contact = Contact()
    month_budget: int | None = None
    watch_days: int = 14
    photos: Photos = "staff"
    quote_months: int = 24
    staff_council_agreement: date | None = None
    quiet_periods: tuple[QuietPeriod, ...] = ()
    staff: tuple[StaffMember, ...] = ()
    services: tuple[Service, ...] = ()
    districts: tuple[District, ...] = ()

    def service(self, service_code: str | None) -> Service | None:
        """The service of that code, or None."""
        return next((service for service in self.services if service.service_code == service_code), None)

    def district(self, district_id: str | None) -> District | None:
        """The district of that id, or None."""
        return next((district for district in self.districts if district.id == district_id), None)
