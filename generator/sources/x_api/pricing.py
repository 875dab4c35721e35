"""X's published prices, as data that travels with the program (prices.toml)."""

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from generator.domain.errors import ConcejoError
from generator.domain.reads import Prices, ReadKind, parse_dollars

FILE = "prices.toml"


@dataclass(frozen=True, slots=True)
class PriceList:
    """What each kind of read costs, in millionths of a US dollar, and since when (2026-08) X says so where."""

    prices: Prices
    month: str
    source: str


def published_prices() -> PriceList:
    """The prices that this version of Concejo reckons with."""
    return price_list(resources.files("generator.sources.x_api").joinpath(FILE).read_text("utf-8"))


def price_list(text: str) -> PriceList:
    """Read a price list. Raises ConcejoError, which names what is wrong with it."""
    try:
        written: dict[str, Any] = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise _refused(f"is not TOML ({error})") from None
    usd = written.get("usd")
    if not isinstance(usd, dict) or usd.keys() != set(ReadKind):
        raise _refused(f"needs a price for each of {', '.join(ReadKind)} under [usd], and for nothing else")
    prices = {kind: _price(kind, usd[kind]) for kind in ReadKind}
    return PriceList(prices, _text(written, "month"), _text(written, "source"))


def _price(kind: ReadKind, written: object) -> int:
    """A price as it was typed: binary fractions would make a thousand reads cost a little less than they do."""
    try:
        return parse_dollars(str(written))
    except ValueError:
        raise _refused(f"has a price for {kind} that is no amount in dollars") from None


def _text(written: dict[str, Any], name: str) -> str:
    value = written.get(name)
    if not isinstance(value, str) or not value:
        raise _refused(f"does not say its {name}")
    return value


def _refused(what: str) -> ConcejoError:
    return ConcejoError(f"{FILE} {what}.", "Mend it, or install Concejo again.")
