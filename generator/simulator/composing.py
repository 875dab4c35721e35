"""Composing an answer: the fields asked for, the includes that were expanded, the errors for what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from generator.simulator import vocabulary
from generator.simulator.asking import Asking
from generator.simulator.files import Json
from generator.simulator.problems import not_found
from generator.simulator.vocabulary import Expansion
from generator.simulator.world import HeldPost, World


@dataclass(frozen=True, slots=True)
class Fields:
    """What a request wants to see of each kind of thing, and which expansions."""

    of: Mapping[str, frozenset[str]]
    expansions: Mapping[str, Expansion]


def fields_of(asking: Asking, world: World, expandable: Mapping[str, Expansion]) -> Fields:
    """The fields and expansions that a request asks for; a post's may be any that the world's posts have."""
    asked = asking.words("expansions", expandable)
    expansions = {name: expandable[name] for name in expandable if name in asked}
    brought = frozenset(expansion.field for expansion in expansions.values())
    posts = expandable is vocabulary.POST_EXPANSIONS
    return Fields(
        of={
            "tweets": vocabulary.DEFAULT_POST_FIELDS
            | asking.words("tweet.fields", vocabulary.POST_FIELDS | world.post_fields)
            | (brought if posts else frozenset()),
            "users": vocabulary.DEFAULT_USER_FIELDS
            | asking.words("user.fields", vocabulary.USER_FIELDS)
            | (frozenset() if posts else brought),
            "media": vocabulary.DEFAULT_MEDIA_FIELDS | asking.words("media.fields", vocabulary.MEDIA_FIELDS),
            "polls": vocabulary.DEFAULT_POLL_FIELDS | asking.words("poll.fields", vocabulary.POLL_FIELDS),
            "places": vocabulary.DEFAULT_PLACE_FIELDS | asking.words("place.fields", vocabulary.PLACE_FIELDS),
        },
        expansions=expansions,
    )


@dataclass(frozen=True, slots=True)
class Reply:
    """A body, and what X charges for it: ids of posts and users that it shows, and requests for counts."""

    body: Json
    posts: frozenset[str] = frozenset()
    users: frozenset[str] = frozenset()
    counts: int = 0


@dataclass(slots=True)
class Composer:
    """Composes one answer at a time of the world's clock."""

    world: World
    fields: Fields
    now: datetime
    includes: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[tuple[str, str], Json] = field(default_factory=dict)
    shown_posts: set[str] = field(default_factory=set)
    shown_users: set[str] = field(default_factory=set)

    def post(self, post: HeldPost) -> Json:
        """A post with the fields asked for; its expansions join the includes."""
        self.shown_posts.add(post.id)
        self._expand(post.raw)
        return self._cut("tweets", post.raw)

    def user(self, user: Json) -> Json:
        """A user with the fields asked for; expansions join the includes."""
        self.shown_users.add(str(user["id"]))
        self._expand(user)
        return self._cut("users", user)

    def missing(self, resource: str, parameter: str, value: str) -> None:
        """Report something that is not there."""
        self.errors[parameter, value] = not_found(resource, parameter, value)

    def found(self, post_id: str) -> HeldPost | None:
        """The post of an id, where it exists and is published."""
        post = self.world.by_id.get(post_id)
        return post if post and post.at <= self.now else None

    def reply(self, data: Json | list[Json] | None, meta: Json | None = None) -> Reply:
        """The answer; as at X, what is empty is absent."""
        includes = {kind: list(things.values()) for kind, things in self.includes.items()}
        parts = {"data": data, "includes": includes, "errors": list(self.errors.values()), "meta": meta}
        body = {name: part for name, part in parts.items() if part}
        return Reply(body, frozenset(self.shown_posts), frozenset(self.shown_users))

    def _cut(self, kind: str, thing: Json) -> Json:
        wanted = self.fields.of[kind]
        return {name: value for name, value in thing.items() if name in wanted}

    def _expand(self, thing: Json) -> None:
        for name, expansion in self.fields.expansions.items():
            for source in self._sources(thing, expansion):
                for key in pluck(source, expansion.path.split(".")):
                    self._include(name, expansion, str(key), thing)

    def _sources(self, thing: Json, expansion: Expansion) -> Iterator[Json]:
        """The thing itself, or the posts it refers to."""
        if not expansion.through:
            yield thing
            return
        for key in pluck(thing, expansion.through.split(".")):
            if post := self.found(str(key)):
                yield post.raw

    def _include(self, name: str, expansion: Expansion, key: str, thing: Json) -> None:
        if expansion.kind == "tweets" and key == thing["id"]:
            return
        included = self._thing(expansion.kind, key)
        if included is None:
            if expansion.resource:
                self.missing(expansion.resource, name, key)
            return
        kind = "users" if expansion.kind == "handles" else expansion.kind
        shown = {"tweets": self.shown_posts, "users": self.shown_users}.get(kind)
        identity = str(included.get("id") or included.get("media_key"))
        if shown is not None:
            shown.add(identity)
        self.includes.setdefault(kind, {})[identity] = self._cut(kind, included)

    def _thing(self, kind: str, key: str) -> Json | None:
        if kind == "tweets":
            post = self.found(key)
            return post.raw if post else None
        things: Mapping[str, Json] = getattr(self.world, kind)
        return things.get(key.casefold() if kind == "handles" else key)


def pluck(thing: Any, path: list[str]) -> Iterator[Any]:
    """Every value at a dotted path, through lists."""
    if isinstance(thing, list):
        for item in thing:
            yield from pluck(item, path)
    elif not path:
        yield thing
    elif isinstance(thing, dict) and path[0] in thing:
        yield from pluck(thing[path[0]], path[1:])
