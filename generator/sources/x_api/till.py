"""Where every answer is settled: what it was charged for, whether the purse can pay for the next, whom it named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from generator.domain.collection import Memory
from generator.domain.posts import Batch
from generator.domain.reads import Prices, Read, ReadKind
from generator.sources.x_api.client import Turn, XClient
from generator.sources.x_api.patience import Clockwork
from generator.sources.x_api.purse import Purse

PROFILE = "x:profile:"
"""Cursors under this name, with an account's id behind it, tell whose handle and picture are wanted."""
OLDER = "x:older:"
"""Cursors under this name tell of conversations that older versions of an edited root began: each has its own at X."""
WANTED = "wanted"
SMALLEST = 10  # posts on a page: X takes no smaller number
POSTS = (ReadKind.POST, ReadKind.OWNED_POST)


@dataclass(slots=True)
class Till:
    """One run's dealings with X. `began` is when it started (aware), `country` is for withheld posts."""

    client: XClient
    memory: Memory
    purse: Purse
    began: datetime
    clockwork: Clockwork
    prices: Prices
    country: str = ""
    newest: int = 0  # the newest id that X has shown
    _started: float = field(init=False)
    _met: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._started = self.clockwork.monotonic()

    @property
    def now(self) -> datetime:
        """The present moment, as far as the run has come."""
        return self.began + timedelta(seconds=self.clockwork.monotonic() - self._started)

    def turn(self, bounds: Turn, kind: ReadKind, page: int) -> Turn:
        """The turn with as large a page as the purse can pay for. Raises BudgetError."""
        return replace(bounds, most=self.purse.room_for(kind, page, SMALLEST))

    def settle(self, batch: Batch, moves: Mapping[str, str] | None = None) -> Batch:
        """The batch, paid for and dated, with the cursors it moves; authors that nobody knows yet are noted."""
        moment = self.now
        if self.purse.left is not None:
            self.purse.pay(batch.reads, self._free(batch.reads, moment))
        shown = [int(read.id) for read in batch.reads if read.kind in POSTS]
        self.newest = max((self.newest, *shown))
        cursors = {**self._profiles(batch), **_older(batch), **batch.cursors, **(moves or {})}
        return replace(batch, cursors=cursors, read_at=moment if batch.reads else None)

    def _free(self, reads: Iterable[Read], moment: datetime) -> frozenset[Read]:
        """Reads that were charged this UTC day already."""
        things: dict[ReadKind, list[Read]] = {}
        for read in reads:
            things.setdefault(read.kind, []).append(read)
        free: set[Read] = set()
        for kind, found in things.items():
            known: set[str] = set()
            for same in POSTS if kind in POSTS else (kind,):
                known |= self.memory.read_on(moment.date(), same, [read.id for read in found])
            free.update(read for read in found if read.id in known)
        return frozenset(free)

    def _profiles(self, batch: Batch) -> dict[str, str]:
        """Cursors that remember whose profile is wanted, so that a run that breaks off forgets nobody."""
        known = {account.id for account in batch.accounts}
        authors = {post.author.id for post in batch.posts} - known - self._met
        self._met |= authors | known
        unknown = authors - self.memory.known_accounts(authors) if authors else ()
        return {PROFILE + account_id: WANTED for account_id in sorted(unknown)}


def _older(batch: Batch) -> dict[str, str]:
    """Cursors for the conversations that older versions of edited roots began."""
    roots = (post for post in batch.posts if post.edited and post.conversation_id in post.edits)
    return {OLDER + version: WANTED for root in roots for version in root.edits if version != root.conversation_id}


def noted(memory: Memory, prefix: str) -> set[str]:
    """What is noted in the state under names that begin so; an empty note is a forgotten one."""
    return {name.removeprefix(prefix) for name, note in memory.cursors(prefix).items() if note}
