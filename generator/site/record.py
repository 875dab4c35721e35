"""What the site asks of the record, besides the threads that pass by: single posts."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from generator.domain.posts import Post


class Record(Protocol):
    """Posts, read only; the store is one."""

    def posts(self, ids: Iterable[str]) -> Mapping[str, Post]:
        """The stored ones among these posts, by id."""
        ...
