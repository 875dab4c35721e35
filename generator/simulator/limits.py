"""X's rate limits: so many requests of an app in fifteen minutes, for each endpoint."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

WINDOW_SECONDS = 15 * 60


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a window after a request; `reset` is in seconds since 1970."""

    limit: int
    remaining: int
    reset: int
    exceeded: bool

    @property
    def headers(self) -> dict[str, str]:
        """The headers with which X tells."""
        return {
            "x-rate-limit-limit": str(self.limit),
            "x-rate-limit-remaining": str(self.remaining),
            "x-rate-limit-reset": str(self.reset),
        }


class RateLimits:
    """The windows of all endpoints, on the wall clock as waiting clients are, even where the world's clock is fixed."""

    def __init__(self, wall: Callable[[], float]) -> None:
        self._wall = wall
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[int, int]] = {}

    def take(self, endpoint: str, limit: int) -> Allowance:
        """Count one request."""
        now = int(self._wall())
        with self._lock:
            reset, used = self._windows.get(endpoint, (0, 0))
            if now >= reset:
                reset, used = now + WINDOW_SECONDS, 0
            self._windows[endpoint] = reset, used + 1
        return Allowance(limit, max(0, limit - used - 1), reset, used >= limit)
