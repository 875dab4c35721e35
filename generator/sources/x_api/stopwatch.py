"""An end to answers that drip: the time of one answer, headers and body, however often a few bytes arrive."""

import socket
import threading
from types import TracebackType
from weakref import WeakSet

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool


class Stopwatch:
    """While it runs (`with`), every connection it knows is cut after `seconds`; then `rang` is True.

    A socket's own timeout starts anew with every byte, and only another thread can end a read that goes on.
    """

    def __init__(self, lines: "WeakSet[socket.socket]", seconds: float) -> None:
        self.rang = False
        self._lines = lines
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> "Stopwatch":
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()

    def _ring(self) -> None:
        self.rang = True
        for line in tuple(self._lines):
            try:
                # Not SSLSocket's own method: it would pull its state from under the thread that reads.
                socket.socket.shutdown(line, socket.SHUT_RDWR)
            except OSError:
                continue


def watch(pool: HTTPConnectionPool, lines: "WeakSet[socket.socket]") -> None:
    """Let `lines` know every connection that the pool opens from now on."""

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            lines.add(self.sock)

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            lines.add(self.sock)

    pool.ConnectionCls = Secure if pool.scheme == "https" else Plain
