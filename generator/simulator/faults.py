"""Scripted faults: on the Nth call of a path do this. Any WSGI middleware can take this seam."""

import threading
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Self

from generator.simulator.tampering import answered

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(slots=True)
class _Fault:
    path: str
    method: str
    calls: Container[int]
    do: "Callable[[WSGIApplication], WSGIApplication]"
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
        method: str = "*",
        status: int | None = None,
        body: str | bytes = b"",
        headers: Mapping[str, str] | None = None,
        do: "Callable[[WSGIApplication], WSGIApplication] | None" = None,
    ) -> Self:
        """Spoil the given calls (counted from 1) of a path; `*` in `path` stands for anything.

        Either answer with `status`, `body` and `headers` (HTML by default), or `do` something of the modules tampering
        and breaking, such as `dropped()`. `range(1, 1_000_000)` means always. Faults come before everything else: what
        is answered here is noticed neither by token nor limits nor meter; what tampers with an answer is.
        """
        if (status is None) == (do is None):
            raise ValueError("A fault needs either a status or something to do.")
        spoil = do or answered(status or 500, body, headers or HTML)
        self._script.append(_Fault(path, method, calls, spoil))
        return self

    def __call__(self, app: "WSGIApplication") -> "WSGIApplication":
        """Stand before an application."""

        def spoiled(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            fault = self._due(environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD", ""))
            return (fault.do(app) if fault else app)(environ, start_response)

        return spoiled

    def _due(self, path: str, method: str) -> _Fault | None:
        """The first fault whose turn it is; every fault of the path counts the call."""
        with self._lock:
            meant = [
                fault
                for fault in self._script
                if fnmatchcase(path, fault.path) and fnmatchcase(method, fault.method.upper())
            ]
            for fault in meant:
                fault.seen += 1
        return next((fault for fault in meant if fault.seen in fault.calls), None)
