"""How one simulator behaves: whom it admits, what it serves beside posts, and how strict it is."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.simulator.compliance import JobPace
from generator.simulator.newer_words import Vocabulary
from generator.simulator.problems import generic
from generator.simulator.usage import MONTHLY_CAP


@dataclass(frozen=True, slots=True)
class Habits:
    """The settings of a simulator (server.py says what each means)."""

    token: str | None = field(default=None, repr=False)
    user_tokens: Mapping[str, str] = field(default_factory=dict, repr=False)
    media: Path | None = None
    vocabulary: Vocabulary = "2.166"
    compliance: JobPace = field(default_factory=JobPace)
    monthly_cap: int = MONTHLY_CAP
    archive_pause: float = 0.0
    wall: Callable[[], float] = time.time
    ticks: Callable[[], float] = time.monotonic

    def viewer(self, authorization: str) -> str | None:
        """The account that a user token belongs to, None for an app's token; anything else is refused with 401."""
        scheme, _, token = authorization.partition(" ")
        if scheme == "Bearer" and token in self.user_tokens:
            return self.user_tokens[token]
        if scheme == "Bearer" and token and self.token in (None, token):
            return None
        raise generic(401, "Unauthorized")
