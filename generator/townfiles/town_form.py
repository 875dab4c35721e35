"""town.yml: who the town is and how its record is kept."""

import re
import zoneinfo
from collections.abc import Mapping
from importlib import resources
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from generator.domain.cases import Status
from generator.domain.towns import Collect, Contact, Residents, Service, StaffMember, Town
from generator.townfiles.fields import (
    Form,
    Handle,
    Hashtag,
    Prose,
    Switch,
    TeamSize,
    Text,
    WebAddress,
    refused,
    text_like,
    tidy,
)
from generator.townfiles.findings import did_you_mean, shown

CLOSING_MARKS = ("resuelto", "erledigt", "fixed")
COLOUR = r"#[0-9a-fA-F]{6}"
EMAIL = r"[^@\s<>\"]{1,64}@[^@\s<>\".]+(?:\.[^@\s<>\".]+)+"
Published = Literal["resolved", "acknowledged", "open", "declined"]
PUBLISHED: tuple[Published, ...] = ("resolved", "acknowledged", "open")


def _time_zone(text: str) -> str:
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        near = _near_zone(text) or "write one such as Europe/Madrid"
        raise refused("021", f"{shown(text)} is not a time zone: {near}") from None
    return text


def _near_zone(text: str) -> str:
    zones = zoneinfo.available_timezones()
    cities = {zone.rpartition("/")[2].casefold(): zone for zone in sorted(zones) if zone.startswith("Europe/")}
    city = cities.get(text.strip().casefold().replace(" ", "_"))
    return f"did you mean '{city}'?" if city else did_you_mean(text, zones)


def _countries() -> Mapping[str, str]:
    """Codes and English names: the ISO 3166 table that travels with the time zones."""
    table = resources.files("tzdata.zoneinfo").joinpath("iso3166.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {code: name for code, name in rows}  # noqa: C416 - says what the two columns are


def _country(text: str) -> str:
    countries = _countries()
    if (code := text.upper()) in countries:
        return code
    named = {name.casefold(): code for code, name in countries.items()} | {"uk": "GB"}
    near = named.get(tidy(text).casefold())
    what = f"did you mean '{near}'?" if near else "write its two letters, such as ES or DE"
    raise refused("022", f"{shown(text)} is not a country's ISO code: {what}")


def _colour(text: str) -> str:
    if not re.fullmatch(COLOUR, text):
        raise refused("023", f'{shown(text)} is not a colour: write # and six digits in quotes, such as "#0b7285"')
    return text.lower()


def _email(text: str) -> str:
    if not re.fullmatch(EMAIL, text):
        raise refused("024", f"{shown(text)} is not an e-mail address: write one such as town@example.org")
    return text


Zone = Annotated[str, AfterValidator(_time_zone)]
Country = Annotated[str, AfterValidator(_country), text_like("[A-Za-z]{2}")]
Colour = Annotated[str, AfterValidator(_colour), text_like(COLOUR)]
Email = Annotated[str, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]


class ContactForm(Form):
    """How to reach the town without an account."""

    phone: Text | None = Field(None, description="Telephone number, as people dial it.", examples=["+34 958 000 000"])
    email: Email | None = Field(None, description="E-mail address for requests.", examples=["town@example.org"])
    counter: Prose | None = Field(None, description="Where and when the counter is open.")
    web: WebAddress | None = Field(None, description="The town's own web site (https).")


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
        staff=staff,
        services=services,
    )


def _contact(form: ContactForm) -> Contact:
    return Contact(form.phone or "", form.email or "", form.counter or "", form.web or "")
