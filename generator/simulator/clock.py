"""The world's clock: fixed at a moment, or running."""

from datetime import UTC, datetime


class Clock:
    """Tells the time in UTC; a fixed clock stands until it is moved."""

    def __init__(self, fixed: datetime | None) -> None:
        self.move_to(fixed)

    def now(self) -> datetime:
        """The time, aware, UTC."""
        return self._fixed or datetime.now(UTC)

    def move_to(self, fixed: datetime | None) -> None:
        """Set the clock to a moment (aware), or with None let it run in real time."""
        if fixed is not None and fixed.tzinfo is None:
            raise ValueError("The clock needs an aware time: say which zone it is in.")
        self._fixed = fixed.astimezone(UTC) if fixed else None
