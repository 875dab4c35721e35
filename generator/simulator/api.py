"""The WSGI application: token, limits, routing, the meter, and answers as JSON."""

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from generator.simulator.asking import Asking
from generator.simulator.clock import Clock
from generator.simulator.compliance import PLACE, ComplianceJobs
from generator.simulator.endpoints import PATHS, Endpoint, endpoints_of
from generator.simulator.files import Json
from generator.simulator.habits import Habits
from generator.simulator.limits import Allowance, Pause, RateLimits
from generator.simulator.meter import Meter
from generator.simulator.newer_words import newer, older_arguments
from generator.simulator.photos import serve_file
from generator.simulator.problems import Refusal, generic, unsupported, usage_capped
from generator.simulator.usage import Usage
from generator.simulator.world import World

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

METER, MEDIA, STORAGE = "/__meter", "/media/<path:path>", f"{PLACE}<id>/<part>"
ROUTES = Map(
    [Rule(path, endpoint=path) for path in (*sorted(PATHS), METER, MEDIA, STORAGE)],
    merge_slashes=False,
    strict_slashes=False,
)
"""One map for all simulators: werkzeug compiles each rule, which costs more than a hundred answers."""

REFUSED_AS_PROBLEM = "https://api.x.com/2/problems/invalid-request"
"""The only refusal that description 2.167 has a problem for; every other is its plain error: a code and a message."""


class Api:
    """Answers requests for one world."""

    def __init__(self, world: World, clock: Clock, habits: Habits) -> None:
        self.meter = Meter()
        self._world = world
        self._clock = clock
        self._habits = habits
        self._usage = Usage(self.meter, habits.monthly_cap, habits.vocabulary)
        self._jobs = ComplianceJobs(habits.compliance, habits.ticks)
        self._endpoints = endpoints_of(self._jobs, self._usage)
        self._limits = RateLimits(habits.wall)
        self._pause = Pause(habits.archive_pause, habits.ticks)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request (WSGI)."""
        try:
            response = self._answer(Request(environ))
        except Refusal as refusal:
            response = self._refused(refusal)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        try:
            path, values = ROUTES.bind_to_environ(request.environ).match()
        except HTTPException as error:
            raise generic(404, HTTPStatus.NOT_FOUND.phrase) from error
        if path == STORAGE:
            return self._answer_storage(request, values["id"], values["part"])
        if path in PATHS:
            endpoint = self._endpoints.get((request.method, path))
            if endpoint:
                return self._answer_api(request, endpoint, dict(values))
        if path in PATHS or request.method != "GET":
            raise generic(405, HTTPStatus.METHOD_NOT_ALLOWED.phrase)
        return serve_file(self._habits.media, values["path"]) if path == MEDIA else _json(self.meter.reading.as_json())

    def _answer_storage(self, request: Request, job_id: str, part: str) -> Response:
        """What the storage service does that X's signed addresses lead to."""
        now, signature = self._clock.now(), request.args.get("signature", "")
        if "Authorization" in request.headers:
            raise generic(400, HTTPStatus.BAD_REQUEST.phrase)
        if (request.method, part) == ("GET", "results"):
            return Response(self._jobs.download(now, job_id, signature), content_type="application/octet-stream")
        if (request.method, part) != ("PUT", "submission"):
            raise generic(405, HTTPStatus.METHOD_NOT_ALLOWED.phrase)
        if request.mimetype != "text/plain":
            raise generic(403, HTTPStatus.FORBIDDEN.phrase)
        with self._world.lock:
            self._jobs.upload(self._world, now, job_id, signature, request.get_data())
        return Response(status=200)

    def _answer_api(self, request: Request, endpoint: Endpoint, path: dict[str, str]) -> Response:
        self.meter.count_request()
        viewer = self._habits.viewer(request.headers.get("Authorization", ""))
        limit = endpoint.app if viewer is None else endpoint.user
        if limit is None:
            raise unsupported("OAuth 2.0 User Context" if viewer is None else "OAuth 2.0 Application-Only")
        allowance = self._take(endpoint, viewer, limit)
        if allowance.exceeded:
            response = self._refused(generic(429, HTTPStatus.TOO_MANY_REQUESTS.phrase))
        else:
            host = f"http://{request.environ['SERVER_NAME']}:{request.environ['SERVER_PORT']}"
            arguments = older_arguments(request.args.to_dict())
            response = self._answer_admitted(endpoint, Asking(path, arguments, viewer, host, request.get_data()))
        response.headers.update(allowance.headers)
        return response

    def _take(self, endpoint: Endpoint, viewer: str | None, limit: int) -> Allowance:
        if endpoint.paused and not self._pause.kept():
            return self._limits.hurried()
        return self._limits.take(f"{endpoint.method} {endpoint.path}", viewer, limit)

    def _answer_admitted(self, endpoint: Endpoint, asking: Asking) -> Response:
        now = self._clock.now()
        try:
            if endpoint.shows_posts and self._usage.spent(now):
                raise usage_capped()
            asking.only(endpoint.parameters)
            with self._world.lock:
                reply = endpoint.answer(self._world, now, asking)
        except Refusal as refusal:
            return self._refused(refusal)
        self.meter.charge(reply, now)
        return _json(newer(reply.body) if self._habits.vocabulary == "2.167" else reply.body)

    def _refused(self, refusal: Refusal) -> Response:
        """A refusal as X's description has it: a problem of RFC 7807, or a plain error."""
        body, kind = refusal.body, "application/problem+json"
        if self._habits.vocabulary == "2.167":
            body = newer(body)
            if body["type"] != REFUSED_AS_PROBLEM:
                body = {"code": refusal.status, "message": body["detail"], **body}
                kind = "application/json; charset=utf-8"
        return Response(json.dumps(body), status=refusal.status, content_type=kind)


def _json(body: Json) -> Response:
    """An answer as X writes it; escaped to ASCII, so that a lone surrogate in a post cannot break it."""
    return Response(json.dumps(body), content_type="application/json; charset=utf-8")
