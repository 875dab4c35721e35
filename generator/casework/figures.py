"""The figures: about the town, its months and its services; never about a person."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from generator.domain.cases import Case, Status
from generator.domain.figures import FigureRow, Figures, Spread
from generator.domain.towns import Town

FEWEST = 5
DAY = 86_400


def figures(cases: Sequence[Case], town: Town) -> Figures:
    """Town-wide, by month of the request in the town's time zone (oldest first), by service in the town's order.

    What is not a case and what repeats another one does not count; services without cases have no row. A service whose
    team in the staff file is smaller than the town's `small_team_minimum` keeps its counts and n, gives up its times,
    and says so (`small_team`).
    """
    real = [case for case in cases if case.status is not Status.NOT_A_CASE and case.duplicate_of is None]
    months = _grouped(real, lambda case: _month(case, town.timezone))
    services = _grouped(real, lambda case: case.service_code or "")
    return Figures(
        town=row("", real),
        months=tuple(row(month, months[month]) for month in sorted(months)),
        services=tuple(
            _of_service(service.service_code, services[service.service_code], town)
            for service in town.services
            if service.service_code in services
        ),
    )


def row(key: str, cases: Sequence[Case]) -> FigureRow:
    """The figures of one group of cases. The share answered within a day is of all cases asked."""
    responses = [s for case in cases if (s := case.first_response_seconds) is not None]
    resolutions = [
        s
        for case in cases
        if case.status is Status.RESOLVED
        and not case.settled_without_town
        and (s := case.resolution_seconds) is not None
    ]
    quick = sum(seconds <= DAY for seconds in responses)
    return FigureRow(
        key=key,
        asked=len(cases),
        resolved=sum(case.status is Status.RESOLVED and not case.settled_without_town for case in cases),
        acknowledged=_count(cases, Status.ACKNOWLEDGED),
        open=_count(cases, Status.OPEN),
        declined=_count(cases, Status.DECLINED),
        reopened=sum(case.reopened and case.status is not Status.RESOLVED for case in cases),
        overruled=sum(case.overruled and case.status is Status.RESOLVED for case in cases),
        first_response=spread(responses),
        resolution=spread(resolutions),
        answered_within_a_day=quick / len(cases) if len(cases) >= FEWEST else None,
    )


def spread(seconds: Iterable[int]) -> Spread:
    """Median and 90th percentile by nearest rank: of n sorted values the one at rank ⌈p·n⌉, so always a real one."""
    ordered = sorted(seconds)
    if len(ordered) < FEWEST:
        return Spread(len(ordered))
    return Spread(len(ordered), _nearest_rank(ordered, 50), _nearest_rank(ordered, 90))


def _nearest_rank(ordered: Sequence[int], percent: int) -> int:
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(rank, 1) - 1]


def _of_service(service_code: str, cases: Sequence[Case], town: Town) -> FigureRow:
    """Times of a small team would be times of persons: they are left out."""
    full = row(service_code, cases)
    team = sum(service_code in member.services for member in town.staff)
    if team >= town.small_team_minimum:
        return full
    return replace(
        full,
        first_response=Spread(full.first_response.n),
        resolution=Spread(full.resolution.n),
        answered_within_a_day=None,
        small_team=True,
    )


def _grouped(cases: Iterable[Case], key: Callable[[Case], str]) -> dict[str, list[Case]]:
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(key(case), []).append(case)
    return groups


def _month(case: Case, zone: ZoneInfo) -> str:
    return case.opened_at.astimezone(zone).strftime("%Y-%m")


def _count(cases: Iterable[Case], status: Status) -> int:
    return sum(case.status is status for case in cases)
