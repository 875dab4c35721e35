"""What X would charge: every post and user once a UTC day, every request for counts."""

import threading
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from decimal import Decimal

from generator.simulator.composing import Reply
from generator.simulator.files import Json

POST_PRICE, USER_PRICE, COUNT_PRICE = Decimal("0.005"), Decimal("0.010"), Decimal("0.005")
"""US dollars, from X's published prices of August 2026; the price of a user is what its customers report."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The meter at one moment.

    `requests` counts every call below /2/, refused ones too. `posts`, `users` and `counts` are what is charged: the
    same post or user again on one UTC day is free, and only counted in `post_reads` and `user_reads`.
    """

    requests: int = 0
    posts: int = 0
    users: int = 0
    counts: int = 0
    post_reads: int = 0
    user_reads: int = 0

    @property
    def usd(self) -> Decimal:
        """The bill in US dollars."""
        return self.posts * POST_PRICE + self.users * USER_PRICE + self.counts * COUNT_PRICE

    def as_json(self) -> Json:
        """The reading with its bill, money as a string."""
        return {**asdict(self), "usd": str(self.usd)}


class Meter:
    """Counts what is read; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reading = Reading()
        self._charged: set[tuple[str, str, str]] = set()

    @property
    def reading(self) -> Reading:
        """The counts so far."""
        return self._reading

    def count_request(self) -> None:
        """Count a call, whatever becomes of it."""
        with self._lock:
            self._add(Reading(requests=1))

    def charge(self, reply: Reply, now: datetime) -> None:
        """Charge what an answer shows, on the UTC day of `now`."""
        day = now.astimezone(UTC).date().isoformat()
        posts = {(day, "post", post_id) for post_id in reply.posts}
        users = {(day, "user", user_id) for user_id in reply.users}
        with self._lock:
            new_posts, new_users = posts - self._charged, users - self._charged
            self._charged |= new_posts | new_users
            self._add(Reading(0, len(new_posts), len(new_users), reply.counts, len(posts), len(users)))

    def _add(self, more: Reading) -> None:
        before, added = asdict(self._reading), asdict(more)
        self._reading = Reading(**{name: before[name] + added[name] for name in before})
