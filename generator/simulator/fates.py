"""What becomes of posts and accounts in time: deleted, protected, suspended, and back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

ALWAYS = datetime.min.replace(tzinfo=UTC)
"""From the beginning of time: where nobody said when."""


class Fate(StrEnum):
    """Reasons of X's compliance results (X documents all but `withheld`), the gravest first."""

    DELETED = "deleted"
    DEACTIVATED = "deactivated"
    SUSPENDED = "suspended"
    PROTECTED = "protected"
    WITHHELD = "withheld"
    SCRUB_GEO = "scrub_geo"


@dataclass(frozen=True, slots=True)
class Event:
    """A fate that begins (`on`) or ends at a moment (UTC)."""

    at: datetime
    fate: Fate
    on: bool


class Fates:
    """The fates of things by id. What was told later about the same moment wins."""

    def __init__(self) -> None:
        self._events: dict[str, list[Event]] = {}

    def tell(self, thing: str, fate: Fate, at: datetime | None, on: bool = True) -> None:
        """From `at` (aware; None: from the beginning) on the fate begins or ends."""
        events = self._events.setdefault(thing, [])
        events.append(Event(at or ALWAYS, fate, on))
        events.sort(key=lambda event: event.at)

    def of(self, thing: str, now: datetime) -> dict[Fate, datetime]:
        """The fates that hold at a moment, the gravest first, with when each began."""
        events = self._events.get(thing)
        if not events:
            return {}
        holding: dict[Fate, datetime] = {}
        for event in events:
            if event.at > now:
                break
            if event.on:
                holding.setdefault(event.fate, event.at)
            else:
                holding.pop(event.fate, None)
        return {fate: holding[fate] for fate in Fate if fate in holding}
