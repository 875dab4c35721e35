"""Scripted faults: what the simulator answers instead of itself. Any WSGI middleware can take this seam."""

import threading
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Self

from werkzeug.wrappers import Response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


@dataclass(slots=True)
class _Fault:
    path: str
    calls: Container[int]
    status: int
    body: bytes
    headers: Mapping[str, str]
    seen: int = 0


class Faults:
    """A script: `Faults().on("/2/tweets/search/recent", calls=(2,), status=503)` spoils the second search."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._script: list[_Fault] = []

    def on(
        self,
        path: str,
        *,
        calls: Container[int] = (1,),
        status: int,
        body: str | bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Answer the given calls (counted from 1) of a path with this; `*` in `path` stands for anything.

        `range(1, 1_000_000)` means always. Faults come before everything else: token, limits and meter do not notice.
        """
        data = body.encode() if isinstance(body, str) else body
        self._script.append(_Fault(path, calls, status, data, headers or {"Content-Type": "text/html; charset=utf-8"}))
        return self

    def __call__(self, app: "WSGIApplication") -> "WSGIApplication":
        """Stand before an application."""

        def spoiled(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            fault = self._due(environ.get("PATH_INFO", ""))
            if fault is None:
                return app(environ, start_response)
            return Response(fault.body, status=fault.status, headers=dict(fault.headers))(environ, start_response)

        return spoiled

    def _due(self, path: str) -> _Fault | None:
        """The first fault whose turn it is; every fault of the path counts the call."""
        with self._lock:
            meant = [fault for fault in self._script if fnmatchcase(path, fault.path)]
            for fault in meant:
                fault.seen += 1
        return next((fault for fault in meant if fault.seen in fault.calls), None)
