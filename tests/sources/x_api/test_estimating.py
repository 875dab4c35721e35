"""An estimate says what a fetch will cost, and where the figure comes from."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from generator.domain.errors import ProtocolError
from generator.domain.reads import DayReads, Read, ReadKind, micros
from generator.sources.x_api.estimating import (
    ARCHIVE_COUNT,
    BY_OR_TO,
    MARKED,
    Habits,
    count,
    count_requests,
    estimate,
    estimate_from_days,
    habits_of,
)
from generator.sources.x_api.pricing import published_prices
from tests.builders import a_post, a_thread

PRICES = published_prices().prices
NOW = datetime(2026, 10, 19, tzinfo=UTC)


def pages(*metas: dict[str, Any]) -> Any:
    """A client's counting method that answers with these pages, by their tokens."""
    return lambda token: {"data": [], "meta": metas[0 if token is None else int(token)]}


@pytest.mark.parametrize("word", ["total_tweet_count", "total_post_count"])
def test_counts_are_added_up_over_their_pages_and_each_is_charged(word: str) -> None:
    ask = pages({word: 5, "next_token": "1"}, {word: 0, "next_token": "2"}, {word: 37})
    counted = count(ask, ARCHIVE_COUNT)
    assert counted.posts == 42
    assert counted.reads == (Read(ReadKind.COUNT),) * 6


def test_a_count_that_goes_round_or_says_nothing_is_refused() -> None:
    with pytest.raises(ProtocolError, match="round in circles"):
        count(pages({"total_tweet_count": 1, "next_token": "0"}))
    with pytest.raises(ProtocolError, match=r"answer\.meta\.total_tweet_count is missing"):
        count(pages({"result_count": 1}))


@pytest.mark.parametrize(
    ("since", "cost"),
    [(None, 0.01), (timedelta(days=1), 0.02), (timedelta(days=31), 0.02), (timedelta(days=365), 0.24)],
)
def test_counting_costs_and_says_so_beforehand(since: timedelta | None, cost: float) -> None:
    reads = count_requests(2, None if since is None else NOW - since, NOW)
    assert micros({ReadKind.COUNT: len(reads)}, PRICES) == round(cost * 1_000_000)


def test_without_history_it_is_assumed_and_said_so() -> None:
    assert habits_of([], ["ayto"]) == BY_OR_TO
    assert habits_of([], ["ayto"], ["resuelto"]) == MARKED
    assert "Assumed" in BY_OR_TO.sentence()


def test_the_record_s_own_conversations_tell_how_many_posts_to_read() -> None:
    threads = [
        a_thread(
            a_post(number * 10, "@Ayto la farola", by=f"vecina{number}"),
            a_post(number * 10 + 1, "pasa a veces", by="otro", reply_to=number * 10, conversation=number * 10),
            a_post(number * 10 + 2, "#resuelto", by="ayto", reply_to=number * 10, conversation=number * 10),
        )
        for number in range(1, 61)
    ]
    all_of_them = habits_of(threads, ["Ayto"])
    assert (all_of_them.posts_each, all_of_them.matched) == (1.5, 120)
    marked = habits_of(threads, ["ayto"], ["resuelto"])
    assert (marked.posts_each, marked.matched) == (3.0, 60)
    assert "120 posts found" in all_of_them.sentence()


def test_an_estimate_in_posts_accounts_and_dollars() -> None:
    got = estimate(1_000, Habits(1.2, 0.5, 400), PRICES)
    assert (got.posts, got.accounts, got.micros) == (1_200, 500, 6_000_000 + 5_000_000)
    assert got.sentence() == "About 1,200 posts and 500 accounts, $11.00."
    owned = estimate(1_000, Habits(1.2, 0.5, 400), PRICES, ReadKind.OWNED_POST)
    assert owned.micros == 1_000_000 + 1_000_000 + 5_000_000
    assert estimate(0, BY_OR_TO, PRICES).micros == 0


def test_days_to_come_are_like_the_days_metered() -> None:
    days = [
        DayReads(date(2026, 10, 1), ReadKind.POST, 40, 30),
        DayReads(date(2026, 10, 2), ReadKind.POST, 10, 10),
        DayReads(date(2026, 10, 2), ReadKind.USER, 1, 1),
    ]
    got = estimate_from_days(days, 30, PRICES)
    assert got is not None
    assert (got.posts, got.accounts, got.micros) == (600, 15, 3_000_000 + 150_000)
    assert estimate_from_days([], 30, PRICES) is None
