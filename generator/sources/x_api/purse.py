"""What a run may still spend: the month's budget and its own, whichever is used up first."""

from collections.abc import Collection, Iterable

from generator.domain.errors import BudgetError
from generator.domain.reads import Prices, Read, ReadKind, dollars


class Purse:
    """Knows before each question how many reads are affordable. All amounts are millionths of a US dollar.

    `spent_this_month` is what this UTC month cost so far; a budget of None is no limit.
    """

    def __init__(
        self, prices: Prices, spent_this_month: int = 0, month_budget: int | None = None, run_budget: int | None = None
    ) -> None:
        self.spent = 0
        self._prices = prices
        self._spent_before = spent_this_month
        self._month_budget, self._run_budget = month_budget, run_budget

    @property
    def left(self) -> int | None:
        """What may still be spent, None without a limit; never negative."""
        limits = []
        if self._month_budget is not None:
            limits.append(self._month_budget - self._spent_before)
        if self._run_budget is not None:
            limits.append(self._run_budget)
        return max(0, min(limits) - self.spent) if limits else None

    def room_for(self, kind: ReadKind, wanted: int, least: int = 1) -> int:
        """How many reads of that kind are affordable, at most `wanted`.

        Raises BudgetError where `least` of them are not (or `wanted`, where fewer are wanted).
        """
        left, price = self.left, self._prices[kind]
        room = wanted if left is None or not price else min(wanted, left // price)
        if room < min(least, wanted):
            raise self._used_up()
        return room

    def pay(self, reads: Iterable[Read], free: Collection[Read] = ()) -> None:
        """Note what an answer was charged for. `free` were charged already that day; a thing met twice is one."""
        charged = [read for read in reads if read not in free]
        counts = [read for read in charged if read.kind is ReadKind.COUNT]
        things = {read for read in charged if read.kind is not ReadKind.COUNT}
        self.spent += sum(self._prices[read.kind] for read in (*counts, *things))

    def _used_up(self) -> BudgetError:
        month = None if self._month_budget is None else self._month_budget - self._spent_before
        if month is None or (self._run_budget is not None and self._run_budget < month):
            return BudgetError(
                f"This run's budget of {dollars(self._run_budget or 0)} is used up ({dollars(self.spent)} spent).",
                "What was read is stored. Run it again with a larger --budget to go on.",
            )
        spent = dollars(self._spent_before + self.spent)
        return BudgetError(
            f"The month's budget of {dollars(self._month_budget or 0)} is used up ({spent} spent).",
            "What was read is stored. Raise budget: month in town.yml, or wait: months begin at 0:00 UTC on the first.",
        )
