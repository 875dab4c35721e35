"""X's own count of posts, in the words of both descriptions, beside the meter's."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from generator.domain.errors import AccessError, ProtocolError, UnreachableError
from generator.domain.reads import DayReads, ReadKind
from generator.sources.x_api import XSettings
from generator.sources.x_api.usage import Comparison, ask_usage, compared, usage_of
from tests.sources.odd_server import odd_server, says, status
from tests.sources.waiting import JumpingClock

NOW = datetime(2026, 10, 19, 6, tzinfo=UTC)


def usage(number: Any, **data: Any) -> dict[str, Any]:
    days = [
        {"date": "2026-10-18T00:00:00.000Z", "usage": number},
        {"date": "2026-09-30T00:00:00.000Z", "usage": number},
    ]
    return {"data": {"project_id": "17", "daily_project_usage": {"project_id": 17, "usage": days}, **data}}


@pytest.mark.parametrize("number", [120, "120"])
def test_numbers_come_as_numbers_or_as_texts(number: object) -> None:
    got = usage_of(usage(number, project_cap="5000000000"))
    assert got == {date(2026, 10, 18): 120, date(2026, 9, 30): 120}


@pytest.mark.parametrize("answer", [{}, {"data": {}}, {"data": []}, usage(-1), usage([]), {"errors": [{}]}])
def test_what_is_no_usage_is_refused(answer: object) -> None:
    with pytest.raises(ProtocolError):
        usage_of(answer)


def test_only_posts_of_this_utc_month_are_compared() -> None:
    days = [
        DayReads(date(2026, 9, 30), ReadKind.POST, 9, 9),
        DayReads(date(2026, 10, 18), ReadKind.POST, 100, 90),
        DayReads(date(2026, 10, 18), ReadKind.OWNED_POST, 20, 20),
        DayReads(date(2026, 10, 18), ReadKind.USER, 7, 7),
    ]
    assert compared(usage_of(usage(120)), days, NOW) == Comparison(at_x=120, metered=110)


@pytest.mark.parametrize(
    ("at_x", "said"),
    [
        (110, "counted the same: 110"),
        (120, "120 posts this month, 10 more than"),
        (100, "100 posts this month, 10 fewer"),
    ],
)
def test_a_difference_is_said_plainly(at_x: int, said: str) -> None:
    assert said in Comparison(at_x, 110).sentence()


def settings(base_url: str) -> XSettings:
    return XSettings(token="AAAA-secret", accounts=("ayto",), base_url=base_url, pause=0.0)


def test_it_is_asked_with_the_app_s_token() -> None:
    with odd_server(says(usage(5))) as server:
        assert ask_usage(settings(server.base_url), JumpingClock().clockwork)[date(2026, 10, 18)] == 5
    assert server.requests[0].startswith("GET /2/usage/tweets?")
    assert "Authorization: Bearer AAAA-secret" in server.requests[0]


@pytest.mark.parametrize(("code", "fault"), [(403, AccessError), (429, AccessError), (503, UnreachableError)])
def test_it_gives_up_soon(code: int, fault: type[Exception]) -> None:
    clock = JumpingClock()
    with odd_server(status(code)) as server, pytest.raises(fault):
        ask_usage(settings(server.base_url), clock.clockwork)
    assert sum(clock.waits) <= 10
