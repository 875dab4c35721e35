"""What the site asks of the record: the words and pictures behind the casebook."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from generator.domain.posts import Picture, Post, Thread


class Record(Protocol):
    """Posts and pictures, read only; the store is one."""

    def threads(self) -> Iterator[Thread]:
        """Every stored thread, streamed, in a stable order."""
        ...

    def posts(self, ids: Iterable[str]) -> Mapping[str, Post]:
        """The stored ones among these posts, by id."""
        ...

    def pictures(self) -> Mapping[str, Picture]:
        """Every cleaned picture, by media key; an account's avatar under `avatar-<account id>`."""
        ...
