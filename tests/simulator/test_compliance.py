"""Compliance jobs: ids up, what became of them down; their pace, their ends, and who may ask."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from generator.simulator import JobPace, Simulator, World
from tests.simulator.worlds import NOW, Client, an_answer, user_id, x_post, x_user

JOBS = "/2/compliance/jobs"
TEXT = {"Content-Type": "text/plain"}
HANDLES = ("sana", "borrona", "cerrada", "echada", "ida", "callada", "viajera")
POSTS = {handle: x_post("farola", by=handle, serial=number) for number, handle in enumerate(HANDLES)}


class Night:
    """A world in which something befell most people, and an app that asks what."""

    def __init__(self, **settings: Any) -> None:
        self.world = World()
        self.world.add(an_answer(POSTS.values()), *(x_user(handle, created_at="2013-06-04") for handle in HANDLES))
        self.world.delete(POSTS["borrona"]["id"], at=NOW - timedelta(minutes=7))
        self.world.protect("cerrada", at=NOW - timedelta(minutes=6))
        self.world.suspend("echada", at=NOW - timedelta(minutes=5))
        self.world.deactivate("ida")
        self.world.withhold(POSTS["callada"]["id"])
        self.world.scrub_geo("viajera")
        self.simulator = Simulator(self.world, now=NOW, **settings)
        self.client = Client(self.simulator.start())

    def post(self, body: Any, raw: bytes | None = None) -> requests.Response:
        """Ask for a new job."""
        headers = {"Authorization": "Bearer sesame"}
        data = json.dumps(body).encode() if raw is None else raw
        return requests.post(self.client.base_url + JOBS, data=data, headers=headers, timeout=10)

    def job(self, kind: str = "tweets", **more: Any) -> Any:
        """A new job."""
        answer = self.post({"type": kind, **more})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def status(self, job: Any) -> str:
        """Poll once."""
        return str(self.client.json(f"{JOBS}/{job['id']}")["data"]["status"])


@pytest.fixture
def night() -> Iterator[Night]:
    served = Night()
    with served.simulator:
        yield served


def upload(job: Any, *ids: str, **request: Any) -> int:
    """Send ids; returns the status."""
    return requests.put(
        job["upload_url"], **{"data": "\n".join(ids), "headers": TEXT, "timeout": 10, **request}
    ).status_code


def results(job: Any) -> list[Any]:
    """The lines of a job's results."""
    return [json.loads(line) for line in requests.get(job["download_url"], timeout=10).text.splitlines()]


def test_a_job_lists_what_is_not_public_any_more_and_why(night: Night) -> None:
    job = night.job(name="night")
    assert (job["status"], job["name"], job["type"]) == ("created", "night", "tweets")
    assert upload(job, *(post["id"] for post in POSTS.values()), "1170025343920402432", POSTS["sana"]["id"]) == 200
    assert [night.status(job) for _ in range(3)] == ["in_progress", "complete", "complete"]
    made = "2026-10-21T05:00:00.000Z"
    assert results(job) == [
        {"id": POSTS["borrona"]["id"], "action": "delete", "created_at": made}
        | {"redacted_at": "2026-10-21T05:53:00.000Z", "reason": "deleted"},
        {"id": POSTS["cerrada"]["id"], "action": "delete", "created_at": made, "reason": "protected"},
        {"id": POSTS["echada"]["id"], "action": "delete", "created_at": made}
        | {"redacted_at": "2026-10-21T05:55:00.000Z", "reason": "suspended"},
        {"id": POSTS["ida"]["id"], "action": "delete", "created_at": made, "reason": "deactivated"},
        {"id": POSTS["callada"]["id"], "action": "delete", "created_at": made, "reason": "withheld"},
        {"id": POSTS["viajera"]["id"], "action": "delete", "created_at": made, "reason": "scrub_geo"},
        {"id": "1170025343920402432", "action": "delete", "created_at": "2019-09-06T17:25:54.667Z"}
        | {"reason": "deleted"},
    ]


def test_a_job_of_users_lists_accounts(night: Night) -> None:
    job = night.job("users")
    upload(job, *map(user_id, HANDLES), "404")
    night.status(job)
    reasons = {line["id"]: (line["reason"], line.get("created_at")) for line in results(job)}
    assert reasons == {
        user_id("cerrada"): ("protected", "2013-06-04"),
        user_id("echada"): ("suspended", "2013-06-04"),
        user_id("ida"): ("deactivated", "2013-06-04"),
        user_id("viajera"): ("scrub_geo", "2013-06-04"),
        "404": ("deleted", None),
    }


@pytest.mark.real_data
def test_results_have_the_fields_of_recorded_ones(night: Night, real_data: Path) -> None:
    for kind, ids in (("tweets", [post["id"] for post in POSTS.values()]), ("users", [*map(user_id, HANDLES)])):
        text = (real_data / "x_api" / "recorded" / f"{kind}_compliance.jsonl").read_text()
        recorded = [json.loads(line) for line in text.splitlines() if line]
        job = night.job(kind)
        upload(job, *ids)
        night.status(job)
        fields = [set(line) for line in results(job)]
        assert recorded
        assert all(set(line) in fields for line in recorded)


def test_x_runs_one_job_of_a_type_at_a_time(night: Night) -> None:
    job = night.job()
    assert night.job("users")["id"] > job["id"]
    assert night.post({"type": "tweets"}).status_code == 409
    upload(job, POSTS["sana"]["id"])
    assert night.post({"type": "tweets"}).status_code == 409
    night.status(job)
    second = night.job()
    listed = night.client.json(JOBS, type="tweets")
    assert [found["id"] for found in listed["data"]] == [second["id"], job["id"]]
    assert [found["id"] for found in night.client.json(JOBS, type="tweets", status="complete")["data"]] == [job["id"]]
    assert results(job) == []


def test_ids_must_come_within_a_quarter_of_an_hour_and_results_are_there_for_a_week(night: Night) -> None:
    late = night.job()
    night.simulator.travel(NOW + timedelta(minutes=15))
    assert upload(late, POSTS["ida"]["id"]) == 403
    assert night.status(late) == "expired"
    job = night.job()
    upload(job, POSTS["ida"]["id"])
    assert requests.get(job["download_url"], timeout=10).status_code == 404, "it is not complete yet"
    night.status(job)
    assert len(results(job)) == 1
    night.simulator.travel(NOW + timedelta(days=7, minutes=15))
    assert requests.get(job["download_url"], timeout=10).status_code == 403
    assert night.status(job) == "expired"


@pytest.mark.parametrize("lines", [("12", "farola"), ("",), ("1,2",), ("-1",)])
def test_a_file_of_anything_but_ids_fails(lines: tuple[str, ...], night: Night) -> None:
    job = night.job()
    upload(job, *lines)
    assert [night.status(job) for _ in range(2)] == ["in_progress", "failed"]
    assert requests.get(job["download_url"], timeout=10).status_code == 404


def test_the_pace_of_jobs_and_their_end_can_be_set() -> None:
    ticks = [0.0]
    pace = JobPace(polls=0, seconds=30, outcome="failed")
    slow = Night(compliance=pace, ticks=lambda: ticks[0])
    with slow.simulator:
        job = slow.job()
        assert slow.status(job) == "created"
        upload(job, POSTS["ida"]["id"])
        assert slow.status(job) == "in_progress"
        ticks[0] = 30
        assert slow.status(job) == "failed"


def test_the_signed_addresses_take_no_token_no_other_signature_and_no_other_type(night: Night) -> None:
    job = night.job()
    assert upload(job, "1", headers={**TEXT, "Authorization": "Bearer sesame"}) == 400
    assert upload(job, "1", headers={"Content-Type": "application/json"}) == 403
    for part in ("upload_url", "download_url"):
        wrong = {**job, part: job[part][:-1] + ("a" if job[part][-1] != "a" else "b")}
        asked = upload(wrong, "1") if part == "upload_url" else requests.get(wrong[part], timeout=10).status_code
        assert asked == 403
    assert requests.delete(job["upload_url"], timeout=10).status_code == 405


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (b"", "is not JSON"),
        (b"\xff", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[]", "`type` of the request is not one of"),
        (b'{"type": "lists"}', "`type` of the request is not one of"),
        (b'{"type": "tweets", "name": 7}', "`name`"),
        (json.dumps({"type": "tweets", "name": "x" * 65}).encode(), "`name`"),
        (b'{"type": "tweets", "resumable": "yes"}', "`resumable`"),
    ],
)
def test_a_job_that_asks_for_nothing_sensible_is_refused(body: bytes, complaint: str, night: Night) -> None:
    answer = night.post(None, raw=body)
    assert answer.status_code == 400
    assert complaint in answer.json()["errors"][0]["message"]


def test_a_list_without_a_type_is_refused_and_an_unknown_job_is_not_found(night: Night) -> None:
    assert "can not be empty" in night.client.complaint(JOBS)
    assert "is not one of" in night.client.complaint(JOBS, type="tweets", status="lost")
    assert night.client.json(f"{JOBS}/404")["errors"][0]["title"] == "Not Found Error"
    assert night.client.json(JOBS, type="tweets") == {"meta": {"result_count": 0}}
    assert night.simulator.meter.usd == 0
