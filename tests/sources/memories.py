"""The least that a state must remember, in dictionaries: what the source asks, and nothing more."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from generator.domain.posts import Account, Batch, Post
from generator.domain.reads import DayReads, Read, ReadKind


class Cursors(dict[str, str]):
    """Cursors by name; called with a prefix, those whose names begin so."""

    def __call__(self, prefix: str) -> dict[str, str]:
        return {name: value for name, value in self.items() if name.startswith(prefix) and value}


class NotebookMemory:
    """A Memory that stores what it is given; `batches` counts the transactions."""

    def __init__(self) -> None:
        self.posts: dict[str, Post] = {}
        self.accounts: dict[str, Account] = {}
        self.cursors = Cursors()
        self.complete: dict[str, datetime] = {}
        self.charged: set[tuple[date, Read]] = set()
        self.batches = 0
        self.stored_twice: list[str] = []

    def save_all(self, batches: Iterable[Batch]) -> None:
        """Store each batch before the next one is asked for; what came before an error stays."""
        for batch in batches:
            self.batches += 1
            self.stored_twice += [post.id for post in batch.posts if post.id in self.posts]
            self.posts |= {post.id: post for post in batch.posts}
            self.accounts |= {account.id: account for account in batch.accounts}
            self.cursors |= batch.cursors
            self.complete |= batch.complete
            if batch.read_at:
                self.charged |= {(batch.read_at.date(), read) for read in batch.reads}

    def cursor(self, name: str) -> str | None:
        return self.cursors.get(name)

    def known_posts(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(ids) & self.posts.keys()

    def known_accounts(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(ids) & self.accounts.keys()

    def missing_parents(self, conversation_ids: Iterable[str]) -> frozenset[str]:
        return frozenset(self._needed(frozenset(conversation_ids))) - self.posts.keys()

    def conversations_since(self, moment: datetime) -> dict[str, datetime | None]:
        recent = {post.conversation_id for post in self.posts.values() if post.created_at >= moment}
        return {name: self.complete.get(name) for name in sorted(recent, key=lambda name: (len(name), name))}

    def post_ids(self, after: str = "", limit: int | None = None) -> Iterator[str]:
        ordered = sorted(self.posts, key=lambda post_id: (len(post_id), post_id))
        return iter([post_id for post_id in ordered if (len(post_id), post_id) > (len(after), after)][:limit])

    def reads(self, since: date) -> tuple[DayReads, ...]:
        counts: dict[tuple[date, ReadKind], int] = {}
        for day, read in self.charged:
            counts[day, read.kind] = counts.get((day, read.kind), 0) + 1
        return tuple(DayReads(day, kind, count, count) for (day, kind), count in counts.items() if day >= since)

    def read_on(self, day: date, kind: ReadKind, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(read_id for read_id in ids if (day, Read(kind, read_id)) in self.charged)

    def _needed(self, conversation_ids: frozenset[str]) -> Iterator[str]:
        yield from conversation_ids
        for post in self.posts.values():
            if post.conversation_id in conversation_ids and post.reply_to:
                yield post.reply_to
