"""The arithmetic of scores: shares, precision, recall, F1, and how far chance could have moved them."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from generator.domain.frozen import frozen

Judged = TypeVar("Judged")
SEED = 20_261_021
ROUNDS = 1_000
TAIL = 40  # of so many rounds the lowest one and the highest one are cut off: 2.5 % at either end


@frozen
class Measure:
    """One figure. `value` lies between 0 and 1, None where there was nothing to measure.

    `right` of `of` is what it was counted from (for an F1 twice the right ones, of all said and all true).
    `low` and `high` are its 95 % interval by bootstrap over the things judged. Where every single one was right (or
    wrong) the interval has no width, however few they were: look at `of`.
    """

    name: str
    right: int
    of: int
    low: float | None = None
    high: float | None = None
    mean: float | None = None

    @property
    def value(self) -> float | None:
        """The figure itself."""
        if self.mean is not None:
            return self.mean
        return self.right / self.of if self.of else None


def share(name: str, right: int, of: int) -> Measure:
    """`right` out of `of`."""
    return Measure(name, right, of)


def precision_recall_f1(name: str, right: int, said: int, truly: int) -> tuple[Measure, Measure, Measure]:
    """Of what was said, how much is right; of what is true, how much was found; and their harmonic mean."""
    return (
        share(f"{name} precision", right, said),
        share(f"{name} recall", right, truly),
        share(f"{name} F1", 2 * right, said + truly),
    )


def mean_of(name: str, measures: Sequence[Measure]) -> Measure:
    """The plain average of some measures; each counts the same, however many cases stand behind it."""
    values = [value for measure in measures if (value := measure.value) is not None]
    return Measure(name, 0, 0, mean=sum(values) / len(values) if values else None)


def with_intervals(judged: Sequence[Judged], measure: Callable[[Sequence[Judged]], Sequence[Measure]]) -> list[Measure]:
    """The measures of `judged`, each with its 95 % interval: percentiles over seeded resamples of the same size.

    `measure` must give the same measures in the same order for every resample. Python's generator of random floats is
    the same on every machine and in every version, so the intervals are as well.
    """
    found = list(measure(judged))
    chance = random.Random(SEED).random  # noqa: S311 - the same on every machine is what is wanted
    size = len(judged)
    values: list[list[float]] = [[] for _ in found]
    for _ in range(ROUNDS if size else 0):
        resample = [judged[int(chance() * size)] for _ in range(size)]
        for kept, resampled in zip(values, measure(resample), strict=True):
            value = resampled.value
            if value is not None:
                kept.append(value)
    return [_between(point, sorted(kept)) for point, kept in zip(found, values, strict=True)]


def _between(point: Measure, ordered: list[float]) -> Measure:
    if point.value is None or not ordered:
        return point
    cut = len(ordered) // TAIL
    return Measure(point.name, point.right, point.of, ordered[cut], ordered[-1 - cut], point.mean)
