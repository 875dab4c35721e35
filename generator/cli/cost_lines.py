"""How `concejo cost` shows its figures: tables for people, one JSON object for programs (docs/costs.md)."""

import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from rich.console import Console
from rich.table import Table

from generator.cli.costs import Costs
from generator.domain.bills import Bill
from generator.domain.reads import ReadKind, dollars

NAMES = {
    ReadKind.POST: "posts",
    ReadKind.OWNED_POST: "own posts and mentions",
    ReadKind.USER: "accounts",
    ReadKind.COUNT: "counts",
}
WIDTH = 100


def cost_tables(costs: Costs) -> Iterator[str]:
    """The lines that people read."""
    yield f"At X's prices of {costs.prices.month} ({costs.prices.source}):"
    yield from _table("month", ((bill.name, *_sums(bill)) for bill in costs.months))
    yield f"This month ({costs.this_month.name}, UTC):"
    items = ((NAMES[item.kind], item.asked, item.billed, item.micros) for item in costs.this_month.items)
    yield from _table("kind", items)
    yield _per_case(costs)
    again = costs.again
    yield (
        f"Reading everything stored again would cost {dollars(again.micros)} "
        f"({again.posts:,} posts, {again.accounts:,} accounts)."
    )
    yield _budget(costs)
    if costs.at_x is not None:
        yield costs.at_x if isinstance(costs.at_x, str) else costs.at_x.sentence()


def _sums(bill: Bill) -> tuple[int, int, int]:
    return sum(item.asked for item in bill.items), sum(item.billed for item in bill.items), bill.micros


def _table(first: str, rows: Iterable[tuple[str, int, int, int]]) -> list[str]:
    table = Table(first, box=None)
    for name in ("asked", "billed", "cost"):
        table.add_column(name, justify="right")
    for name, asked, billed, amount in rows:
        table.add_row(name, f"{asked:,}", f"{billed:,}", dollars(amount))
    if not table.row_count:
        return ["  nothing was read"]
    page = StringIO()
    Console(file=page, width=WIDTH, highlight=False).print(table)
    return [line.rstrip() for line in page.getvalue().splitlines()]


def _per_case(costs: Costs) -> str:
    if not costs.cases:
        return "No case was opened this month."
    each = dollars(costs.this_month.micros // costs.cases)
    return f"{costs.cases:,} cases were opened this month: {each} a case."


def _budget(costs: Costs) -> str:
    if costs.budget is None:
        return "There is no monthly budget: `budget: {month: 25}` in town.yml sets one."
    full = costs.budget
    return (
        f"{dollars(full.used)} of the month's budget of {dollars(full.budget)} are used ({full.per_cent} %), "
        f"{dollars(full.left)} are left."
    )


def cost_record(costs: Costs) -> str:
    """The same as one JSON object; money is a decimal text, so that nothing is lost."""
    month = costs.this_month
    kinds = [
        {"kind": item.kind, "asked": item.asked, "billed": item.billed, "usd": _usd(item.micros)}
        for item in month.items
    ]
    record = {
        "prices": {
            "month": costs.prices.month,
            "source": costs.prices.source,
            "usd": {kind: _usd(price) for kind, price in costs.prices.prices.items()},
        },
        "months": [_month(bill) for bill in costs.months],
        "this_month": {
            "month": month.name,
            "usd": _usd(month.micros),
            "kinds": kinds,
            "cases": costs.cases,
            "usd_per_case": _usd(month.micros // costs.cases) if costs.cases else None,
        },
        "again": {"posts": costs.again.posts, "accounts": costs.again.accounts, "usd": _usd(costs.again.micros)},
        "budget": _budget_record(costs),
        "at_x": _at_x_record(costs),
    }
    return json.dumps(record, ensure_ascii=False)


def _month(bill: Bill) -> dict[str, Any]:
    asked, billed, amount = _sums(bill)
    return {"month": bill.name, "asked": asked, "billed": billed, "usd": _usd(amount)}


def _budget_record(costs: Costs) -> dict[str, Any] | None:
    full = costs.budget
    if full is None:
        return None
    money = {"usd": _usd(full.budget), "used_usd": _usd(full.used), "left_usd": _usd(full.left)}
    return {**money, "per_cent": full.per_cent}


def _at_x_record(costs: Costs) -> dict[str, Any] | None:
    if costs.at_x is None or isinstance(costs.at_x, str):
        return None if costs.at_x is None else {"unavailable": costs.at_x}
    return {"posts": costs.at_x.at_x, "metered": costs.at_x.metered}


def _usd(amount: int) -> str:
    """Millionths of a US dollar as an exact decimal number."""
    return f"{amount // 1_000_000}.{amount % 1_000_000:06d}"
