"""Where X runs no compliance job for an app, stored posts are looked up again: some each night, until all came round.

Each post that still stands is a paid read, one that is gone costs nothing. So a night may spend a share of the month's
budget, and without a budget it asks for as many posts as bring all of them round within a month. What an answer of the
same day showed already is not asked for again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from math import ceil

from generator.domain.collection import Memory
from generator.domain.posts import Batch
from generator.domain.reads import Prices, ReadKind, dollars
from generator.sources.x_api.reading import LOOKUP, by_number, lookups

CURSOR = "x:checked"
SHARE = 5  # a fifth of the month's budget is for looking whether posts still stand
NIGHTS = 30

LookUp = Callable[[Sequence[str]], object]


def checked(
    look_up: LookUp, memory: Memory, ids: Iterable[str], now: datetime, at_most: int, *, country: str = ""
) -> Iterator[Batch]:
    """Look up as many of the stored posts as may be, a hundred a batch; `Batch.gone` has those that are not there.

    It goes on where the last run stopped, and after the newest post begins again at the oldest. `now` is aware,
    `country` the town's (two letters), for posts that are withheld there.
    """
    chosen = _next_in_line(memory, ids, now, at_most)
    for start in range(0, len(chosen), LOOKUP):
        part = chosen[start : start + LOOKUP]
        for batch in lookups(look_up, part, country=country):
            yield replace(batch, cursors={**batch.cursors, CURSOR: part[-1]})


def a_night(stored: int, month_budget: int | None, prices: Prices) -> int:
    """How many of so many stored posts one night looks up; the budget is in millionths of a US dollar."""
    if month_budget is None:
        return ceil(stored / NIGHTS)
    price = max(1, prices[ReadKind.POST])
    return min(stored, max(1, month_budget // SHARE // NIGHTS // price))


def round_in_words(stored: int, month_budget: int | None, prices: Prices) -> str:
    """For the person who pays: how many are looked up a night, what it costs, and how long a round takes."""
    if not stored:
        return "No post is stored yet: nothing to look up again."
    nightly = a_night(stored, month_budget, prices)
    nights = ceil(stored / nightly)
    return (
        f"X runs no compliance job for this app: {nightly:,} of {stored:,} stored posts are looked up a night "
        f"({dollars(nightly * prices[ReadKind.POST])} at most), so a deleted post may stay for up to "
        f"{nights} {'night' if nights == 1 else 'nights'}."
    )


def _next_in_line(memory: Memory, ids: Iterable[str], now: datetime, at_most: int) -> list[str]:
    everything = sorted(ids, key=by_number)
    today = now.date()
    seen = memory.read_on(today, ReadKind.POST, everything) | memory.read_on(today, ReadKind.OWNED_POST, everything)
    last = by_number(memory.cursor(CURSOR) or "")
    later = [post_id for post_id in everything if by_number(post_id) > last]
    around = [*later, *everything[: len(everything) - len(later)]]
    return [post_id for post_id in around if post_id not in seen][:at_most]
