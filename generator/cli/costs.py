"""What `concejo cost` found out."""

from dataclasses import dataclass

from generator.domain.bills import Bill, Standing
from generator.sources.x_api.pricing import PriceList
from generator.sources.x_api.usage import Comparison


@dataclass(frozen=True, slots=True)
class Again:
    """What reading everything that is stored once more would take."""

    posts: int
    accounts: int
    micros: int


@dataclass(frozen=True, slots=True)
class Costs:
    """Everything that `concejo cost` shows. `at_x` is None without a token, a sentence where X did not tell.

    `cases` were opened in this UTC month; `budget` is None where town.yml sets none.
    """

    prices: PriceList
    months: tuple[Bill, ...]
    this_month: Bill
    cases: int
    again: Again
    budget: Standing | None
    at_x: Comparison | str | None
