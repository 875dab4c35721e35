"""The simulator as a server on loopback: start it, talk to it over HTTP, stop it."""

import socket
import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from generator.domain.errors import UsageError
from generator.simulator.api import Api
from generator.simulator.clock import Clock
from generator.simulator.compliance import JobPace
from generator.simulator.habits import Habits
from generator.simulator.meter import Reading
from generator.simulator.newer_words import Vocabulary
from generator.simulator.usage import MONTHLY_CAP
from generator.simulator.world import World

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HOST = "127.0.0.1"
POLL_SECONDS = 0.02
"""How often the server looks whether it shall stop; werkzeug's half second would make every test wait."""


class Simulator:
    """A local X API v2 with a world of posts. Binds to 127.0.0.1 only.

    `now` fixes the world's clock (aware; posts after it are not there yet), None is real time. `token` is the only
    app's bearer token admitted, None admits any. `user_tokens` lead to the ids of the accounts that they belong to:
    what those read of their own timeline and mentions costs the owned price. `media` is a folder of media files by
    host (`pbs.twimg.com/media/x.jpg` in it), served below /media/. `faults` is a WSGI middleware put before everything.
    `vocabulary` is the version of X's description whose words answers are in; requests may use either.

    `compliance` says how fast compliance jobs go, `monthly_cap` how many posts may be read in a month of the world's
    clock, `archive_pause` how many seconds must lie between two requests to the full archive (X: 1; 0 never refuses).
    `wall` is the clock of the rate limits (seconds since 1970), `ticks` that of pauses and jobs (monotonic seconds).
    """

    def __init__(
        self,
        world: World,
        *,
        now: datetime | None = None,
        token: str | None = None,
        user_tokens: Mapping[str, str] | None = None,
        media: Path | None = None,
        faults: "Callable[[WSGIApplication], WSGIApplication] | None" = None,
        vocabulary: Vocabulary = "2.166",
        compliance: JobPace | None = None,
        monthly_cap: int = MONTHLY_CAP,
        archive_pause: float = 0.0,
        wall: Callable[[], float] = time.time,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        habits = Habits(
            token=token,
            user_tokens=user_tokens or {},
            media=media,
            vocabulary=vocabulary,
            compliance=compliance or JobPace(),
            monthly_cap=monthly_cap,
            archive_pause=archive_pause,
            wall=wall,
            ticks=ticks,
        )
        self._clock = Clock(now)
        self._api = Api(world, self._clock, habits)
        self._app: WSGIApplication = faults(self._api) if faults else self._api
        self._server: BaseWSGIServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def meter(self) -> Reading:
        """What has been read so far."""
        return self._api.meter.reading

    @property
    def base_url(self) -> str:
        """The address, without a slash at the end; a simulator that is not running is started on a free port."""
        return f"http://{HOST}:{self._server.socket.getsockname()[1]}" if self._server else self.start()

    def travel(self, now: datetime | None) -> None:
        """Move the world's clock, back or forth (None: let it run)."""
        self._clock.move_to(now)

    def start(self, port: int = 0) -> str:
        """Serve on a port (0: a free one) in a thread of its own; returns the address, also where it runs already.

        Raises UsageError where the port is taken.
        """
        if self._server is None:
            self._server = _server(port, self._app)
            serve = {"poll_interval": POLL_SECONDS}
            self._thread = threading.Thread(
                target=self._server.serve_forever, kwargs=serve, name="simulator", daemon=True
            )
            self._thread.start()
        return self.base_url

    def stop(self) -> None:
        """Stop serving and free the port; nothing happens where it does not run."""
        if self._server and self._thread:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
        self._server = self._thread = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def __str__(self) -> str:
        return self.base_url


class _QuietHandler(WSGIRequestHandler):
    """Writes no request log, and closes each connection, so that none is left open when the server stops."""

    protocol_version = "HTTP/1.0"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


def _server(port: int, app: "WSGIApplication") -> BaseWSGIServer:
    """A server on a socket bound here: werkzeug would print and exit where the port is taken."""
    try:
        bound = socket.create_server((HOST, port))
    except OSError as error:
        raise UsageError(
            f"Port {port} is not free ({error.strerror}).", "Choose another one, or 0 for a free one."
        ) from error
    with bound:
        return make_server(
            HOST, bound.getsockname()[1], app, threaded=True, request_handler=_QuietHandler, fd=bound.fileno()
        )
