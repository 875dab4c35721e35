"""Reading a town's posts from X: what the accounts say and hear first, then whatever their conversations still miss.

Each answer is one batch, handed out before the next question, with the bookmarks that it moves. So a run may end at any
moment: what was read stays, is not read again, and the next run goes on from there.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from generator.domain.posts import Batch
from generator.sources.x_api import owned
from generator.sources.x_api.bookmarks import bookmark
from generator.sources.x_api.completing import parents, profiles
from generator.sources.x_api.conversations import Conversations
from generator.sources.x_api.searches import gap_searches, news_searches, read_accounts
from generator.sources.x_api.settings import XSettings
from generator.sources.x_api.till import Till
from generator.sources.x_api.units import WHOLE, Horizon, Unit, read_lately, units_of


@dataclass(slots=True)
class Run:
    """One run over everything that is new. `since` (aware) makes it a backfill."""

    settings: XSettings
    till: Till
    reach: Horizon
    since: datetime | None = None
    _units: tuple[Unit, ...] = field(init=False)
    _lately: bool = field(init=False)

    def __post_init__(self) -> None:
        self._units = units_of(self.settings)
        self._lately = read_lately(self.till.memory, self.till.began)
        marks = (bookmark(self.till.memory, unit.name) for unit in self._units)
        self.till.newest = max((mark.newest or 0 for mark in marks), default=0)

    def batches(self) -> Iterator[Batch]:
        """Everything new; store each batch before asking for the next one."""
        conversations = Conversations(self.settings, self.till, self.reach)
        for batch in self._accounts():
            conversations.note(batch)
            yield batch
        watched = dict(self.till.memory.conversations_since(self._watched_since))
        yield from conversations.read(watched)
        # Only conversations with the town in them count: parents may lead into others, and those are left alone.
        yield from parents(self.till, watched)
        yield from profiles(self.till)

    @property
    def _watched_since(self) -> datetime:
        watched = self.till.began - timedelta(days=self.settings.watch_days)
        return watched if self.since is None else min(watched, self.since)

    def _accounts(self) -> Iterator[Batch]:
        """What the accounts say and hear: at the owned price, then what earlier runs left open, then what is new."""
        memory = self.till.memory
        own: tuple[Unit, ...] = ()
        if owned.is_asked_for(self.settings):
            own = yield from self._owned()
        yield from read_accounts(self.till, self.reach, gap_searches(self.settings, memory, self._units, self.reach))
        rest = [unit for unit in self._units if unit not in own]
        news = news_searches(self.settings, memory, rest, self.reach, lately=self._lately, owned=own)
        yield from read_accounts(self.till, self.reach, news)
        yield Batch(cursors={WHOLE: self.till.began.isoformat()})

    def _owned(self) -> Generator[Batch, None, tuple[Unit, ...]]:
        """What was read with the user token; returns the units that this covers."""
        memory = self.till.memory
        if not owned.was_asked_for(self.settings, memory):
            yield from owned.ask_for_owner(self.settings, self.till)
        owner = owned.known_owner(self.settings, memory, self._units)
        if owner is None:
            return ()
        yield from owned.read_owned(self.till, owner, self.reach, lately=self._lately)
        return owner.units
