"""The least that a state must remember, in dictionaries: what the source asks, and nothing more."""

from collections.abc import Iterable, Iterator

from generator.domain.posts import Account, Batch, Post


class NotebookMemory:
    """A Memory that stores what it is given; `batches` counts the transactions."""

    def __init__(self) -> None:
        self.posts: dict[str, Post] = {}
        self.accounts: dict[str, Account] = {}
        self.cursors: dict[str, str] = {}
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

    def cursor(self, name: str) -> str | None:
        return self.cursors.get(name)

    def known_posts(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(ids) & self.posts.keys()

    def known_accounts(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(ids) & self.accounts.keys()

    def missing_parents(self, conversation_ids: Iterable[str]) -> frozenset[str]:
        return frozenset(self._needed(frozenset(conversation_ids))) - self.posts.keys()

    def _needed(self, conversation_ids: frozenset[str]) -> Iterator[str]:
        yield from conversation_ids
        for post in self.posts.values():
            if post.conversation_id in conversation_ids and post.reply_to:
                yield post.reply_to
