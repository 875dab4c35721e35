import random

import pytest

from generator.casework.scoring.measures import mean_of, precision_recall_f1, share, with_intervals


def test_precision_recall_and_f1_are_worked_out_by_hand() -> None:
    precision, recall, f1 = precision_recall_f1("thanks", right=6, said=8, truly=12)
    assert (precision.value, recall.value) == (0.75, 0.5)
    assert f1.value == pytest.approx(2 * 0.75 * 0.5 / 1.25)
    assert (precision.name, recall.of, f1.right, f1.of) == ("thanks precision", 12, 12, 20)


def test_what_was_never_said_has_no_precision_but_an_f1_of_zero() -> None:
    precision, recall, f1 = precision_recall_f1("thanks", right=0, said=0, truly=3)
    assert (precision.value, recall.value, f1.value) == (None, 0.0, 0.0)


def test_nothing_to_measure_is_told_as_nothing() -> None:
    assert share("x", 0, 0).value is None
    assert mean_of("x", []).value is None
    assert with_intervals([], lambda some: [share("x", 0, len(some))]) == [share("x", 0, 0)]


def test_a_mean_counts_every_measure_the_same() -> None:
    assert mean_of("x", [share("a", 1, 1), share("b", 0, 1_000), share("c", 0, 0)]).value == 0.5


def test_intervals_are_the_same_every_time_and_hold_the_value() -> None:
    judged = [True] * 30 + [False] * 10
    (first,) = with_intervals(judged, lambda some: [share("x", sum(some), len(some))])
    random.seed(1)
    (again,) = with_intervals(judged, lambda some: [share("x", sum(some), len(some))])
    assert first == again
    assert first.low is not None
    assert first.high is not None
    assert 0.55 < first.low < 0.75 < first.high < 0.92


def test_more_cases_make_a_narrower_interval() -> None:
    def width(times: int) -> float:
        (found,) = with_intervals([True, True, False] * times, lambda some: [share("x", sum(some), len(some))])
        assert found.low is not None
        assert found.high is not None
        return found.high - found.low

    assert width(100) < width(10) / 2


def test_a_resample_without_anything_to_measure_does_not_count() -> None:
    (found,) = with_intervals([True, None], lambda some: [share("x", some.count(True), len(some) - some.count(None))])
    assert (found.low, found.high) == (1.0, 1.0)
