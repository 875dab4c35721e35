"""The posts of a world in the order of their ids, and the index that leads from a fact to its posts."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.simulator.facts import Fact, facts_of, full_text, tokens
from generator.simulator.files import Json
from generator.simulator.ids import time_of_number


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post as X sent it, with what searching needs: its number, time (UTC), facts and words."""

    raw: Json
    number: int
    at: datetime
    facts: tuple[Fact, ...]
    words: str

    @property
    def id(self) -> str:
        """The post's id as X writes it."""
        return str(self.raw["id"])

    @property
    def author(self) -> str:
        """The id of the account that made it, "" where nobody knows."""
        return str(self.raw.get("author_id", ""))

    @property
    def history(self) -> list[str]:
        """The ids of all its versions, oldest first; one that was never edited is its only version."""
        return [str(version) for version in self.raw.get("edit_history_tweet_ids", ())] or [self.id]


class Shelf:
    """Posts by number, ascending, so that a new one goes to the end; `index` holds numbers in the same order."""

    def __init__(self) -> None:
        self.index: dict[Fact, list[int]] = {}
        self.fields: set[str] = set()
        self._numbers: list[int] = []
        self._posts: dict[int, HeldPost] = {}
        self._replaced_by: dict[str, HeldPost] = {}
        self._known: dict[Fact, Fact] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[HeldPost]:
        """Every post, newest first."""
        return (self._posts[number] for number in reversed(self._numbers))

    def get(self, post_id: str) -> HeldPost | None:
        """The post of an id, where there is one."""
        return self._posts.get(int(post_id)) if post_id.isdigit() else None

    def at(self, number: int) -> HeldPost:
        """The post of a number that `numbers` or `index` gave."""
        return self._posts[number]

    @property
    def numbers(self) -> Sequence[int]:
        """Every post's number, ascending."""
        return self._numbers

    def put(self, raw: Json, users: Mapping[str, Json], media: Mapping[str, Json]) -> None:
        """Add a post, or put it in the place of the one with its id. Raises what a malformed post makes Python raise.

        Numbers that only grow cost the same each, however many there are.
        """
        facts = tuple(self._known.setdefault(fact, fact) for fact in dict.fromkeys(facts_of(raw, users, media)))
        post = HeldPost(raw, int(raw["id"]), _created_at(raw), facts, tokens(full_text(raw)))
        before = self._posts.get(post.number)
        if before is None:
            _enter(self._numbers, post.number)
        self._posts[post.number] = post
        self._reindex(post, before.facts if before else ())
        self.fields.update(raw)
        self._note_edits(post)

    def replaced_at(self, post_id: str) -> datetime | None:
        """When the next version of an edited post was made; None for the newest version."""
        edit = self._replaced_by.get(post_id)
        return edit.at if edit else None

    def _reindex(self, post: HeldPost, before: tuple[Fact, ...]) -> None:
        for fact in set(before).difference(post.facts):
            self.index[fact].remove(post.number)
        for fact in set(post.facts).difference(before):
            _enter(self.index.setdefault(fact, []), post.number)

    def _note_edits(self, post: HeldPost) -> None:
        history = post.history
        for older in history[: history.index(post.id)] if post.id in history else ():
            known = self._replaced_by.get(older)
            if known is None or post.number <= known.number:
                self._replaced_by[older] = post


def cut(numbers: Sequence[int], since: int | None, before: int | None) -> range:
    """Positions of the numbers above `since` and below `before`, descending."""
    first = 0 if since is None else bisect_right(numbers, since)
    last = len(numbers) if before is None else bisect_left(numbers, before)
    return range(last - 1, first - 1, -1)


def _enter(numbers: list[int], number: int) -> None:
    if not numbers or number > numbers[-1]:
        numbers.append(number)
    else:
        insort(numbers, number)


def _created_at(post: Json) -> datetime:
    if "created_at" not in post:
        return time_of_number(int(post["id"]))
    at = datetime.fromisoformat(post["created_at"])
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
