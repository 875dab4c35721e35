"""Erasure: what is gone at its source leaves the state and the media folder in the same run, whatever else is broken.

The site follows with the next build: it is made of the state and of nothing else.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from generator.domain.errors import AccessError, ConcejoError, ProtocolError, UnreachableError
from generator.domain.posts import Batch
from generator.domain.removals import Part, Reason
from generator.intake import pending
from generator.intake.brake import held_back
from generator.intake.parts import Parts
from generator.intake.photos import forget_pictures
from generator.intake.taking_in import Progress, take_in
from generator.store import Store


class Teller(Protocol):
    """What a source (domain/source.py) can tell of posts that are stored."""

    def gone(self, ids: Iterable[str]) -> Iterator[Batch]:
        """Batches whose `gone` names those that it does not show any more."""
        ...


@dataclass(frozen=True, slots=True)
class Erased:
    """What left the record. `fault` is what kept the source from telling everything; the caller raises it."""

    posts: Mapping[Reason, int] = field(default_factory=dict)
    cases: int = 0
    fault: ConcejoError | None = None

    def sentence(self) -> str:
        """For the person who ran it, by reason; "" where nothing left."""
        total = sum(self.posts.values())
        if not total:
            return ""
        reasons = ", ".join(f"{count} {str(reason).replace('_', ' ')}" for reason, count in self.posts.items())
        cases = f", and {_counted(self.cases, 'case')} with them" if self.cases else ""
        return f"{_counted(total, 'post')} left the record ({reasons}){cases}."


def erase_gone(
    store: Store, folder: Path, *, source: Teller | None, progress: Progress, confirmed: bool = False
) -> Erased:
    """Ask the source which stored posts are gone, and erase them with all that earlier answers told.

    Without a source only what was told is erased. What it told before a fault counts; the fault comes back with the
    result. So does HeldBackError where so much would vanish that it looks like an outage, unless `confirmed`.
    """
    fault: ConcejoError | None = None
    if source is not None:
        try:
            take_in(store, source.gone(store.post_ids()), progress)
        except (AccessError, ProtocolError, UnreachableError) as error:
            fault = error
    # A run that was cut short may have left posts of somebody who objected: no brake holds a wish back.
    wished = erase_ids(store, folder, dict.fromkeys(store.posts_of_objectors(), Reason.OWN_WISH))
    going = {gone.post_id: gone.reason for gone in pending.noted(store)}
    held = None if confirmed else held_back(len(pending.stored_among(store, going)), store.count_posts())
    if held:
        pending.doubt(store)
        return replace(wished, fault=fault or held)
    gone = erase_ids(store, folder, going)
    pending.forget(store, going)
    return Erased({**wished.posts, **gone.posts}, wished.cases + gone.cases, fault)


def erase_ids(store: Store, folder: Path, going: Mapping[str, Reason]) -> Erased:
    """Erase these posts at once, and the pictures that nobody needs any more. What is not stored is passed over."""
    if not going:
        return Erased()
    erasures = tuple(Parts(folder).erasures(store, going))
    forget_pictures(store, folder, lambda: store.erase(erasures))
    posts = Counter(erasure.reason for erasure in erasures)
    return Erased(dict(sorted(posts.items())), sum(erasure.part is Part.REQUEST for erasure in erasures))


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
