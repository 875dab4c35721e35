"""X's rate limits: so many requests of an app or a user in fifteen minutes, for each endpoint."""

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
        self._windows: dict[tuple[str, str | None], tuple[int, int]] = {}

    def take(self, endpoint: str, viewer: str | None, limit: int) -> Allowance:
        """Count one request of the app (`viewer` None) or of a user."""
        now = int(self._wall())
        with self._lock:
            reset, used = self._windows.get((endpoint, viewer), (0, 0))
            if now >= reset:
                reset, used = now + WINDOW_SECONDS, 0
            self._windows[endpoint, viewer] = reset, used + 1
        return Allowance(limit, max(0, limit - used - 1), reset, used >= limit)

    def hurried(self) -> Allowance:
        """What X says of a request that came too soon after the one before: try again in a second."""
        return Allowance(1, 0, int(self._wall()) + 1, exceeded=True)


class Pause:
    """X answers one full-archive request a second: the monotonic clock tells whether one came too soon."""

    def __init__(self, seconds: float, ticks: Callable[[], float]) -> None:
        self._seconds = seconds
        self._ticks = ticks
        self._lock = threading.Lock()
        self._last: float | None = None

    def kept(self) -> bool:
        """Whether enough time has passed since the last request that was answered; counts this one where it has."""
        with self._lock:
            now = self._ticks()
            if self._last is not None and now - self._last < self._seconds:
                return False
            self._last = now
            return True
