"""The host where X keeps the lists of a compliance job: ids go up, what became of them comes down.

The addresses are signed by X and are all that the host asks for: X's own token is never sent there, and the addresses,
which open the lists to whoever has them, never reach a log or an error.
"""

import logging
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakSet

import requests
from requests.adapters import HTTPAdapter
from urllib3.connectionpool import ConnectionPool, HTTPConnectionPool
from urllib3.exceptions import HTTPError

from generator.domain.errors import ConcejoError, ProtocolError
from generator.sources.x_api.faults import DownFault, PassingFault
from generator.sources.x_api.settings import XSettings, is_local
from generator.sources.x_api.stopwatch import Stopwatch, watch

HOSTS = re.compile(r"storage\.googleapis\.com|(?:[a-z0-9-]+\.)*(?:x|twitter|twimg)\.com")
LARGEST = 512 * 2**20  # bytes of one list: what X says of some four million posts
LONGEST_LINE = 64 * 2**10
PIECE = 64 * 2**10
HINT = "The next run asks X for a new list."
UPLOAD = {"Content-Type": "text/plain", "Accept-Encoding": "identity", "User-Agent": "concejo"}
DOWNLOAD = {"Accept-Encoding": "identity", "User-Agent": "concejo"}


class Storage:
    """Brings lists to the host that X names, and back: https at X's hosts only, or a simulator on this machine.

    Raises PassingFault where asking again may help, ProtocolError for an address or an answer that is not to be taken.
    """

    def __init__(self, settings: XSettings) -> None:
        self._settings = settings
        self._lines: WeakSet[socket.socket] = WeakSet()

    def put(self, address: str, ids: bytes) -> None:
        """Hand in the ids, one a line."""
        with self._asking("PUT", address, UPLOAD, ids) as answer:
            answer.raw.read(PIECE)

    def lines(self, address: str) -> Iterator[bytes]:
        """The lines of a list, without the empty ones, as they come in."""
        with self._asking("GET", address, DOWNLOAD) as answer:
            rest, size = b"", 0
            for piece in answer.iter_content(PIECE):
                size += len(piece)
                *whole, rest = (rest + piece).split(b"\n")
                if size > LARGEST or len(rest) > LONGEST_LINE:
                    raise ProtocolError("The list of removed posts that X names is too large.", HINT)
                yield from filter(bytes.strip, whole)
            if rest.strip():
                yield rest

    @contextmanager
    def _asking(
        self, method: str, address: str, headers: dict[str, str], body: bytes | None = None
    ) -> Iterator[requests.Response]:
        self._check(address)
        request = requests.Request(method, address, headers=headers, data=body).prepare()
        with (
            _unlogged(),
            _Line(self._lines) as line,
            Stopwatch(self._lines, self._settings.answer_time) as stopwatch,
        ):
            try:
                # Proxies and certificates as this machine sets them, but no password that it may hold for the host.
                around = requests.Session().merge_environment_settings(address, {}, True, None, None)
                timeout = self._settings.timeout
                with line.send(
                    request,
                    stream=True,
                    timeout=(timeout, timeout),
                    verify=around["verify"] or True,
                    proxies=around["proxies"],
                ) as answer:
                    _check_status(answer)
                    yield answer
            except (ConcejoError, PassingFault):
                raise
            except (requests.RequestException, HTTPError, OSError) as error:
                raise DownFault(f"the connection to its list failed ({type(error).__name__})") from None
            if stopwatch.rang:
                raise DownFault("its list did not end in time")

    def _check(self, address: str) -> None:
        try:
            parts = urlsplit(address)
            plain = parts.username is None and (parts.port or 443) == 443
        except ValueError:
            raise ProtocolError("The address of X's list of posts is malformed.", HINT) from None
        local = is_local(self._settings.base_url) and is_local(address) and parts.scheme in {"http", "https"}
        known = parts.scheme == "https" and plain and HOSTS.fullmatch(parts.hostname or "")
        if not (local or known):
            raise ProtocolError("X names a host for its list of posts that is not one of its own.", HINT)


class _Line(HTTPAdapter):
    """One connection whose answer can be cut; it follows nobody elsewhere and knows no password."""

    def __init__(self, lines: "WeakSet[socket.socket]") -> None:
        self._lines = lines
        super().__init__()

    def __enter__(self) -> "_Line":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> ConnectionPool:
        """The pool that the request goes through, under the stopwatch."""
        pool = super().get_connection_with_tls_context(*args, **kwargs)
        if isinstance(pool, HTTPConnectionPool):
            watch(pool, self._lines)
        return pool


def _check_status(answer: requests.Response) -> None:
    status = answer.status_code
    if status in {requests.codes.too_many_requests, requests.codes.request_timeout}:
        raise DownFault(f"the host of its lists is busy ({status})")
    if status >= requests.codes.server_error:
        raise DownFault(f"the host of its lists is down ({status})")
    if status not in {requests.codes.ok, requests.codes.created, requests.codes.no_content}:
        raise ProtocolError(f"The host of X's lists refuses ({status}).", HINT)


@contextmanager
def _unlogged() -> Iterator[None]:
    """At DEBUG urllib3 writes whole addresses into the log, their signature included."""
    log = logging.getLogger("urllib3.connectionpool")
    before = log.level
    log.setLevel(max(logging.INFO, log.getEffectiveLevel()))
    try:
        yield
    finally:
        log.setLevel(before)
