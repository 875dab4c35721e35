"""Walking the posts that a query matches, newest first, without looking at the whole world for each page."""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby

from generator.simulator.query import Either, Every, Has, Query
from generator.simulator.shelf import HeldPost, Shelf, cut


def matching(shelf: Shelf, query: Query, since: int | None, before: int | None) -> Iterator[HeldPost]:
    """Posts with numbers above `since` and below `before` that match. Lazy: a page costs what it walks past."""
    for number in _candidates(shelf, query, since, before):
        post = shelf.at(number)
        if query.matches(post):
            yield post


def _candidates(shelf: Shelf, query: Query, since: int | None, before: int | None) -> Iterator[int]:
    """Numbers that may match, descending and each once: from the index where a fact narrows, else all."""
    lists = _narrowing(shelf, query)
    pieces = [_piece(numbers, since, before) for numbers in (lists if lists is not None else [shelf.numbers])]
    return pieces[0] if len(pieces) == 1 else (number for number, _ in groupby(merge(*pieces, reverse=True)))


def _piece(numbers: Sequence[int], since: int | None, before: int | None) -> Iterator[int]:
    return (numbers[position] for position in cut(numbers, since, before))


def _narrowing(shelf: Shelf, query: Query) -> list[Sequence[int]] | None:
    """Lists of the index that together hold every match, as short as can be; None where only a full walk helps."""
    if isinstance(query, Has):
        return [shelf.index.get(query.fact, ())]
    if isinstance(query, Every):
        choices = [lists for part in query.parts if (lists := _narrowing(shelf, part)) is not None]
        return min(choices, key=lambda lists: sum(map(len, lists)), default=None)
    if isinstance(query, Either):
        parts = [_narrowing(shelf, part) for part in query.parts]
        if all(lists is not None for lists in parts):
            return [numbers for lists in parts if lists is not None for numbers in lists]
    return None
