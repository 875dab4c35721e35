"""What X says is gone comes through a compliance job over all stored posts: once, patiently, and for nothing."""

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest

from generator.domain.errors import AccessError, ProtocolError, UnreachableError
from generator.domain.posts import Batch
from generator.domain.removals import Gone, Reason
from generator.sources.x_api.client import XClient
from generator.sources.x_api.compliance import CURSOR, Compliance, JobRefusedError
from generator.sources.x_api.settings import XSettings
from tests.sources.answers import MORNING
from tests.sources.memories import NotebookMemory
from tests.sources.waiting import JumpingClock
from tests.sources.x_api.job_desk import DOWNLOAD, JOBS, UPLOAD, JobDesk, a_job_desk, result

TOKEN = "AAAA-very-secret-token-zzzz"
IDS = ("7", "12", "345")
DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[JobDesk]:
    with a_job_desk() as running:
        yield running


class Office:
    """A memory and a clock that last for several nights."""

    def __init__(self) -> None:
        self.memory, self.clock = NotebookMemory(), JumpingClock()
        self.standing: list[str] = []

    def night(self, desk: JobDesk, *, days: int = 0, ids: tuple[str, ...] = IDS) -> list[Gone]:
        settings = XSettings(token=TOKEN, accounts=("ayto",), base_url=desk.base_url, pause=0.0)
        gone: list[Gone] = []
        with XClient(settings, self.clock.clockwork) as client:
            job = Compliance(client, settings, self.memory, self.clock.clockwork)
            for batch in job.gone(ids, MORNING + days * DAY):
                self.memory.cursors |= batch.cursors
                gone += _free(batch)
                self.standing += batch.standing
        return gone


def _free(batch: Batch) -> tuple[Gone, ...]:
    assert batch.reads == ()
    return batch.gone


def test_every_stored_id_goes_up_and_what_is_gone_comes_down(desk: JobDesk) -> None:
    desk.results = b"\n" + b"".join(
        result(number, reason)
        for number, reason in enumerate(
            ["deleted", "protected", "suspended", "deactivated", "withheld", "scrub_geo", "something new"], start=1
        )
    )
    office = Office()
    assert office.night(desk) == [
        Gone("1", Reason.DELETED),
        Gone("2", Reason.PROTECTED),
        Gone("3", Reason.SUSPENDED),
        Gone("4", Reason.DEACTIVATED),
        Gone("5", Reason.WITHHELD),
        Gone("7", Reason.WITHHELD),
    ]
    assert desk.uploaded == [b"7\n12\n345\n"]
    assert desk.questions == [f"POST {JOBS}", "PUT /lists/up", f"GET {JOBS}/901", f"GET {JOBS}/901", "GET /lists/down"]
    assert office.clock.waits == [0.25]
    assert office.memory.cursors == {CURSOR: ""}


def test_what_the_list_does_not_name_still_stands(desk: JobDesk) -> None:
    desk.results = result(12)
    office = Office()
    office.night(desk)
    assert office.standing == ["7", "345"]
    desk.statuses = ("failed",)
    with pytest.raises(JobRefusedError):
        office.night(desk)
    assert office.standing == ["7", "345"], "a job that fails says nothing"


def test_where_nothing_is_stored_nothing_is_asked(desk: JobDesk) -> None:
    assert Office().night(desk, ids=()) == []
    assert desk.asked == []


def test_the_token_goes_to_x_only_and_nothing_secret_is_logged(desk: JobDesk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    Office().night(desk)
    for _, path, headers in desk.asked:
        assert ("Authorization" in headers) is path.startswith(JOBS)
        assert TOKEN not in path
    assert TOKEN not in caplog.text
    assert "signature" not in caplog.text


def test_a_job_that_hangs_is_left_behind_and_answered_by_the_next_run(desk: JobDesk) -> None:
    office = Office()
    desk.statuses = ("in_progress",)
    assert office.night(desk) == []
    assert 300 < sum(office.clock.waits) <= 600, "patience has an end"
    assert office.memory.cursors[CURSOR].startswith("901@")
    desk.statuses, desk.results = ("complete",), result(12)
    assert office.night(desk, days=1) == [Gone("12", Reason.DELETED)] * 2, "the old job's answer, then a new one's"
    assert (desk.made, len(desk.uploaded)) == (2, 2)


def test_a_job_that_still_hangs_is_not_followed_by_a_second(desk: JobDesk) -> None:
    office = Office()
    desk.statuses = ("in_progress",)
    office.night(desk)
    assert office.night(desk, days=1) == []
    assert desk.made == 1


def test_a_job_that_hangs_for_days_is_given_up(desk: JobDesk) -> None:
    office = Office()
    desk.statuses = ("in_progress",)
    office.night(desk)
    desk.statuses = ("complete",)
    office.night(desk, days=3)
    assert desk.made == 2


@pytest.mark.parametrize("code", [402, 403, 404, 400])
def test_an_app_that_may_not_run_jobs_is_told_so_at_once(desk: JobDesk, code: int) -> None:
    desk.refusals["POST", JOBS] = [code]
    with pytest.raises(JobRefusedError):
        Office().night(desk)
    assert desk.questions == [f"POST {JOBS}"]


@pytest.mark.parametrize("status", ["failed", "expired"])
def test_a_job_that_comes_to_nothing_is_forgotten(desk: JobDesk, status: str) -> None:
    desk.statuses = (status,)
    office = Office()
    with pytest.raises(JobRefusedError):
        office.night(desk)
    assert office.memory.cursors == {CURSOR: ""}


def test_a_host_of_lists_that_fails_twice_is_asked_again(desk: JobDesk) -> None:
    desk.refusals = {("PUT", "/lists/up"): [503, 500, 503], ("GET", "/lists/down"): [429, 503, 500]}
    with pytest.raises(UnreachableError):
        Office().night(desk)
    assert desk.questions.count("PUT /lists/up") == 5


@pytest.mark.parametrize(
    "address",
    [
        "https://storage.googleapis.com.evil.example/up",
        "https://evil.example/storage.googleapis.com",
        "https://storage.googleapis.com@evil.example/",
        "http://storage.googleapis.com/up",
        "https://storage.googleapis.com:8443/up",
        "https://169.254.169.254/up",
        "file:///etc/passwd",
        "https://notx.com/up",
        "https://[half",
        "",
    ],
)
def test_ids_go_to_no_other_host(desk: JobDesk, address: str) -> None:
    desk.upload_url = address or "nothing"
    office = Office()
    with pytest.raises(ProtocolError) as caught:
        office.night(desk)
    assert "evil" not in str(caught.value)
    assert office.memory.cursors == {CURSOR: ""}, "a broken job blocks no other"


@pytest.mark.parametrize(
    "results",
    [
        b"<html>",
        b'{"id": "1"',
        b"[]\n",
        result("a"),
        result(1, action=None),
        b"{" * 70_000,
        b'{"id": "1", "action": "delete", "reason": "deleted"}\n' + b"x" * 70_000,
    ],
)
def test_a_damaged_list_is_refused_whole_and_its_job_forgotten(desk: JobDesk, results: bytes) -> None:
    desk.results = results
    office = Office()
    with pytest.raises(ProtocolError, match=r"list|describes"):
        office.night(desk)
    assert office.memory.cursors == {CURSOR: ""}


def test_a_token_that_x_does_not_take_ends_the_run(desk: JobDesk) -> None:
    desk.refusals["GET", f"{JOBS}/901"] = [401]
    with pytest.raises(AccessError, match="401"):
        Office().night(desk)


def test_the_host_s_refusal_names_no_address(desk: JobDesk) -> None:
    desk.refusals["GET", DOWNLOAD.partition("?")[0]] = [403]
    with pytest.raises(ProtocolError, match="refuses") as caught:
        Office().night(desk)
    assert "signature" not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert UPLOAD not in str(caught.value)
