"""Looking up what search leaves out: roots, posts that stored ones reply to, and the profiles of authors."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.domain.posts import Batch
from generator.domain.reads import ReadKind
from generator.sources.x_api.reading import LOOKUP, by_number, lookups
from generator.sources.x_api.till import PROFILE, Till, noted

ABSENT = "x:absent:"
"""Cursors under this name, with a post's id behind it, tell of posts that X does not show: they are not asked again."""
LONGEST_CHAIN = 100  # rounds of looking up parents of parents


def parents(till: Till, conversations: Iterable[str]) -> Iterator[Batch]:
    """Roots and parents that these conversations miss, and their parents, as far as X still has them."""
    wanted = tuple(conversations)
    absent_before = noted(till.memory, ABSENT)
    asked = set(absent_before)
    missing = till.memory.missing_parents(wanted)
    newer: set[str] = set()  # X shows an older version's words to whoever asks for it by its id
    for _ in range(LONGEST_CHAIN):
        if missing <= asked:
            break
        for part, batch in _looked_up(till, till.client.posts, ReadKind.POST, missing - asked):
            absent = sorted((gone.post_id for gone in batch.gone), key=by_number)
            # Nothing of it is stored: there is nothing to erase.
            yield till.settle(replace(batch, gone=()), {ABSENT + post_id: "absent" for post_id in absent})
            asked.update(part)
            newer |= {post.edits[-1] for post in batch.posts if post.edited} - asked
        missing = till.memory.missing_parents(wanted) | newer
    if rested := absent_before - missing:
        yield Batch(cursors={ABSENT + post_id: "" for post_id in sorted(rested, key=by_number)})


def profiles(till: Till) -> Iterator[Batch]:
    """Handles, names and pictures of the authors that nobody knows yet, each asked for once."""
    for part, batch in _looked_up(till, till.client.users, ReadKind.USER, noted(till.memory, PROFILE)):
        yield till.settle(batch, {PROFILE + account_id: "" for account_id in part})


def _looked_up(
    till: Till, ask: Callable[[tuple[str, ...]], object], kind: ReadKind, ids: Iterable[str]
) -> Iterator[tuple[list[str], Batch]]:
    """The answers to lookups of as many ids at once as X takes and the purse can pay for. Raises BudgetError."""
    rest = sorted(ids, key=by_number)
    while rest:
        most = till.purse.room_for(kind, min(LOOKUP, len(rest)))
        part, rest = rest[:most], rest[most:]
        for batch in lookups(ask, part, country=till.country):
            yield part, batch
