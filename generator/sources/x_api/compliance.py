"""X's compliance job: all stored ids go up, and what must leave the record comes down, free of charge.

X runs one job at a time. One that is not done in time is left behind; a cursor remembers it, and the next run takes its
answer before it asks anew. (A list of what is gone stays true: nothing of it comes back but through a fetch.)
"""

import json
import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from generator.domain.collection import Memory
from generator.domain.errors import AccessError, ProtocolError
from generator.domain.posts import Batch
from generator.domain.removals import FATES, Gone, Reason
from generator.sources.x_api.fields import Fields, as_fields
from generator.sources.x_api.patience import Clockwork, Patience
from generator.sources.x_api.settings import XSettings
from generator.sources.x_api.storage import HINT, Storage

CURSOR = "x:compliance:job"
FATE = {str(reason): reason for reason in FATES}
PLACE_ONLY = "scrub_geo"  # the post stays public, its place does not; places are not stored here
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 60.0
LONGEST_WAIT = 600.0  # seconds in a run; X takes seconds for some thousand posts
TOO_OLD = 2 * 86_400  # seconds after which a job that is still not done never will be
REMEMBERED = re.compile(r"([0-9]{1,20})@([0-9]{1,12})")  # the job's id and when it began, in seconds since 1970
CREATED, RUNNING, COMPLETE = "created", "in_progress", "complete"
DELETE = "delete"


class Jobs(Protocol):
    """The two questions about jobs that are asked of X itself."""

    def create_compliance_job(self) -> object:
        """Begin a job over posts."""
        ...

    def compliance_job(self, job_id: str) -> object:
        """How a job stands."""
        ...


class JobRefusedError(AccessError):
    """X does no compliance job for this app, or not now."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job as X last told of it."""

    id: str
    status: str
    upload_url: str
    download_url: str


class Compliance:
    """Runs X's compliance jobs for one run. `longest_wait` is for how many seconds a run waits for a job."""

    def __init__(
        self,
        jobs: Jobs,
        settings: XSettings,
        memory: Memory,
        clockwork: Clockwork,
        *,
        longest_wait: float = LONGEST_WAIT,
    ) -> None:
        self._jobs = jobs
        self._memory = memory
        self._storage = Storage(settings)
        self._patience = Patience(settings.deadline, clockwork, renewed=False)
        self._clockwork = clockwork
        self._left = longest_wait

    def gone(self, ids: Iterable[str], now: datetime) -> Iterator[Batch]:
        """What X says is gone of these posts; of a job that was left behind first. `now` is aware.

        Raises JobRefusedError where X does not do the job for this app, UnreachableError and ProtocolError.
        """
        left_behind = self._left_behind(now)
        if left_behind:
            done = yield from self._answer_of(left_behind)
            if not done:
                return
        asked = tuple(ids)
        if asked:
            job = self._begin()
            yield Batch(cursors={CURSOR: f"{job.id}@{int(now.timestamp())}"})
            yield from self._answer_of(job, asked)

    def _left_behind(self, now: datetime) -> Job | None:
        """The job of an earlier run, as it stands now; None where there is none that may still be answered."""
        known = REMEMBERED.fullmatch(self._memory.cursor(CURSOR) or "")
        if not known or now.timestamp() - int(known[2]) > TOO_OLD:
            return None
        try:
            job = _job_of(self._jobs.compliance_job(known[1]))
        except (AccessError, ProtocolError):  # X knows no such job any more
            return None
        return job if job.status in {RUNNING, COMPLETE} else None

    def _begin(self) -> Job:
        try:
            return _job_of(self._jobs.create_compliance_job())
        except (AccessError, ProtocolError) as error:
            raise JobRefusedError(error.message, error.hint) from None

    def _answer_of(self, job: Job, asked: tuple[str, ...] = ()) -> Generator[Batch, None, bool]:
        """What a job found; returns whether it is done with. A job whose lists are broken is forgotten."""
        try:
            if asked:
                lines = "".join(f"{post_id}\n" for post_id in asked).encode()
                self._patience.ask(lambda: self._storage.put(job.upload_url, lines))
            job = self._awaited(job)
            gone = self._patience.ask(lambda: tuple(self._results(job))) if job.status == COMPLETE else ()
        except ProtocolError:
            yield Batch(cursors={CURSOR: ""})
            raise
        if job.status in {CREATED, RUNNING}:
            return False
        missing = {each.post_id for each in gone} if job.status == COMPLETE else asked
        standing = tuple(post_id for post_id in asked if post_id not in missing)
        yield Batch(cursors={CURSOR: ""}, gone=gone, standing=standing)
        if job.status != COMPLETE:
            raise JobRefusedError("X's compliance job came to nothing.", "The next run begins another.")
        return True

    def _awaited(self, job: Job) -> Job:
        """The job when it is done, or as it stands when this run has waited for long enough."""
        pause = FIRST_PAUSE
        while True:
            job = _job_of(self._jobs.compliance_job(job.id))
            if job.status not in {CREATED, RUNNING} or self._left < pause:
                return job
            self._clockwork.sleep(pause)
            self._left -= pause
            pause = min(LONGEST_PAUSE, pause * 2)

    def _results(self, job: Job) -> Iterator[Gone]:
        for number, line in enumerate(self._storage.lines(job.download_url), start=1):
            gone = _gone_in(_fields(line, number))
            if gone:
                yield gone


def _job_of(answer: object) -> Job:
    data = as_fields(answer, "answer").part("data")
    return Job(data.id("id"), data.text("status"), data.text_or("", "upload_url"), data.text_or("", "download_url"))


def _fields(line: bytes, number: int) -> Fields:
    try:
        return as_fields(json.loads(line), f"list[{number}]")
    except (ValueError, RecursionError):
        raise ProtocolError("X's list of removed posts is damaged.", HINT) from None


def _gone_in(item: Fields) -> Gone | None:
    """One line of a result: a post and why it must go. A reason that nobody knows yet is one that may be undone."""
    reason = item.text_or("", "reason")
    if item.text("action") != DELETE or reason == PLACE_ONLY:
        return None
    return Gone(item.id("id"), FATE.get(reason, Reason.WITHHELD))
