"""Figures: nearest-rank, nothing for fewer than five, months where the town lives, no times of small teams."""

from datetime import UTC, datetime, timedelta

import pytest

from generator.casework import figures
from generator.casework.figures import spread
from generator.domain.cases import Case, Status
from generator.domain.figures import Spread
from generator.domain.towns import StaffMember
from tests.builders import a_town

MORNING = datetime(2026, 10, 1, 8, tzinfo=UTC)


def a_case(number: int, **changes: object) -> Case:
    facts: dict[str, object] = {"case_id": str(number), "conversation_id": str(number), "opened_at": MORNING}
    return Case(**{**facts, "status": Status.OPEN, **changes})  # type: ignore[arg-type]


def a_fixed_case(number: int, hours: int, **changes: object) -> Case:
    opened = changes.get("opened_at", MORNING)
    assert isinstance(opened, datetime)
    facts: dict[str, object] = {
        "status": Status.RESOLVED,
        "first_response_at": opened + timedelta(hours=hours),
        "resolved_at": opened + timedelta(hours=2 * hours),
    }
    return a_case(number, **{**facts, **changes})


def test_decisions_over_a_complaint_are_counted_in_public() -> None:
    cases = [a_fixed_case(1, 1), a_fixed_case(2, 1, overruled=True), a_case(3)]
    whole = figures(cases, a_town()).town
    assert (whole.resolved, whole.overruled) == (2, 1)


def test_a_case_that_repeats_another_is_counted_once() -> None:
    whole = figures([a_fixed_case(1, 1), a_fixed_case(2, 1, duplicate_of="1")], a_town()).town
    assert (whole.asked, whole.resolved) == (1, 1)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        ([], Spread(0)),
        ([1, 2, 3, 4], Spread(4)),
        ([5, 4, 3, 2, 1], Spread(5, 3, 5)),
        (list(range(1, 11)), Spread(10, 5, 9)),
        ([7] * 6, Spread(6, 7, 7)),
    ],
)
def test_median_and_p90_are_values_that_occurred(seconds: list[int], expected: Spread) -> None:
    assert spread(seconds) == expected


def test_the_town_as_a_whole() -> None:
    cases = [a_fixed_case(n, hours=10 * n) for n in range(1, 6)]
    cases += [a_case(6), a_case(7, status=Status.ACKNOWLEDGED, reopened=True), a_case(8, status=Status.DECLINED)]
    town = figures([*cases, a_case(9, status=Status.NOT_A_CASE)], a_town()).town
    assert (town.asked, town.resolved, town.open, town.acknowledged, town.declined, town.reopened) == (8, 5, 1, 1, 1, 1)
    assert town.first_response == Spread(5, 30 * 3600, 50 * 3600)
    assert town.resolution == Spread(5, 60 * 3600, 100 * 3600)
    assert town.answered_within_a_day == 2 / 8


def test_what_settled_without_the_town_is_not_its_success() -> None:
    cases = [a_fixed_case(n, hours=1, settled_without_town=True) for n in range(6)]
    town = figures(cases, a_town()).town
    assert (town.resolved, town.resolution) == (0, Spread(0))


def test_months_are_the_towns_own() -> None:
    last_night = datetime(2026, 9, 30, 22, 30, tzinfo=UTC)  # already October in Madrid
    rows = figures([a_case(1, opened_at=last_night), a_case(2, opened_at=last_night - timedelta(hours=1))], a_town())
    assert [(row.key, row.asked) for row in rows.months] == [("2026-09", 1), ("2026-10", 1)]


def test_a_small_team_shows_counts_and_no_times() -> None:
    cases = [a_fixed_case(n, hours=1, service_code="lighting") for n in range(6)]
    (row,) = figures(cases, a_town()).services
    assert (row.key, row.asked, row.resolved) == ("lighting", 6, 6)
    assert (row.first_response, row.resolution, row.answered_within_a_day) == (Spread(6), Spread(6), None)
    assert row.small_team


def test_a_team_of_five_shows_its_times() -> None:
    team = tuple(StaffMember(role="Lights", handle=f"luz{n}", services=("lighting",)) for n in range(5))
    cases = [a_fixed_case(n, hours=1, service_code="lighting") for n in range(6)]
    (row,) = figures(cases, a_town(staff=team)).services
    assert row.first_response == Spread(6, 3600, 3600)
    assert row.answered_within_a_day == 1
    assert not row.small_team


def test_too_few_cases_are_not_a_small_team() -> None:
    team = tuple(StaffMember(role="Lights", handle=f"luz{n}", services=("lighting",)) for n in range(5))
    cases = [a_fixed_case(n, hours=1, service_code="lighting") for n in range(4)]
    report = figures(cases, a_town(staff=team))
    (row,) = report.services
    assert (row.first_response, row.resolution, row.answered_within_a_day) == (Spread(4), Spread(4), None)
    assert not any(row.small_team for row in (report.town, *report.months, *report.services))


def test_no_cases_at_all() -> None:
    empty = figures([], a_town())
    assert (empty.town.asked, empty.months, empty.services) == (0, (), ())
