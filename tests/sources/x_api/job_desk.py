"""A stand-in for X's compliance jobs and for the host of their lists, which goes wrong as it is told to."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JOBS, UPLOAD, DOWNLOAD = "/2/compliance/jobs", "/lists/up?signature=hush", "/lists/down?signature=hush"


@dataclass
class JobDesk:
    """`statuses` are what a job says of itself, a question each, the last for ever. `refusals`: by (verb, path)."""

    base_url: str = ""
    statuses: Sequence[str] = ("in_progress", "complete")
    results: bytes = b""
    upload_url: str = ""
    download_url: str = ""
    refusals: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    uploaded: list[bytes] = field(default_factory=list)
    made: int = 0

    @property
    def questions(self) -> list[str]:
        """What was asked, without what a signature hides."""
        return [f"{verb} {path.partition('?')[0]}" for verb, path, _ in self.asked]

    def job(self, job_id: str) -> dict[str, Any]:
        polls = sum(question == f"GET {JOBS}/{job_id}" for question in self.questions)
        status = "created" if not polls else self.statuses[min(polls, len(self.statuses)) - 1]
        upload, download = self.upload_url or self.base_url + UPLOAD, self.download_url or self.base_url + DOWNLOAD
        return {
            "data": {"id": job_id, "type": "tweets", "status": status, "upload_url": upload, "download_url": download}
        }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    desk: JobDesk

    def do_GET(self) -> None:
        desk, verb, path = self.desk, self.command, self.path
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        desk.asked.append((verb, path, dict(self.headers)))
        plain = path.partition("?")[0]
        refusals = desk.refusals.get((verb, plain))
        if refusals:
            self._say(refusals.pop(0) if len(refusals) > 1 else refusals[0], b"{}")
        elif (verb, path) == ("PUT", UPLOAD):
            desk.uploaded.append(body)
            self._say(200, b"")
        elif path == DOWNLOAD:
            self._say(200, desk.results)
        elif (verb, plain) == ("POST", JOBS):
            desk.made += 1
            self._say(200, json.dumps(desk.job(str(900 + desk.made))).encode())
        elif plain.startswith(f"{JOBS}/"):
            self._say(200, json.dumps(desk.job(plain.rpartition("/")[2])).encode())
        else:
            self._say(404, b"{}")

    def do_POST(self) -> None:
        self.do_GET()

    def do_PUT(self) -> None:
        self.do_GET()

    def _say(self, code: int, body: bytes) -> None:
        with suppress(ConnectionError):
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what some tests are about."""


@contextmanager
def a_job_desk(**changes: Any) -> Iterator[JobDesk]:
    desk = JobDesk(**changes)
    with _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"desk": desk})) as server:
        desk.base_url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield desk
        finally:
            server.shutdown()
            thread.join()


def result(post_id: int | str, reason: str = "deleted", **changes: Any) -> bytes:
    """A line of a job's result, as X writes it."""
    made = "2026-10-19T06:00:00.000Z"
    line = {"id": str(post_id), "action": "delete", "created_at": made, "reason": reason, **changes}
    return json.dumps(line).encode() + b"\n"
