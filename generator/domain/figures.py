"""Numbers about the town's work as a whole: never about a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and 90th percentile of a duration in whole seconds over `n` cases; None for n < 5 (too few to say)."""

    n: int
    median: int | None = None
    p90: int | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The figures of one group of cases: the whole town (`key` ""), a month ("2026-10") or a service (its code).

    `overruled` are resolved cases about which somebody complained later: staff decided that they stay so.
    `answered_within_a_day` is a share from 0 to 1 of the cases asked, None for n < 5. A `small_team` keeps all its
    times back, however many cases there are: they would be the times of persons.
    """

    key: str
    asked: int
    resolved: int
    acknowledged: int
    open: int
    declined: int
    reopened: int
    first_response: Spread
    resolution: Spread
    answered_within_a_day: float | None
    small_team: bool = False
    overruled: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Town-wide, by month (oldest first), by service (in the town's order)."""

    town: FigureRow
    months: tuple[FigureRow, ...]
    services: tuple[FigureRow, ...]
