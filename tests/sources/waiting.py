"""A clock that jumps instead of waiting, and notes how long the waits would have been."""

from generator.sources.x_api.patience import Clockwork

WALL = 1_792_000_000.0


class JumpingClock:
    """Sleeping moves it at once; `waits` are the seconds asked for. Chance is always the same."""

    def __init__(self, chance: float = 0.5) -> None:
        self.now = 0.0
        self.waits: list[float] = []
        self.clockwork = Clockwork(
            sleep=self._sleep, monotonic=lambda: self.now, wall=lambda: WALL + self.now, chance=lambda: chance
        )

    def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds
