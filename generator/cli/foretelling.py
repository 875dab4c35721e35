"""What a fetch will bring and cost, said before it reads anything."""

from generator.cli.voice import say
from generator.domain.reads import dollars
from generator.sources.x_api import XSource, habits_of
from generator.store import Store


def foretell(source: XSource, store: Store, *, check: bool) -> None:
    """Let X count, which costs a little, and say what reading will cost; with `check` raise BudgetError if too much.

    The counts are metered like any read; nothing else is stored.
    """
    settings = source.settings
    marks = settings.marks if settings.collect == "resolved" else ()
    habits = habits_of(store.threads(), settings.accounts, marks)
    with source.forecast() as forecast:
        say(f"X counts first what it has; that costs {dollars(forecast.price_of_counting)} at most.")
        for batch in forecast.batches():
            store.save(batch)
        estimated = forecast.estimate(habits)
        say(f"{forecast.found + forecast.found_owned:,} posts will be found. {habits.sentence()}")
        say(f"{estimated.sentence()} Counting cost {dollars(forecast.price_of_counts)}.")
        if check:
            forecast.check(estimated)
