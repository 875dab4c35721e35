"""What reading cost, month by month: UTC months, as sources reckon."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from generator.domain.frozen import frozen
from generator.domain.reads import DayReads, Prices, ReadKind


@frozen
class Item:
    """Reads of one kind: `asked` of them, `billed` charged, and what they cost in millionths of a US dollar."""

    kind: ReadKind
    asked: int
    billed: int
    micros: int


@frozen
class Bill:
    """One UTC month, named by its first day, with an item for each kind that was read."""

    month: date
    items: tuple[Item, ...] = ()

    @property
    def micros(self) -> int:
        """The month's whole price, in millionths of a US dollar."""
        return sum(item.micros for item in self.items)

    @property
    def name(self) -> str:
        """The month as people sort it: 2026-10."""
        return f"{self.month:%Y-%m}"


def month_of(moment: datetime) -> date:
    """The first day of the UTC month that an aware moment lies in."""
    return moment.astimezone(UTC).date().replace(day=1)


def bills(days: Iterable[DayReads], prices: Prices) -> tuple[Bill, ...]:
    """A bill for each month in which something was read, oldest first."""
    months: dict[date, dict[ReadKind, tuple[int, int]]] = {}
    for day in days:
        kinds = months.setdefault(day.day.replace(day=1), {})
        asked, billed = kinds.get(day.kind, (0, 0))
        kinds[day.kind] = asked + day.asked, billed + day.billed
    return tuple(Bill(month, _items(months[month], prices)) for month in sorted(months))


def _items(kinds: Mapping[ReadKind, tuple[int, int]], prices: Prices) -> tuple[Item, ...]:
    return tuple(Item(kind, *kinds[kind], kinds[kind][1] * prices[kind]) for kind in ReadKind if kind in kinds)


@frozen
class Standing:
    """How full a month's budget is; all in millionths of a US dollar. More may be used than there is."""

    budget: int
    used: int

    @property
    def left(self) -> int:
        """What may still be spent this month."""
        return max(0, self.budget - self.used)

    @property
    def per_cent(self) -> int:
        """How much of the budget is used, rounded down: 100 says that nothing is left."""
        return 100 if self.used >= self.budget else self.used * 100 // self.budget
