"""Which status was taken for which."""

from collections.abc import Iterable

from generator.domain.cases import Status
from generator.domain.frozen import frozen


@frozen
class Confusion:
    """How often a label's status (rows) was judged as each status (columns), both in the order of `statuses`."""

    statuses: tuple[Status, ...]
    counts: tuple[tuple[int, ...], ...]

    def count(self, truly: Status, said: Status) -> int:
        """How many conversations are `truly` one status and were judged another, or the same."""
        if truly not in self.statuses or said not in self.statuses:
            return 0
        return self.counts[self.statuses.index(truly)][self.statuses.index(said)]

    def truly(self, status: Status) -> int:
        """How many labels have this status."""
        return sum(self.count(status, said) for said in self.statuses)

    def said(self, status: Status) -> int:
        """How many labelled conversations were judged so."""
        return sum(self.count(truly, status) for truly in self.statuses)


def confusion_of(pairs: Iterable[tuple[Status, Status]]) -> Confusion:
    """From (truly, said) pairs; only statuses that occur have a row and a column."""
    given = tuple(pairs)
    met = {status for pair in given for status in pair}
    statuses = tuple(status for status in Status if status in met)
    tally: dict[tuple[Status, Status], int] = {}
    for pair in given:
        tally[pair] = tally.get(pair, 0) + 1
    return Confusion(statuses, tuple(tuple(tally.get((truly, said), 0) for said in statuses) for truly in statuses))
