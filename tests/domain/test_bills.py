"""What reading cost, month by month."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.bills import Bill, Item, Standing, bills, month_of
from generator.domain.reads import DayReads, ReadKind, dollars, parse_dollars

PRICES = {ReadKind.POST: 5_000, ReadKind.OWNED_POST: 1_000, ReadKind.USER: 10_000, ReadKind.COUNT: 5_000}


def test_a_bill_a_month_with_what_was_asked_billed_and_paid() -> None:
    days = [
        DayReads(date(2026, 9, 30), ReadKind.POST, 10, 9),
        DayReads(date(2026, 10, 1), ReadKind.POST, 100, 100),
        DayReads(date(2026, 10, 1), ReadKind.USER, 3, 3),
        DayReads(date(2026, 10, 31), ReadKind.POST, 50, 20),
    ]
    september, october = bills(days, PRICES)
    assert september == Bill(date(2026, 9, 1), (Item(ReadKind.POST, 10, 9, 45_000),))
    assert october.items == (Item(ReadKind.POST, 150, 120, 600_000), Item(ReadKind.USER, 3, 3, 30_000))
    assert (october.name, october.micros) == ("2026-10", 630_000)


def test_months_are_utc() -> None:
    in_the_east = datetime(2026, 11, 1, 1, 0, tzinfo=timezone(timedelta(hours=2)))
    assert month_of(in_the_east) == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("budget", "used", "left", "per_cent"),
    [(20_000_000, 0, 20_000_000, 0), (3, 2, 1, 66), (10, 10, 0, 100), (10, 25, 0, 100), (0, 0, 0, 100)],
)
def test_how_full_a_budget_is(budget: int, used: int, left: int, per_cent: int) -> None:
    assert (Standing(budget, used).left, Standing(budget, used).per_cent) == (left, per_cent)


@pytest.mark.parametrize(
    ("written", "amount"),
    [("2.50", 2_500_000), ("$3", 3_000_000), (" 0.1 ", 100_000), ("0.000001", 1), ("1234567.89", 1_234_567_890_000)],
)
def test_an_amount_is_read_exactly(written: str, amount: int) -> None:
    assert parse_dollars(written) == amount


@pytest.mark.parametrize("written", ["", "-1", "1,50", "1e3", ".5", "5.", "nan", "0.0000001", "٣", "1 2", "9" * 10])
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (no words of it may show)
        parse_dollars(written)


@given(st.integers(0, 10**12))
def test_nothing_is_lost_between_cents_and_millionths(cents: int) -> None:
    amount = min(cents, 10**10) * 10_000
    assert parse_dollars(dollars(amount).replace(",", "")) == amount


def test_utc_days_need_a_zone() -> None:
    assert month_of(datetime(2026, 1, 31, 23, 59, tzinfo=UTC)) == date(2026, 1, 1)
