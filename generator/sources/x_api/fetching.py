"""Reading a town's posts from X: the accounts' searches first, then whatever their conversations still miss.

Each answer is one batch, handed out before the next question. Cursors move in the very last batch: X's pages come
newest first, so a run that dies on the way must begin again where the last whole one ended.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from generator.domain.collection import Memory
from generator.domain.errors import UsageError
from generator.domain.posts import Batch
from generator.sources.x_api.client import XClient
from generator.sources.x_api.faults import QuestionError
from generator.sources.x_api.patience import Clockwork
from generator.sources.x_api.queries import ARCHIVE_LIMIT, RECENT_LIMIT, about_conversations
from generator.sources.x_api.reading import Page, by_number, lookups, pages
from generator.sources.x_api.searches import Search, archive_searches, recent_searches
from generator.sources.x_api.settings import XSettings

ARCHIVE_BEGINS = datetime(2006, 3, 26, tzinfo=UTC)  # without a start X searches the last 30 days only
LONGEST_CHAIN = 100  # rounds of looking up parents of parents
MACHINE = Clockwork()


def fetch(
    settings: XSettings,
    memory: Memory,
    *,
    now: datetime,
    since: datetime | None = None,
    clockwork: Clockwork = MACHINE,
) -> Iterator[Batch]:
    """Yield what is new since the last run, out of the last seven days; with `since` all of the archive from then on.

    Times are aware. Store each batch before asking for the next one: `memory` must know it. Raises AccessError,
    UnreachableError and ProtocolError; what was yielded before stays right, and the next run reads on from there.
    """
    if since is not None and since >= now:
        raise UsageError("The backfill would begin in the future.", "Name a day that has passed.")
    with XClient(settings, clockwork, backfill=since is not None) as client:
        run = _Run(settings, memory, client, now, since)
        for batch in run.batches():
            run.note(batch)
            yield batch
        if run.cursors:
            yield Batch(cursors=run.cursors)


@dataclass(slots=True)
class _Run:
    """One run and what it has met so far."""

    settings: XSettings
    memory: Memory
    client: XClient
    now: datetime
    since: datetime | None
    cursors: dict[str, str] = field(default_factory=dict)
    conversations: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)

    def batches(self) -> Iterator[Batch]:
        yield from self._accounts()
        # Only conversations with the town in them count: parents may lead into others, and those are left alone.
        touched = sorted(self.conversations, key=by_number)
        yield from self._conversations(touched)
        yield from self._parents(touched)
        unknown = self.authors - self.memory.known_accounts(self.authors)
        yield from lookups(self.client.users, unknown)

    def note(self, batch: Batch) -> None:
        self.authors.update(post.author.id for post in batch.posts)
        self.authors.difference_update(account.id for account in batch.accounts)
        self.conversations.update(post.conversation_id for post in batch.posts)

    def _accounts(self) -> Iterator[Batch]:
        searches = recent_searches(self.settings, self.memory, self.now) if self.since is None else None
        for search in searches or archive_searches(self.settings):
            newest = search.since_id or "0"
            for page in self._pages(search, self.since):
                newest = max((newest, *(post.id for post in page.batch.posts)), key=by_number)
                yield page.batch
                if page.last:
                    self._move(search, newest)

    def _move(self, search: Search, newest: str) -> None:
        """Remember where the search's accounts go on next time: never further back than before."""
        for name in search.cursors:
            known = self.memory.cursor(name) or "0"
            if by_number(newest) > by_number(known):
                self.cursors[name] = newest

    def _conversations(self, touched: Iterable[str]) -> Iterator[Batch]:
        limit = RECENT_LIMIT if self.since is None else ARCHIVE_LIMIT
        for query in about_conversations(touched, limit):
            yield from (page.batch for page in self._pages(Search(query, ()), ARCHIVE_BEGINS))

    def _parents(self, touched: list[str]) -> Iterator[Batch]:
        """Roots and parents that search left out, and their parents, as far as X still has them."""
        asked: set[str] = set()
        for _ in range(LONGEST_CHAIN):
            missing = self.memory.missing_parents(touched) - asked
            if not missing:
                return
            asked |= missing
            yield from lookups(self.client.posts, missing)

    def _pages(self, search: Search, start: datetime | None) -> Iterator[Page]:
        if self.since is not None and start is not None:
            return pages(lambda token: self.client.search_archive(search.query, start, token))
        return pages(_Recent(self.client, search))


@dataclass(slots=True)
class _Recent:
    """Recent search that goes on without its cursor where X finds it too old, whatever our own clock says."""

    client: XClient
    search: Search
    cursor_refused: bool = False

    def __call__(self, token: str | None) -> object:
        since_id = None if self.cursor_refused else self.search.since_id
        try:
            return self.client.search_recent(self.search.query, since_id, token)
        except QuestionError:
            if since_id is None or token is not None:
                raise
            self.cursor_refused = True
            return self.client.search_recent(self.search.query, None, token)
