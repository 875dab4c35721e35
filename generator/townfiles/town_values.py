"""The kinds of values that only town.yml holds: time zones, countries, colours, e-mail addresses."""

import re
import zoneinfo
from collections.abc import Mapping
from importlib import resources
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from generator.townfiles.fields import refused, text_like, tidy
from generator.townfiles.findings import did_you_mean, perhaps, shown
from generator.townfiles.saying import Said, said

COLOUR = r"#[0-9a-fA-F]{6}"
EMAIL = r"[^@\s<>\"]{1,64}@[^@\s<>\".]+(?:\.[^@\s<>\".]+)+"


def _time_zone(text: str) -> str:
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        advice = _near_zone(text) or said("write one such as Europe/Madrid")
        message = said("%(word)s is not a time zone: %(advice)s", word=shown(text), advice=advice)
        raise refused("021", message) from None
    return text


def _near_zone(text: str) -> Said | None:
    zones = zoneinfo.available_timezones()
    cities = {zone.rpartition("/")[2].casefold(): zone for zone in sorted(zones) if zone.startswith("Europe/")}
    city = cities.get(text.strip().casefold().replace(" ", "_"))
    return perhaps(city) if city else did_you_mean(text, zones)


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
    advice = perhaps(near) if near else said("write its two letters, such as ES or DE")
    message = said("%(word)s is not a country's ISO code: %(advice)s", word=shown(text), advice=advice)
    raise refused("022", message)


def _colour(text: str) -> str:
    if not re.fullmatch(COLOUR, text):
        message = said(
            '%(word)s is not a colour: write # and six digits in quotes, such as "#0b7285"', word=shown(text)
        )
        raise refused("023", message)
    return text.lower()


def _email(text: str) -> str:
    if not re.fullmatch(EMAIL, text):
        message = said("%(word)s is not an e-mail address: write one such as town@example.org", word=shown(text))
        raise refused("024", message)
    return text


Zone = Annotated[str, AfterValidator(_time_zone)]
Country = Annotated[str, AfterValidator(_country), text_like("[A-Za-z]{2}")]
Colour = Annotated[str, AfterValidator(_colour), text_like(COLOUR)]
Email = Annotated[str, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
