"""Completing conversations: posts in them that nobody of the town wrote and that name nobody of the town.

A conversation stays watched for some days after its last post: late thanks, complaints and reopenings come in.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from generator.domain.collection import Memory
from generator.domain.posts import Batch
from generator.sources.x_api.bookmarks import Bookmark
from generator.sources.x_api.queries import about_conversations, neither_by_nor_to
from generator.sources.x_api.reading import Page, by_number
from generator.sources.x_api.searches import Search, read_search
from generator.sources.x_api.settings import XSettings
from generator.sources.x_api.snowflake import first_id_at, time_of
from generator.sources.x_api.stretches import Stretch, written
from generator.sources.x_api.till import OLDER, Till, noted
from generator.sources.x_api.units import Horizon, units_of, whole_from

PART = "x:part:"
"""Cursors under this name, with a conversation's id behind it, hold what of it was never read."""
TICK = timedelta(milliseconds=1)


@dataclass(slots=True)
class Conversations:
    """Completes conversations in one run."""

    settings: XSettings
    till: Till
    reach: Horizon
    _towns: dict[str, set[str]] = field(default_factory=dict)
    _marks: dict[str, Bookmark] = field(default_factory=dict)
    _older: set[str] = field(default_factory=set)

    def note(self, batch: Batch) -> None:
        """Remember which of the town's accounts each conversation names; needed where a query cannot hold them all."""
        handles = {handle.casefold() for handle in self.settings.accounts}
        if self._fits(handles):
            return
        for post in batch.posts:
            self._towns.setdefault(post.conversation_id, set()).update(handles.intersection(post.mentions))

    def read(self, watched: Mapping[str, datetime | None]) -> Iterator[Batch]:
        """What is new in these conversations (with the moment until which each was read), then what was left open."""
        self._older = noted(self.till.memory, OLDER)
        watched = {**dict.fromkeys(sorted(self._older, key=by_number)), **watched}
        parts = left_open(self.till.memory)
        self._marks = {name: _mark(name, moment, parts.get(name, ())) for name, moment in watched.items()}
        new = ((name, self._news(name, moment)) for name, moment in watched.items())
        yield from self._search(new)
        gaps = [(name, gap) for name, mark in self._marks.items() for gap in self._reachable(mark)]
        yield from self._search(gaps)

    def _news(self, name: str, moment: datetime | None) -> Stretch:
        newest = self._marks[name].newest or 0
        return Stretch(self.reach.floor if moment is None else max(newest, self.reach.floor))

    def _reachable(self, mark: Bookmark) -> Iterator[Stretch]:
        lowest = 0 if self.reach.archive else self.reach.floor
        return (gap for gap in (gap.above(lowest) for gap in mark.gaps) if gap.holds_any)

    def _search(self, wanted: Iterable[tuple[str, Stretch]]) -> Iterator[Batch]:
        whole = whole_from(self.till.memory, units_of(self.settings))
        groups: dict[tuple[Stretch, str], list[str]] = {}
        for name, stretch in wanted:
            groups.setdefault((stretch, self._known(name, stretch, whole)), []).append(name)
        for (stretch, known), names in groups.items():
            for query, packed in about_conversations(names, self.reach.limit, known):
                yield from self._read(Search(query, stretch, conversations=packed))

    def _read(self, search: Search) -> Iterator[Batch]:
        for page, read in read_search(self.till, self.reach, search):
            newest = max(self.till.newest, search.stretch.after, page.newest or 0)
            until = time_of(str(newest))
            complete = self.till.now if until is None else until + TICK
            moves = {PART + name: gaps for name, gaps in self._moved(search, page, read, complete)}
            moves |= {OLDER + name: "" for name in self._older.intersection(search.conversations)}
            batch = self.till.settle(page.batch, moves)
            yield _complete(batch, search, complete)

    def _moved(self, search: Search, page: Page, read: Stretch, complete: datetime) -> Iterator[tuple[str, str]]:
        """What of each conversation is still to be read, where this page changed it."""
        for name in search.conversations:
            mark = before = self._marks[name]
            if page.last and not mark.gaps and search.stretch.after <= (mark.newest or 0):
                continue  # nothing was open, and nothing is
            if search.stretch.before is None:
                mark = mark.reaching(mark.floor, first_id_at(complete) - 1)
            if page.newest is not None or page.last:
                mark = mark.having_read(read)
            self._marks[name] = mark
            if mark.gaps != before.gaps:
                yield name, " ".join(map(str, mark.gaps))

    def _known(self, name: str, stretch: Stretch, whole: int) -> str:
        """What a query need not bring again: what the accounts' own searches have read."""
        if self.settings.collect == "resolved" or stretch.after < whole:
            return ""
        if self._fits(self.settings.accounts):
            return neither_by_nor_to(self.settings.accounts)
        known = neither_by_nor_to(sorted(self._towns.get(name, ())))
        return known if len(known) <= self.reach.limit // 2 else ""

    def _fits(self, handles: Iterable[str]) -> bool:
        return len(neither_by_nor_to(handles)) <= self.reach.limit // 2


def left_open(memory: Memory) -> dict[str, tuple[Stretch, ...]]:
    """What earlier runs left open of conversations, by their ids."""
    return {name.removeprefix(PART): written(text) for name, text in memory.cursors(PART).items()}


def _mark(name: str, moment: datetime | None, gaps: tuple[Stretch, ...]) -> Bookmark:
    """A conversation's bookmark: nothing in it is older than its root, whose id it bears."""
    root = int(name) - 1
    newest = root if moment is None else max(root, first_id_at(moment) - 1)
    return Bookmark(newest, root, gaps)


def _complete(batch: Batch, search: Search, moment: datetime) -> Batch:
    """The batch that also says until when its conversations were read; a gap that is closed says nothing of the end."""
    if search.stretch.before is not None:
        return batch
    return replace(batch, complete=dict.fromkeys(search.conversations, moment))
