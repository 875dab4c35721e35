"""Batch compliance jobs: upload ids, poll, download what became of those that are not public any more.

As at X: one job of a type at a time; ids go up as text/plain, one a line, within 15 minutes; results come down as JSON
Lines for a week; both addresses are signed, so that no token is sent there (one that is sent is refused).
"""

import json
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from generator.simulator import vocabulary
from generator.simulator.asking import NUMBER, Asking
from generator.simulator.compliance_results import results_of
from generator.simulator.composing import Reply
from generator.simulator.files import Json
from generator.simulator.ids import number_at, stamp
from generator.simulator.problems import Refusal, conflict, generic, invalid, not_found
from generator.simulator.world import World

TYPES = ("tweets", "users")
STATUSES = ("created", "in_progress", "failed", "complete")
FIELDS = vocabulary.names(
    "created_at download_expires_at download_url id name resumable status type upload_expires_at upload_url"
)
UPLOAD_WITHIN, DOWNLOAD_WITHIN = timedelta(minutes=15), timedelta(days=7)
PLACE = "/compliance/"


@dataclass(frozen=True, slots=True)
class JobPace:
    """How jobs go: a job is complete after so many polls that say `in_progress`, and so many seconds.

    `outcome` is how a job ends; a file that holds anything but ids fails in any case.
    """

    polls: int = 1
    seconds: float = 0.0
    outcome: Literal["complete", "failed"] = "complete"


@dataclass(slots=True)
class Job:
    """One job. Times are aware, UTC, on the world's clock; `uploaded` is on the monotonic one."""

    id: str
    kind: str
    created_at: datetime
    name: str | None
    resumable: bool
    signature: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    uploaded: float | None = None
    polls: int = 0
    failed: bool = False
    results: str = ""

    def address(self, host: str, part: str) -> str:
        """Where its ids go ("submission"), or its results lie ("results")."""
        return f"{host}{PLACE}{self.id}/{part}?signature={self.signature}"


class ComplianceJobs:
    """All jobs of a project; safe to use from several threads."""

    def __init__(self, pace: JobPace, ticks: Callable[[], float]) -> None:
        self._pace = pace
        self._ticks = ticks
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}

    def create(self, _world: World, now: datetime, asking: Asking) -> Reply:
        """POST /2/compliance/jobs."""
        wanted = _wanted(asking.body)
        with self._lock:
            busy = {job.kind for job in self._jobs.values() if self._status(job, now) in {"created", "in_progress"}}
            if wanted["type"] in busy:
                raise conflict(f"There is a compliance job of type {wanted['type']} under way; X runs one at a time.")
            number = max([number_at(now), *(int(job_id) + 1 for job_id in self._jobs)])
            job = Job(str(number), wanted["type"], now, wanted.get("name"), wanted.get("resumable", False))
            self._jobs[job.id] = job
            return Reply({"data": self._shown(job, now, asking.host)})

    def all(self, _world: World, now: datetime, asking: Asking) -> Reply:
        """GET /2/compliance/jobs: the jobs of a type, newest first."""
        kind, status = asking.required("type"), asking.args.get("status")
        asking.word("type", TYPES, "")
        if status is not None:
            asking.word("status", STATUSES, "")
        asking.words("compliance_job.fields", FIELDS)
        with self._lock:
            jobs = [self._polled(job, now, asking.host) for job in self._jobs.values() if job.kind == kind]
        found = [job for job in reversed(jobs) if status in {None, job["status"]}]
        return Reply({"data": found, "meta": {"result_count": len(found)}} if found else {"meta": {"result_count": 0}})

    def one(self, _world: World, now: datetime, asking: Asking) -> Reply:
        """GET /2/compliance/jobs/:id."""
        asking.words("compliance_job.fields", FIELDS)
        job_id = asking.path_id()
        with self._lock:
            job = self._jobs.get(job_id)
            if job is None:
                # X's list of resource types knows no jobs: the nearest thing in its description
                return Reply({"errors": [{**not_found("tweet", "id", job_id), "detail": "Could not find the job."}]})
            return Reply({"data": self._polled(job, now, asking.host)})

    def upload(self, world: World, now: datetime, job_id: str, signature: str, data: bytes) -> None:
        """PUT to `upload_url`: the ids, one a line. What became of them is looked up at once."""
        with self._lock:
            job = self._signed(job_id, signature)
            if now >= job.created_at + UPLOAD_WITHIN:
                raise generic(403, "Forbidden")
            ids = [line.strip() for line in data.decode("utf-8", "replace").splitlines() if line.strip()]
            job.failed = not ids or not all(NUMBER.fullmatch(line) for line in ids)
            job.results = "" if job.failed else results_of(world, now, job.kind, ids)
            job.uploaded, job.polls = self._ticks(), 0

    def download(self, now: datetime, job_id: str, signature: str) -> str:
        """GET `download_url`: the results, JSON Lines."""
        with self._lock:
            job = self._signed(job_id, signature)
            if now >= job.created_at + DOWNLOAD_WITHIN:
                raise generic(403, "Forbidden")
            if self._status(job, now) != "complete":
                raise generic(404, "Not Found")
            return job.results

    def _signed(self, job_id: str, signature: str) -> Job:
        job = self._jobs.get(job_id)
        if job is None or not secrets.compare_digest(job.signature, signature):
            raise generic(403, "Forbidden")
        return job

    def _status(self, job: Job, now: datetime) -> str:
        if job.uploaded is None:
            return "created" if now < job.created_at + UPLOAD_WITHIN else "expired"
        if job.polls < self._pace.polls or self._ticks() - job.uploaded < self._pace.seconds:
            return "in_progress"
        if job.failed or self._pace.outcome == "failed":
            return "failed"
        return "complete" if now < job.created_at + DOWNLOAD_WITHIN else "expired"

    def _polled(self, job: Job, now: datetime, host: str) -> Json:
        shown = self._shown(job, now, host)
        job.polls += job.uploaded is not None
        return shown

    def _shown(self, job: Job, now: datetime, host: str) -> Json:
        shown = {
            "id": job.id,
            "type": job.kind,
            "status": self._status(job, now),
            "created_at": stamp(job.created_at),
            "upload_url": job.address(host, "submission"),
            "upload_expires_at": stamp(job.created_at + UPLOAD_WITHIN),
            "download_url": job.address(host, "results"),
            "download_expires_at": stamp(job.created_at + DOWNLOAD_WITHIN),
            "resumable": job.resumable,
        }
        return shown if job.name is None else {**shown, "name": job.name}


def _wanted(body: bytes) -> Json:
    try:
        wanted = json.loads(body)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise _refused("body", "is not JSON") from error
    if not isinstance(wanted, dict) or wanted.get("type") not in TYPES:
        raise _refused("type", "is not one of [tweets,users]")
    if not isinstance(wanted.get("name", ""), str) or len(wanted.get("name", "")) > 64:
        raise _refused("name", "is not a text of up to 64 characters")
    if not isinstance(wanted.get("resumable", False), bool):
        raise _refused("resumable", "is not true or false")
    return wanted


def _refused(name: str, why: str) -> Refusal:
    return invalid(name, [], f"The `{name}` of the request {why}")
