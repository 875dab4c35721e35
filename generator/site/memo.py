"""What was worked out once and is asked for again and again."""

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Made = TypeVar("Made")


class Memo(dict[Key, Made]):
    """`memo[key]` is `make(key)`, remembered. Holding `most` it forgets all: memory stays flat, whatever is asked."""

    def __init__(self, make: Callable[[Key], Made], most: int = 4_096) -> None:
        super().__init__()
        self.make = make
        self.most = most

    def __missing__(self, key: Key) -> Made:
        if len(self) >= self.most:
            self.clear()
        made = self[key] = self.make(key)
        return made
