"""An end to answers that drip: the time of one answer, headers and body, however often a few bytes arrive."""

import socket
import threading
import time
from types import TracebackType
from weakref import WeakSet

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool


class Stopwatch:
    """While it runs (`with`, again and again), every connection it knows is cut after `seconds`; then `rang` is True.

    A socket's own timeout starts anew with every byte, and only another thread can end a read that goes on. To start a
    thread costs as much as a third of a small answer: so one serves all answers, is not woken by them, and ends by
    itself when none is running where it looks.
    """

    def __init__(self, lines: "WeakSet[socket.socket]", seconds: float) -> None:
        self.rang = False
        self._lines = lines
        self._seconds = seconds
        self._due: float | None = None
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> "Stopwatch":
        with self._lock:
            self.rang = False
            self._due = time.monotonic() + self._seconds
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="stopwatch", daemon=True)
                self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._lock:
            self._due = None

    def _watch(self) -> None:
        """Sleep until the answer that runs is due. One that begins meanwhile is due later: no sleep is too long."""
        wait = self._seconds
        while True:
            time.sleep(wait)
            with self._lock:
                if self._due is None:
                    self._thread = None
                    return
                wait = self._due - time.monotonic()
                if wait <= 0:
                    self._due, wait = None, self._seconds
                    self._ring()

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
