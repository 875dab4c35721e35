"""town.yml: who the town is and how its record is kept."""

import zoneinfo
from typing import Literal

from pydantic import Field, model_validator

from generator.domain.cases import Status
from generator.domain.towns import Collect, Contact, Photos, QuietPeriod, Residents, Service, StaffMember, Town
from generator.townfiles.fields import (
    Day,
    Days,
    Dollars,
    Form,
    Handle,
    Hashtag,
    Months,
    Prose,
    Switch,
    TeamSize,
    Text,
    WebAddress,
    refused,
)
from generator.townfiles.saying import said
from generator.townfiles.town_values import Colour, Country, Email, Zone

CLOSING_MARKS = ("resuelto", "erledigt", "fixed")
WATCH_DAYS = 14
QUOTE_MONTHS = 24
Published = Literal["resolved", "acknowledged", "open", "declined"]
PUBLISHED: tuple[Published, ...] = ("resolved", "acknowledged", "open")


class ContactForm(Form):
    """How to reach the town without an account."""

    phone: Text | None = Field(None, description="Telephone number, as people dial it.", examples=["+34 958 000 000"])
    email: Email | None = Field(None, description="E-mail address for requests.", examples=["town@example.org"])
    counter: Prose | None = Field(None, description="Where and when the counter is open.")
    web: WebAddress | None = Field(None, description="The town's own web site (https).")


class BudgetForm(Form):
    """What reading posts may cost."""

    month: Dollars = Field(description="US dollars in a calendar month (UTC).", examples=[25])


class QuietPeriodForm(Form):
    """Days on which the site praises nobody."""

    first: Day = Field(alias="from", description="The first day.", examples=["2027-04-05"])
    last: Day = Field(alias="to", description="The last day; it is quiet too.", examples=["2027-05-23"])

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> "QuietPeriodForm":
        if self.last < self.first:
            raise refused("028", said("this quiet period ends before it begins: correct one of the dates"))
        return self


class TownForm(Form):
    """The settings of a town. Name, languages and time zone are required; everything else has a default."""

    name: Text = Field(description="The town's name, as its people say it.", examples=["Villacorva"])
    languages: tuple[Text, ...] = Field(
        min_length=1,
        description="Interface languages; the pages of the first one lie at the root of the site.",
        examples=[["es", "de", "en"]],
    )
    timezone: Zone = Field(description="IANA time zone in which days begin and end.", examples=["Europe/Madrid"])
    country: Country | None = Field(None, description="ISO code of two letters; decides legal pages and rules.")
    accounts: tuple[Handle, ...] | None = Field(
        None, description="Accounts to read. Default: every handle of staff.yml."
    )
    marks: tuple[Hashtag, ...] | None = Field(
        None, description="Hashtags with which staff close a case. Default: resuelto, erledigt, fixed."
    )
    publish: tuple[Published, ...] | None = Field(
        None, min_length=1, description="Cases to publish, by status. Default: resolved, acknowledged, open."
    )
    collect: Collect | None = Field(
        None, description="`all` reads every conversation; `resolved` only those that staff closed with a mark."
    )
    residents: Residents | None = Field(
        None, description="`quoted` shows residents' posts as their source demands. `linked` is not available yet."
    )
    index_cases: Switch | None = Field(None, description="Whether search engines may index case pages. Default: false.")
    small_team_minimum: TeamSize | None = Field(
        None, description="Times are shown per service only where its team has this many people. Default: 5."
    )
    accent: Colour | None = Field(None, description="Accent colour, in quotes.", examples=["#0b7285"])
    repository: WebAddress | None = Field(None, description="Where these files are edited: the case pages link there.")
    contact: ContactForm | None = Field(None, description="How to reach the town without an account.")
    budget: BudgetForm | None = Field(None, description="What reading posts may cost. Default: no limit.")
    watch_days: Days | None = Field(
        None, description="For so many days after its last post a conversation is looked at for more. Default: 14."
    )
    photos: Photos | None = Field(
        None,
        description="`staff` shows staff's photos only, residents' by annotation; `all` shows all. Default: staff.",
    )
    quote_months: Months | None = Field(
        None, description="After so many months a quoted case shows links only; 0 for ever. Default: 24."
    )
    staff_council_agreement: Day | None = Field(
        None, description="The day of the agreement with the staff council; in Germany nobody is named without it."
    )
    quiet_periods: tuple[QuietPeriodForm, ...] | None = Field(
        None, description="Days before elections on which the site praises nobody; the plain lists stay."
    )


def build_town(form: TownForm, staff: tuple[StaffMember, ...], services: tuple[Service, ...]) -> Town:
    """The town with every default filled in; its districts come later."""
    accounts = tuple(member.handle for member in staff if member.handle)
    return Town(
        name=form.name,
        languages=form.languages,
        timezone=zoneinfo.ZoneInfo(form.timezone),
        country=form.country or "",
        accounts=accounts if form.accounts is None else form.accounts,
        marks=CLOSING_MARKS if form.marks is None else form.marks,
        publish=tuple(Status(word) for word in form.publish or PUBLISHED),
        collect=form.collect or "all",
        residents=form.residents or "quoted",
        index_cases=form.index_cases or False,
        small_team_minimum=form.small_team_minimum or 5,
        accent=form.accent or "",
        repository=form.repository or "",
        contact=_contact(form.contact or ContactForm()),
        month_budget=form.budget.month if form.budget else None,
        watch_days=WATCH_DAYS if form.watch_days is None else form.watch_days,
        photos=form.photos or "staff",
        quote_months=QUOTE_MONTHS if form.quote_months is None else form.quote_months,
        staff_council_agreement=form.staff_council_agreement,
        quiet_periods=tuple(QuietPeriod(period.first, period.last) for period in form.quiet_periods or ()),
        staff=staff,
        services=services,
    )


def _contact(form: ContactForm) -> Contact:
    return Contact(form.phone or "", form.email or "", form.counter or "", form.web or "")
