"""The world that is served: every post, newest first by id, with the users and media around it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from generator.simulator.facts import Fact, facts_of, full_text, handle_of, tokens
from generator.simulator.files import Json, read_objects
from generator.simulator.gathering import Gathering

SNOWFLAKE_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
"""X's ids count milliseconds from here, shifted left by 22 bits."""


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


@dataclass(frozen=True, slots=True, repr=False)
class World:
    """Everything there is. It never changes: what is visible depends on the clock.

    `posts` are ordered newest first by numeric id; `index` leads from a fact to positions in it, in that order.
    """

    posts: Sequence[HeldPost]
    by_id: Mapping[str, HeldPost]
    users: Mapping[str, Json]
    handles: Mapping[str, Json]
    media: Mapping[str, Json]
    polls: Mapping[str, Json]
    places: Mapping[str, Json]
    index: Mapping[Fact, Sequence[int]]
    newest_edits: Mapping[str, HeldPost]
    post_fields: frozenset[str]

    @classmethod
    def load(cls, paths: Iterable[Path]) -> "World":
        """The world of some files of X API v2 responses.

        A file is one JSON document or JSON Lines: a response a line as twarc writes, or one flattened post a line.
        Posts of `data` and of `includes.tweets` count alike.

        Raises ProtocolError that names file:line for a broken file, UsageError for one that cannot be read.
        """
        gathering = Gathering()
        for path in paths:
            for place, thing in read_objects(path):
                try:
                    gathering.take(thing, place)
                except (AttributeError, KeyError, TypeError) as error:
                    raise place.broken("not the shape of an answer of X API v2") from error
        return cls.of(gathering)

    @classmethod
    def of(cls, gathering: Gathering) -> "World":
        """The world of gathered things."""
        known: dict[Fact, Fact] = {}
        held = [_hold(post, gathering, known) for post in gathering.posts.values()]
        held.sort(key=lambda post: -post.number)
        index: dict[Fact, list[int]] = {}
        for position, post in enumerate(held):
            for fact in post.facts:
                index.setdefault(fact, []).append(position)
        return cls(
            posts=held,
            by_id={post.id: post for post in held},
            users=gathering.users,
            handles={handle_of(user): user for user in gathering.users.values()},
            media=gathering.media,
            polls=gathering.polls,
            places=gathering.places,
            index=index,
            newest_edits=dict(_newest_edits(held)),
            post_fields=frozenset(name for post in held for name in post.raw),
        )

    def between(self, since: int | None, before: int | None) -> range:
        """Positions of posts whose number is above `since` and below `before`."""
        first = 0 if before is None else bisect_right(self.posts, -before, key=lambda post: -post.number)
        last = len(self.posts) if since is None else bisect_left(self.posts, -since, key=lambda post: -post.number)
        return range(first, max(first, last))

    def position(self, post: HeldPost) -> int:
        """Where in `posts` one of them stands."""
        return bisect_left(self.posts, -post.number, key=lambda other: -other.number)

    def visible(self, post: HeldPost, now: datetime) -> bool:
        """Whether a search at `now` can show the post: it was published, and not edited since."""
        edit = self.newest_edits.get(post.id)
        return post.at <= now and (edit is None or edit.at > now)

    def time_of(self, post_id: str) -> datetime:
        """When a post was published: as it says itself, or for an unknown one as its id tells."""
        held = self.by_id.get(post_id)
        return held.at if held else time_of_number(int(post_id))


def time_of_number(number: int) -> datetime:
    """When X gave out an id (UTC), from its upper bits; ids before November 2010 tell nothing but that they are old."""
    return SNOWFLAKE_EPOCH + timedelta(milliseconds=number >> 22)


def number_at(when: datetime) -> int:
    """The smallest id that X could have given out at a time."""
    return max(0, int((when - SNOWFLAKE_EPOCH) / timedelta(milliseconds=1)) << 22)


def _hold(post: Json, gathering: Gathering, known: dict[Fact, Fact]) -> HeldPost:
    try:
        facts = dict.fromkeys(facts_of(post, gathering.users, gathering.media))
        at = _created_at(post)
        words = tokens(full_text(post))
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        origin = gathering.origins[str(post["id"])]
        raise origin.broken(f"post {post['id']} is not as X writes posts") from error
    return HeldPost(post, int(post["id"]), at, tuple(known.setdefault(fact, fact) for fact in facts), words)


def _created_at(post: Json) -> datetime:
    if "created_at" not in post:
        return time_of_number(int(post["id"]))
    at = datetime.fromisoformat(post["created_at"])
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _newest_edits(posts: Iterable[HeldPost]) -> Iterator[tuple[str, HeldPost]]:
    """Each version of an edited post with the edit that replaced it first; `posts` are ordered newest first."""
    for post in posts:
        history = post.raw.get("edit_history_tweet_ids", ())
        if post.id in history:
            yield from ((older, post) for older in history[: history.index(post.id)])
