"""`concejo cost`: what reading costs, as the meter in the state counted it."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import click

from generator import pipeline
from generator.cli.cost_lines import cost_record, cost_tables
from generator.cli.costs import Again, Costs
from generator.cli.options import now_option, town_folder
from generator.cli.voice import result, say
from generator.domain.bills import Bill, Standing, bills, month_of
from generator.domain.cases import Status
from generator.domain.errors import ConcejoError
from generator.domain.reads import DayReads, ReadKind, micros
from generator.domain.towns import Town
from generator.sources import x_api
from generator.sources.x_api.patience import Clockwork
from generator.sources.x_api.pricing import PriceList, published_prices
from generator.sources.x_api.settings import TOKEN
from generator.sources.x_api.usage import Comparison, ask_usage, compared
from generator.store import Store, state_folder

LONG_AGO = date(2006, 1, 1)  # before there was anything to read


@click.command()
@town_folder
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", help="json: one object.")
@now_option
def cost(folder: Path, shape: str, now: datetime | None) -> None:
    """Show what reading costs: by month, by kind, per case, and how full the month's budget is."""
    costs = _costs(folder, now or datetime.now(UTC))
    if shape == "json":
        result(cost_record(costs))
        return
    for line in cost_tables(costs):
        result(line)
    if costs.at_x is None:
        say(f"Set {TOKEN} to compare with what X itself counted.")


def _costs(folder: Path, now: datetime) -> Costs:
    town, listed = pipeline.town_of(folder), published_prices()
    with Store.open(state_folder(folder)) as store:
        days = store.reads(LONG_AGO)
        accounts = {post.author.id for thread in store.threads() for post in thread.posts}
        again = _again(store.count_posts(), len(accounts), listed)
    months = bills(days, listed.prices)
    this_month = next((bill for bill in months if bill.month == month_of(now)), Bill(month_of(now)))
    budget = None if town.month_budget is None else Standing(town.month_budget, this_month.micros)
    return Costs(listed, months, this_month, _cases(folder, now), again, budget, _at_x(town, days, now, os.environ))


def _again(posts: int, accounts: int, listed: PriceList) -> Again:
    return Again(posts, accounts, micros({ReadKind.POST: posts, ReadKind.USER: accounts}, listed.prices))


def _cases(folder: Path, now: datetime) -> int:
    """How many cases were opened in the UTC month of `now`."""
    opened = (case for case in pipeline.judge(folder) if case.status is not Status.NOT_A_CASE)
    return sum(month_of(case.opened_at) == month_of(now) for case in opened)


def _at_x(town: Town, days: tuple[DayReads, ...], now: datetime, environ: Mapping[str, str]) -> Comparison | str | None:
    """X's own count beside the meter's: a sentence where X does not tell, since that spoils nothing else."""
    if not environ.get(TOKEN, "").strip():
        return None
    try:
        return compared(ask_usage(x_api.settings_from(environ, town), Clockwork()), days, now)
    except ConcejoError as fault:
        return f"What X itself counted is not to be had: {fault.message}"
