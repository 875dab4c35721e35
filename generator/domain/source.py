"""The seam to a source: what the rest of the house may know of X, Mastodon, Bluesky or a counter."""

from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

from generator.domain.frozen import frozen
from generator.domain.posts import Batch
from generator.domain.reads import Prices


@frozen
class Step:
    """One step of a plan, in a sentence for the person who pays; `reads` and `micros` are None where nobody can say."""

    sentence: str
    reads: int | None = None
    micros: int | None = None


@frozen
class Display:
    """How a source wants its posts shown. `view_label` is the name in "View on …"; addresses are https.

    `altered` is whether the text may be changed or cut, `mark` names the source's own logo beside a post.
    """

    view_label: str
    mark: Literal["x", "mastodon", "bluesky", "counter"]
    altered: bool = False
    avatar: bool = True
    handle: bool = True


@frozen
class Terms:
    """What a source lets others do with its posts. With `redistribute` "ids" no text goes into feeds or data."""

    redistribute: Literal["text", "ids"]
    display: Display
    erase_within_hours: int


class Source(Protocol):
    """One way posts come in, for one town. Everything that only this source knows stays behind these few methods.

    All methods raise AccessError, UnreachableError and ProtocolError; what was yielded before stays right.
    Each Batch is stored before the next one is asked for (domain/collection.py).
    """

    name: str
    terms: Terms
    prices: Prices

    def plan(self) -> tuple[Step, ...]:
        """What the next run will ask for, in order; asks the source nothing that costs."""
        ...

    def posts(self) -> Iterator[Batch]:
        """Everything new since the cursors that the memory holds."""
        ...

    def thread(self, conversation_id: str) -> Iterator[Batch]:
        """All that the source shows of one conversation."""
        ...

    def gone(self, ids: Iterable[str]) -> Iterator[Batch]:
        """What the source does not show any more of these stored posts (in number-aware order): see `Batch.gone`.

        Batches, because asking may be charged for, and because a question may be answered in a later run only.
        """
        ...
