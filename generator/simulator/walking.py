"""Walking the posts that a query matches, newest first, without looking at the whole world for each page."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby

from generator.simulator.query import Either, Every, Has, Query
from generator.simulator.world import HeldPost, World


def matching(world: World, query: Query, within: range) -> Iterator[HeldPost]:
    """Posts at the positions `within` that match, in the world's order. Lazy: a page costs what it walks past."""
    for position in _candidates(world, query, within):
        post = world.posts[position]
        if query.matches(post):
            yield post


def _candidates(world: World, query: Query, within: range) -> Iterator[int]:
    """Positions that may match, ascending and each once: from the index where a fact narrows, else all."""
    lists = _narrowing(world, query)
    if lists is None:
        return iter(within)
    pieces = (_cut(positions, within) for positions in lists)
    return (position for position, _ in groupby(merge(*pieces)))


def _cut(positions: Sequence[int], within: range) -> Iterator[int]:
    first = bisect_left(positions, within.start)
    last = bisect_left(positions, within.stop)
    return (positions[at] for at in range(first, last))


def _narrowing(world: World, query: Query) -> list[Sequence[int]] | None:
    """Lists of the index that together hold every match, as short as can be; None where only a full walk helps."""
    if isinstance(query, Has):
        return [world.index.get(query.fact, ())]
    if isinstance(query, Every):
        choices = [lists for part in query.parts if (lists := _narrowing(world, part)) is not None]
        return min(choices, key=lambda lists: sum(map(len, lists)), default=None)
    if isinstance(query, Either):
        parts = [_narrowing(world, part) for part in query.parts]
        if all(lists is not None for lists in parts):
            return [positions for lists in parts if lists is not None for positions in lists]
    return None
