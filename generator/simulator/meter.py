"""What X would charge: every post and user once a UTC day, every request for counts."""

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from generator.domain.reads import ReadKind
from generator.simulator.composing import Reply
from generator.simulator.files import Json

PRICES = {
    ReadKind.POST: Decimal("0.005"),
    ReadKind.OWNED_POST: Decimal("0.001"),
    ReadKind.USER: Decimal("0.010"),
    ReadKind.COUNT: Decimal("0.005"),
}
"""US dollars, from X's published prices of August 2026; the price of a user is what its customers report."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The meter at one moment.

    `requests` counts every call below /2/, refused ones too. `posts`, `owned_posts`, `users` and `counts` are what is
    charged: the same post or user again on one UTC day is free, and only counted in the `…_reads`. A post that was
    charged at either price is free for the rest of the day at both.
    """

    requests: int = 0
    posts: int = 0
    owned_posts: int = 0
    users: int = 0
    counts: int = 0
    post_reads: int = 0
    owned_post_reads: int = 0
    user_reads: int = 0

    @property
    def billed(self) -> Mapping[ReadKind, int]:
        """What was charged, by kind."""
        return dict(zip(ReadKind, (self.posts, self.owned_posts, self.users, self.counts), strict=True))

    @property
    def asked(self) -> Mapping[ReadKind, int]:
        """What was shown, by kind, charged or not."""
        reads = (self.post_reads, self.owned_post_reads, self.user_reads, self.counts)
        return dict(zip(ReadKind, reads, strict=True))

    @property
    def usd(self) -> Decimal:
        """The bill in US dollars."""
        return sum((count * PRICES[kind] for kind, count in self.billed.items()), Decimal(0))

    def as_json(self) -> Json:
        """The reading with its bill, money as a string."""
        return {**asdict(self), "usd": str(self.usd)}


class Meter:
    """Counts what is read; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reading = Reading()
        self._charged: dict[date, set[tuple[str, str]]] = {}
        self._posts: Counter[date] = Counter()

    @property
    def reading(self) -> Reading:
        """The counts so far."""
        return self._reading

    def posts_on(self, day: date) -> int:
        """Posts that were charged on a UTC day, at either price."""
        return self._posts[day]

    def posts_in_month(self, day: date) -> int:
        """Posts that were charged in the month of a day, at either price."""
        with self._lock:
            days = self._posts.items()
            return sum(count for on, count in days if (on.year, on.month) == (day.year, day.month))

    def count_request(self) -> None:
        """Count a call, whatever becomes of it."""
        with self._lock:
            self._add(Reading(requests=1))

    def charge(self, reply: Reply, now: datetime) -> None:
        """Charge what an answer shows, on the UTC day of `now`."""
        day = now.astimezone(UTC).date()
        with self._lock:
            posts = self._once(day, "post", reply.posts)
            owned = self._once(day, "post", reply.owned_posts)
            users = self._once(day, "user", reply.users)
            self._posts[day] += posts + owned
            asked = (len(reply.posts), len(reply.owned_posts), len(reply.users))
            self._add(Reading(0, posts, owned, users, reply.counts, *asked))

    def _once(self, day: date, kind: str, ids: Iterable[str]) -> int:
        """How many of these were not charged yet on that day; from now on they are."""
        charged = self._charged.setdefault(day, set())
        before = len(charged)
        charged.update((kind, name) for name in ids)
        return len(charged) - before

    def _add(self, more: Reading) -> None:
        before, added = asdict(self._reading), asdict(more)
        self._reading = Reading(**{name: before[name] + added[name] for name in before})
