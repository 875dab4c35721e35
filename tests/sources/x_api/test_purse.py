"""A budget is never overdrawn, and never stops earlier than it must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.errors import BudgetError
from generator.domain.reads import Read, ReadKind
from generator.sources.x_api.pricing import published_prices
from generator.sources.x_api.purse import Purse

PRICES = published_prices().prices
POST, USER, COUNT = ReadKind.POST, ReadKind.USER, ReadKind.COUNT


def posts(count: int, first: int = 1) -> list[Read]:
    return [Read(POST, str(number)) for number in range(first, first + count)]


def test_without_a_budget_everything_is_affordable() -> None:
    purse = Purse(PRICES)
    assert (purse.left, purse.room_for(POST, 500)) == (None, 500)
    purse.pay(posts(500))
    assert (purse.spent, purse.room_for(POST, 500)) == (2_500_000, 500)


@pytest.mark.parametrize(
    ("month", "before", "run", "room"),
    [
        (1_000_000, 0, None, 200),
        (1_000_000, 950_000, None, 10),
        (None, 0, 250_000, 50),
        (1_000_000, 0, 250_000, 50),
        (1_000_000, 900_000, 250_000, 20),
        (10_000_000, 0, None, 500),
    ],
)
def test_the_smaller_budget_sets_the_room(month: int | None, before: int, run: int | None, room: int) -> None:
    assert Purse(PRICES, before, month, run).room_for(POST, 500) == room


def test_a_used_up_month_says_so_and_names_the_setting() -> None:
    purse = Purse(PRICES, 19_990_000, 20_000_000)
    assert purse.room_for(POST, 100) == 2
    with pytest.raises(BudgetError, match=r"month's budget of \$20\.00 is used up \(\$19\.99 spent\)") as caught:
        purse.room_for(POST, 100, least=10)
    assert "budget: month in town.yml" in caught.value.hint
    assert caught.value.exit_code == 20


def test_a_used_up_run_says_so_and_names_the_option() -> None:
    purse = Purse(PRICES, 0, 20_000_000, 500_000)
    purse.pay(posts(100))
    with pytest.raises(BudgetError, match=r"run's budget of \$0\.50 is used up \(\$0\.50 spent\)") as caught:
        purse.room_for(POST, 1)
    assert "--budget" in caught.value.hint


def test_a_budget_of_nothing_reads_nothing() -> None:
    with pytest.raises(BudgetError):
        Purse(PRICES, 0, 0).room_for(POST, 1)


def test_fewer_than_the_least_are_wanted() -> None:
    assert Purse(PRICES, 0, 15_000).room_for(POST, 3, least=10) == 3


def test_an_owned_post_is_cheaper_and_a_user_dearer() -> None:
    assert Purse(PRICES, 0, 100_000).room_for(ReadKind.OWNED_POST, 500) == 100
    assert Purse(PRICES, 0, 100_000).room_for(USER, 500) == 10


def test_what_was_charged_that_day_is_free_and_a_count_never_is() -> None:
    purse = Purse(PRICES, 0, 1_000_000)
    purse.pay([*posts(10), *posts(10)], free=frozenset(posts(4)))
    assert purse.spent == 6 * 5_000
    purse.pay([Read(COUNT), Read(COUNT)])
    assert purse.spent == 6 * 5_000 + 2 * 5_000
    assert purse.left == 1_000_000 - 40_000


@given(budget=st.integers(0, 300_000), before=st.integers(0, 300_000), pages=st.lists(st.integers(1, 40), max_size=30))
def test_a_budget_is_never_overdrawn(budget: int, before: int, pages: list[int]) -> None:
    purse, first = Purse(PRICES, before, budget), 1
    for wanted in pages:
        try:
            room = purse.room_for(POST, wanted)
        except BudgetError:
            assert before + purse.spent + 5_000 > budget, "one more post was affordable"
            break
        purse.pay(posts(room, first))
        first += room
        assert before + purse.spent <= budget
