"""The way out of the house: one HTTP adapter through which every request to X passes.

tweepy has its address built in, sets no timeouts, and writes its headers into its log. So it is given no token and no
way out but this one, which puts in the token and the address, and lets nothing in that is too long or too slow.
"""

import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from weakref import WeakSet

import requests
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies
from urllib3.connectionpool import ConnectionPool, HTTPConnectionPool
from urllib3.exceptions import HTTPError

from generator.domain.errors import AccessError, ConcejoError, ProtocolError
from generator.sources.x_api.faults import BusyFault, DownFault, PassingFault, QuestionError
from generator.sources.x_api.patience import Clockwork
from generator.sources.x_api.sealed import sealed
from generator.sources.x_api.settings import BASE, X, XSettings
from generator.sources.x_api.stopwatch import Stopwatch, watch

LARGEST = 32 * 2**20  # bytes of one unpacked answer; the largest page that X sends has some 3 MB
NO_ACCESS = {
    401: ("X does not accept the token in {0} (401).", "Make a new token at X and put it into {0}."),
    402: ("The credits of the X app behind {0} are used up (402).", "Buy credits at X, or wait for its next month."),
    403: ("The X app behind {0} may not read this (403).", "Check at X what the app of {0} has access to."),
}


@dataclass(frozen=True, slots=True)
class Key:
    """What opens X: a token, and the name of the secret that holds it, for messages."""

    name: str
    token: str = field(repr=False)


class Door(HTTPAdapter):
    """Sends what was meant for api.twitter.com to the settings' address, with the token, in bounded time and size.

    Returns only whole answers with status 200; everything else is raised: PassingFault where asking again may help,
    else AccessError or ProtocolError.
    """

    def __init__(self, settings: XSettings, clockwork: Clockwork, key: Key) -> None:
        self._settings = settings
        self._key = key
        self._clockwork = clockwork
        self._lines: WeakSet[socket.socket] = WeakSet()
        self._watched: WeakSet[HTTPConnectionPool] = WeakSet()
        self._stopwatch = Stopwatch(self._lines, settings.answer_time)
        # The session chooses proxies for api.twitter.com, not for the address that the requests really go to.
        self._proxies = get_environ_proxies(settings.base_url)
        super().__init__()

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> ConnectionPool:
        """The pool that a request goes through, with its connections under the stopwatch."""
        pool = super().get_connection_with_tls_context(*args, **kwargs)
        if isinstance(pool, HTTPConnectionPool) and pool not in self._watched:
            watch(pool, self._lines)
            self._watched.add(pool)
        return pool

    def send(self, request: requests.PreparedRequest, *_: Any, verify: Any = True, **__: Any) -> requests.Response:
        """Ask X. The request that was handed in stays without the token."""
        outgoing = request.copy()
        outgoing.url = self._settings.base_url + str(request.url).removeprefix(X)
        outgoing.headers["Authorization"] = f"Bearer {self._key.token}"
        with self._stopwatch as stopwatch:
            try:
                body = self._body(outgoing, verify)
            except ConcejoError:
                raise
            except Exception as error:  # noqa: BLE001  (a line that is cut in mid-read fails in many ways)
                raise _fault_of(error, rang=stopwatch.rang) from None
            if stopwatch.rang:
                raise _fault_of(None, rang=True)
        return sealed(request, body)

    def _body(self, outgoing: requests.PreparedRequest, verify: Any) -> bytes:
        timeout = self._settings.timeout
        with super().send(
            outgoing, stream=True, timeout=(timeout, timeout), verify=verify, proxies=self._proxies
        ) as response:
            self._check(response)
            return _read(response)

    def _check(self, response: requests.Response) -> None:
        """Raise what the status says."""
        status = response.status_code
        if status == requests.codes.too_many_requests:
            raise BusyFault(self._wait(response.headers))
        if status in NO_ACCESS:
            raise AccessError(*(words.format(self._key.name) for words in NO_ACCESS[status]))
        if status >= requests.codes.server_error or status == requests.codes.request_timeout:
            raise DownFault(f"X is down ({status})")
        if status == requests.codes.bad_request:
            raise QuestionError("X refused the question (400).", "Check the accounts and marks in town.yml.")
        if status != requests.codes.ok:
            raise ProtocolError(f"X answered with status {status}.", f"Where {BASE} is set, check that it is right.")

    def _wait(self, headers: Mapping[str, str]) -> float | None:
        """Seconds until X's limit opens again, by X's own clock where it tells it; None where it tells nothing."""
        reset = headers.get("x-rate-limit-reset", "")
        if not re.fullmatch(r"[0-9]{1,12}", reset):
            return None
        try:
            return int(reset) - parsedate_to_datetime(headers.get("Date", "")).timestamp()
        except (ValueError, TypeError, OverflowError):
            return int(reset) - self._clockwork.wall()


def _read(response: requests.Response) -> bytes:
    """The whole unpacked body, as long as it is bearable."""
    announced = response.headers.get("Content-Length", "")
    pieces = []
    size = int(announced) if re.fullmatch(r"[0-9]{1,18}", announced) else 0
    if size <= LARGEST:
        size = 0
        for piece in response.iter_content(2**16):
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST:
                break
    if size > LARGEST:
        raise ProtocolError(f"X's answer is larger than {LARGEST // 2**20} MB.", "Nothing of it was stored.")
    return b"".join(pieces)


def _fault_of(error: Exception | None, *, rang: bool) -> Exception:
    """What a failed attempt means: worth another one, or a body that nobody can read, or a mistake of ours."""
    if rang:
        return DownFault("the answer did not end in time")
    if isinstance(error, PassingFault):
        return error
    if isinstance(error, requests.exceptions.ContentDecodingError):
        return ProtocolError("X's answer cannot be unpacked.", "Nothing of it was stored. Run it again later.")
    if isinstance(error, (requests.RequestException, HTTPError, OSError)):
        return DownFault(f"the connection failed ({type(error).__name__})")
    return error or DownFault("the connection failed")
