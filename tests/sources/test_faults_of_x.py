"""Whatever X or the line to it does: a clear error with its exit code, in bounded time and with few requests."""

import gzip
import json
import logging
import socket
import time
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from generator.domain.errors import AccessError, ConcejoError, ProtocolError, UnreachableError
from generator.sources.x_api import XSettings, fetch
from tests.sources.answers import MORNING, x_page, x_post, x_user
from tests.sources.memories import NotebookMemory
from tests.sources.odd_server import Answer, OddServer, dripping, endless, odd_server, raw, reset, says, status
from tests.sources.waiting import WALL, JumpingClock

TOKEN = "AAAA-very-secret-token-zzzz"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
PAGE = x_page(x_post(1))
USERS = {"data": [x_user(7001, "vecina")]}
GOOD = (says(PAGE), says(PAGE), says(USERS))


def settings(server: OddServer | str, **changes: object) -> XSettings:
    base_url = server if isinstance(server, str) else server.base_url
    return XSettings(**{"token": TOKEN, "accounts": ("ayto",), "base_url": base_url, "pause": 0.0, **changes})  # type: ignore[arg-type]


def run(
    server: OddServer | str, clock: JumpingClock, memory: NotebookMemory | None = None, **changes: object
) -> NotebookMemory:
    memory = memory or NotebookMemory()
    memory.save_all(fetch(settings(server, **changes), memory, now=MORNING, clockwork=clock.clockwork))
    return memory


def failing(*answers: Answer, **changes: object) -> tuple[ConcejoError, OddServer, JumpingClock, NotebookMemory]:
    """Run against these answers until it fails; nothing may be stored then."""
    clock, memory = JumpingClock(), NotebookMemory()
    with odd_server(*answers) as server, pytest.raises(ConcejoError) as caught:
        run(server, clock, memory, **changes)
    assert TOKEN not in f"{caught.value!r} {caught.value} {caught.value.__cause__!r}"
    assert memory.cursors == {}
    return caught.value, server, clock, memory


@pytest.mark.parametrize("code", [401, 402, 403])
def test_no_access_names_the_secret_and_is_not_asked_twice(code: int) -> None:
    error, server, clock, _ = failing(status(code, b'{"title":"Unauthorized"}'))
    assert isinstance(error, AccessError)
    assert error.exit_code == 20
    assert "X_BEARER_TOKEN" in str(error)
    assert (len(server.requests), clock.waits) == (1, [])


def test_503_twice_and_then_fine_is_fine() -> None:
    clock = JumpingClock()
    with odd_server(status(503), status(500, b"<html>"), *GOOD) as server:
        memory = run(server, clock)
    assert list(memory.posts) == ["1"]
    assert clock.waits == [0.75, 1.5], "pauses grow, and chance shortens them"


@pytest.mark.parametrize(
    "answer", [status(503), status(500), raw(b""), reset(), reset(OK + b"Content-Length: 90\r\n\r\n{")]
)
def test_x_that_stays_down_is_unreachable_after_a_few_attempts(answer: Answer) -> None:
    error, server, clock, _ = failing(answer)
    assert isinstance(error, UnreachableError)
    assert error.exit_code == 22
    assert len(server.requests) == 5
    assert sum(clock.waits) < 60


@pytest.mark.parametrize(
    "answer", [reset(OK), reset(OK + b"Content-Length: 90\r\n\r\n{"), raw(OK + b"Content-Length: 900\r\n\r\n{}")]
)
def test_a_line_that_breaks_once_is_asked_again(answer: Answer) -> None:
    with odd_server(answer, *GOOD) as server:
        assert list(run(server, JumpingClock()).posts) == ["1"]


def test_an_answer_shorter_than_announced_is_thrown_away() -> None:
    body = json.dumps(PAGE).encode()
    error, server, _, memory = failing(raw(OK + f"Content-Length: {len(body) + 1}\r\n\r\n".encode() + body))
    assert isinstance(error, UnreachableError)
    assert (len(server.requests), memory.posts) == (5, {})


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(UnreachableError) as caught:
            run(f"http://127.0.0.1:{taken.getsockname()[1]}", JumpingClock())
    assert caught.value.exit_code == 22


def test_no_more_attempts_than_the_deadline_allows() -> None:
    error, server, clock, _ = failing(status(503), deadline=2)
    assert isinstance(error, UnreachableError)
    assert (len(server.requests), clock.waits) == (2, [0.75])


def silent(line: socket.socket) -> None:
    line.recv(1)


@pytest.mark.parametrize(
    "answer",
    [
        silent,
        dripping(b"HTTP/1.1 200 OK\r\n", b"X-Slow: 1\r\n", every=0.02),
        dripping(OK + b"Content-Length: 9000\r\n\r\n", b" ", every=0.02),
        dripping(OK + b"\r\n", b" ", every=0.02),
        dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n", every=0.02),
    ],
    ids=["silent", "headers", "body", "body without an end", "chunks"],
)
def test_an_answer_that_drips_for_ever_is_cut(answer: Answer) -> None:
    started = time.monotonic()
    error, server, _, memory = failing(answer, timeout=0.3, answer_time=0.1)
    assert isinstance(error, UnreachableError)
    assert (len(server.requests), memory.posts) == (5, {})
    assert time.monotonic() - started < 5


BOMB = gzip.compress(b" " * 50_000_000, compresslevel=9)


@pytest.mark.parametrize(
    "answer",
    [
        status(200, b"<!doctype html><title>Sorry</title>", Content_Type="text/html"),
        status(200, b""),
        status(200, json.dumps(PAGE).encode()[:-5]),
        status(200, b"[1, 2]"),
        status(200, b"null"),
        status(200, b"{}"),
        status(200, b'{"title": "Something", "status": 200}'),
        status(200, b"[" * 200_000),
        status(200, b'{"data": ' + b"9" * 5_000 + b"}"),
        status(200, b"\xff\xfe\x00\xd8"),
        status(200, b"not gzip", Content_Encoding="gzip"),
        status(200, BOMB, Content_Encoding="gzip"),
        raw(OK + b"Content-Length: 104857600\r\n\r\n{"),
        endless(OK + b"\r\n", b" " * 65536),
        endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b" " * 65536 + b"\r\n"),
        says(x_page(x_post("no-id"))),
        says(x_page(x_post(1, created_at=None))),
        status(204, b""),
        status(301, Location="https://elsewhere.example/"),
        status(400),
        status(404),
        status(418),
    ],
)
def test_what_is_not_x_s_protocol_ends_the_run_at_once(answer: Answer) -> None:
    error, server, clock, memory = failing(answer)
    assert isinstance(error, ProtocolError)
    assert error.exit_code == 21
    assert (len(server.requests), clock.waits, memory.posts) == (1, [], {})


def too_many(**headers: str) -> Answer:
    return status(429, b"Rate limit exceeded\n", **headers)


def at(seconds: float) -> str:
    return str(int(WALL + seconds))


DATE = format_datetime(datetime.fromtimestamp(WALL - 86_400, UTC), usegmt=True)


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({"x_rate_limit_reset": at(60)}, [61.5]),
        ({"x_rate_limit_reset": at(60 - 86_400), "Date": DATE}, [61.5]),
        ({"x_rate_limit_reset": at(60), "Date": "today"}, [61.5]),
        ({"x_rate_limit_reset": at(-500)}, [11.25]),
        ({"x_rate_limit_reset": "soon"}, [11.25]),
        ({"x_rate_limit_reset": "-5"}, [11.25]),
        ({}, [11.25]),
    ],
    ids=["soon", "by X's clock", "date unreadable", "past", "a word", "negative", "absent"],
)
def test_a_reached_limit_is_waited_out(headers: dict[str, str], waits: list[float]) -> None:
    clock = JumpingClock()
    with odd_server(too_many(**headers), *GOOD) as server:
        assert list(run(server, clock).posts) == ["1"]
    assert clock.waits == waits


@pytest.mark.parametrize("headers", [{"x_rate_limit_reset": at(90 * 86_400)}, {"x_rate_limit_reset": "9" * 12}])
def test_a_limit_that_outlasts_the_deadline_ends_the_run_without_waiting(headers: dict[str, str]) -> None:
    error, server, clock, _ = failing(too_many(**headers))
    assert isinstance(error, AccessError)
    assert error.exit_code == 20
    assert (len(server.requests), clock.waits) == (1, [])


@pytest.mark.parametrize("headers", [{}, {"x_rate_limit_reset": at(-1)}, {"x_rate_limit_reset": at(0)}])
def test_a_limit_that_never_opens_ends_within_the_deadline(headers: dict[str, str]) -> None:
    error, server, clock, _ = failing(too_many(**headers), deadline=1_800.0)
    assert isinstance(error, AccessError)
    assert len(server.requests) < 10
    assert sum(clock.waits) <= 1_800


def test_the_deadline_is_shared_by_all_questions_of_a_run() -> None:
    busy = [too_many(x_rate_limit_reset=at(seconds)) for seconds in (800, 1_600, 2_400)]
    clock, memory = JumpingClock(), NotebookMemory()
    with odd_server(busy[0], GOOD[0], busy[1], GOOD[1], busy[2], GOOD[2]) as server, pytest.raises(AccessError):
        run(server, clock, memory, deadline=2_000)
    assert (list(memory.posts), list(memory.accounts)) == (["1"], []), "what was read stays"
    assert memory.cursors("x:profile:"), "and what was not is remembered"
    assert sum(clock.waits) < 2_000


def test_a_backfill_may_wait_through_many_limits() -> None:
    busy = [too_many(x_rate_limit_reset=at(seconds)) for seconds in (800, 1_600, 2_400)]
    clock, memory = JumpingClock(), NotebookMemory()
    with odd_server(busy[0], GOOD[0], busy[1], GOOD[1], busy[2], GOOD[2]) as server:
        start = datetime(2020, 1, 1, tzinfo=UTC)
        asked = fetch(settings(server, deadline=2_000), memory, now=MORNING, since=start, clockwork=clock.clockwork)
        memory.save_all(asked)
    assert (list(memory.posts), list(memory.accounts)) == (["1"], ["7001"])


def test_no_log_and_no_error_holds_the_token_or_a_post(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    words = "palabras de una vecina"
    page = x_page(x_post(1, words))
    with odd_server(says(page), status(503), too_many(), says(page), says(USERS)) as server:
        run(server, JumpingClock())
        assert all(f"Authorization: Bearer {TOKEN}" in request for request in server.requests)
    with odd_server(status(401, json.dumps({"detail": TOKEN}).encode())) as server, pytest.raises(AccessError):
        run(server, JumpingClock())
    told = caplog.text + "".join(str(vars(record)) for record in caplog.records) + "".join(capsys.readouterr())
    assert "api.twitter.com" in told or "127.0.0.1" in told, "something was logged at all"
    assert TOKEN not in told
    assert words not in told
    assert TOKEN not in repr(settings(server))


def test_a_token_is_sent_nowhere_but_to_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    with odd_server(*GOOD) as server, odd_server(status(500)) as elsewhere:
        for name in ("http_proxy", "https_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, elsewhere.base_url)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        run(server, JumpingClock())
        assert (len(server.requests), elsewhere.requests) == (3, [])
