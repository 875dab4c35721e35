"""Posts that a source told are gone and that are still stored: noted until they are erased, or seen again.

The note lies among the cursors, so that it is stored with the answer that told it. What a night holds back (brake.py)
is noted as doubtful: the next night finds it again, unless the source says then that the post still stands.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from generator.domain.posts import Batch
from generator.domain.removals import FATES, Gone
from generator.store import Store

NOTE, DOUBTFUL = "gone:", "held:"
FATE = {str(reason): reason for reason in FATES}


class Pending:
    """What one run is told of posts that are gone."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._noted = {gone.post_id for gone in noted(store)}
        self._doubtful = {gone.post_id for gone in _under(store, DOUBTFUL)}
        self._told: dict[str, Gone] = {}

    @property
    def told(self) -> tuple[Gone, ...]:
        """Stored posts that this run's answers told are gone, each once."""
        return tuple(self._told.values())

    def noted_in(self, batch: Batch) -> Batch:
        """The batch with a note of each stored post that it tells is gone, and without those of posts it shows."""
        seen = self._seen_again(batch) if batch.live and self._noted else set()
        there = stored_among(self._store, [item.post_id for item in batch.gone])
        gone = [item for item in batch.gone if item.post_id in there]
        if not seen and not gone:
            return batch
        self._told |= {item.post_id: item for item in gone}
        self._noted = (self._noted - seen) | there
        notes = _without(seen | there) | {NOTE + item.post_id: str(item.reason) for item in gone}
        return replace(batch, cursors={**batch.cursors, **notes})

    def _seen_again(self, batch: Batch) -> set[str]:
        """Noted posts that the batch shows, and doubtful ones that it calls standing: tonight's news are surer."""
        return self._noted.intersection(post.id for post in batch.posts) | self._doubtful.intersection(batch.standing)


def noted(store: Store) -> tuple[Gone, ...]:
    """Every post that is noted as gone."""
    return (*_under(store, DOUBTFUL), *_under(store, NOTE))


def doubt(store: Store) -> None:
    """Everything that is noted is held back: it may have been an outage."""
    doubtful = {DOUBTFUL + gone.post_id: str(gone.reason) for gone in noted(store)}
    store.save(Batch(cursors={**dict.fromkeys(store.cursors(NOTE), ""), **doubtful}))


def forget(store: Store, post_ids: Collection[str]) -> None:
    """These posts are erased, or were never ours."""
    if post_ids:
        store.save(Batch(cursors=_without(post_ids)))


def _under(store: Store, prefix: str) -> Iterator[Gone]:
    notes = store.cursors(prefix).items()
    return (Gone(name.removeprefix(prefix), FATE[reason]) for name, reason in notes if reason in FATE)


def _without(post_ids: Iterable[str]) -> dict[str, str]:
    return {prefix + post_id: "" for post_id in post_ids for prefix in (NOTE, DOUBTFUL)}


def stored_among(store: Store, post_ids: Collection[str]) -> frozenset[str]:
    """Those of the posts that are stored under just this id, seen or not; what was erased before is not noted again."""
    if not post_ids:
        return frozenset()
    asked = frozenset(post_ids)
    return asked.intersection(store.post_ids()) if asked & store.known_posts(asked) else frozenset()
