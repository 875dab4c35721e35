"""The WSGI application: token, limits, routing, the meter, and answers as JSON."""

import json
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from generator.simulator.asking import Asking
from generator.simulator.clock import Clock
from generator.simulator.endpoints import ENDPOINTS, Endpoint
from generator.simulator.files import Json
from generator.simulator.limits import RateLimits
from generator.simulator.meter import Meter
from generator.simulator.photos import serve_file
from generator.simulator.problems import Refusal, generic
from generator.simulator.world import World

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

METER, MEDIA = "/__meter", "/media/<path:path>"
BY_PATH = {endpoint.path: endpoint for endpoint in ENDPOINTS}
ROUTES = Map(
    [Rule(path, endpoint=path) for path in (*BY_PATH, METER, MEDIA)], merge_slashes=False, strict_slashes=False
)
"""One map for all simulators: werkzeug compiles each rule, which costs more than a hundred answers."""


class Api:
    """Answers requests for one world. `token` None takes any that is not empty; `wall` is for the limits' windows."""

    def __init__(
        self, world: World, clock: Clock, token: str | None, media: Path | None, wall: Callable[[], float]
    ) -> None:
        self.meter = Meter()
        self._world = world
        self._clock = clock
        self._token = token
        self._media = media
        self._limits = RateLimits(wall)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request (WSGI)."""
        try:
            response = self._answer(Request(environ))
        except Refusal as refusal:
            response = _refused(refusal)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        if request.method != "GET":
            raise generic(405, HTTPStatus.METHOD_NOT_ALLOWED.phrase)
        try:
            path, values = ROUTES.bind_to_environ(request.environ).match()
        except HTTPException as error:
            raise generic(404, HTTPStatus.NOT_FOUND.phrase) from error
        if path == METER:
            return _json(self.meter.reading.as_json())
        if path == MEDIA:
            return serve_file(self._media, values["path"])
        return self._answer_api(request, BY_PATH[path], dict(values))

    def _answer_api(self, request: Request, endpoint: Endpoint, path: dict[str, str]) -> Response:
        self.meter.count_request()
        if not self._admits(request.headers.get("Authorization", "")):
            raise generic(401, HTTPStatus.UNAUTHORIZED.phrase)
        allowance = self._limits.take(endpoint.path, endpoint.limit)
        if allowance.exceeded:
            response = _refused(generic(429, HTTPStatus.TOO_MANY_REQUESTS.phrase))
        else:
            response = self._answer_admitted(endpoint, Asking(path, request.args.to_dict()))
        response.headers.update(allowance.headers)
        return response

    def _answer_admitted(self, endpoint: Endpoint, asking: Asking) -> Response:
        now = self._clock.now()
        try:
            asking.only(endpoint.parameters)
            reply = endpoint.answer(self._world, now, asking)
        except Refusal as refusal:
            return _refused(refusal)
        self.meter.charge(reply, now)
        return _json(reply.body)

    def _admits(self, authorization: str) -> bool:
        scheme, _, token = authorization.partition(" ")
        return scheme == "Bearer" and bool(token) and self._token in (None, token)


def _json(body: Json) -> Response:
    """An answer as X writes it; escaped to ASCII, so that a lone surrogate in a post cannot break it."""
    return Response(json.dumps(body), content_type="application/json; charset=utf-8")


def _refused(refusal: Refusal) -> Response:
    """A refusal as X's description has it: a problem of RFC 7807."""
    return Response(json.dumps(refusal.body), status=refusal.status, content_type="application/problem+json")
