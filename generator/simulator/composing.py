"""Composing an answer: the fields asked for, the includes that were expanded, the errors for what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from generator.simulator import vocabulary
from generator.simulator.asking import Asking
from generator.simulator.fates import Fate
from generator.simulator.files import Json
from generator.simulator.problems import not_authorized, not_found, suspended
from generator.simulator.shelf import HeldPost
from generator.simulator.vocabulary import Expansion, Resource
from generator.simulator.world import World


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
            | asking.words("tweet.fields", vocabulary.POST_FIELDS | world.shelf.fields)
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
    """A body, and what X charges for it: ids of posts and users that it shows, and requests for counts.

    `owned_posts` were read by the account whose timeline or mentions they are.
    """

    body: Json
    posts: frozenset[str] = frozenset()
    owned_posts: frozenset[str] = frozenset()
    users: frozenset[str] = frozenset()
    counts: int = 0


@dataclass(slots=True)
class Composer:
    """Composes one answer at a time of the world's clock, for `viewer` (an account's id, or None for an app).

    `owned` says that its data are the viewer's own timeline or mentions.
    """

    world: World
    fields: Fields
    now: datetime
    viewer: str | None = None
    owned: bool = False
    includes: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[tuple[str, str], Json] = field(default_factory=dict)
    shown_posts: set[str] = field(default_factory=set)
    owned_posts: set[str] = field(default_factory=set)
    shown_users: set[str] = field(default_factory=set)

    def post(self, post: HeldPost) -> Json:
        """A post with the fields asked for; its expansions join the includes."""
        (self.owned_posts if self.owned else self.shown_posts).add(post.id)
        raw = self.world.as_shown(post, self.now)
        self._expand(raw)
        return self._cut("tweets", raw)

    def user(self, user: Json) -> Json:
        """A user with the fields asked for; expansions join the includes."""
        self.shown_users.add(str(user["id"]))
        user = self.world.user_as_shown(user, self.now)
        self._expand(user)
        return self._cut("users", user)

    def missing(self, resource: Resource, parameter: str, value: str, section: str = "data") -> None:
        """Report something that is not there, or not for the one who asks."""
        fate = self._fate_of_post(value) if resource == "tweet" else self._fate_of_user(value)
        problem = not_found(resource, parameter, value)
        if fate is Fate.SUSPENDED and resource == "user":
            problem = suspended(parameter, value)
        elif fate in {Fate.SUSPENDED, Fate.PROTECTED}:
            problem = not_authorized(resource, parameter, value, section)
        self.errors[parameter, value] = problem

    def found(self, post_id: str) -> HeldPost | None:
        """The post of an id, where it is published and X shows it; a withheld one is there to be looked up."""
        post = self.world.shelf.get(post_id)
        if post is None or post.at > self.now:
            return None
        fate = self.world.fate_of_post(post, self.now, self.viewer)
        return post if fate in {None, Fate.WITHHELD} else None

    def found_user(self, name: str, by_handle: bool = False) -> Json | None:
        """The user of an id or a handle, where X shows it; a protected one is there without its posts."""
        user = self.world.handles.get(name.casefold()) if by_handle else self.world.users.get(name)
        if user is None:
            return None
        fate = self.world.fate_of_account(str(user["id"]), self.now)
        return user if fate in {None, Fate.PROTECTED} else None

    def _fate_of_post(self, post_id: str) -> Fate | None:
        post = self.world.shelf.get(post_id)
        return self.world.fate_of_post(post, self.now, self.viewer) if post and post.at <= self.now else None

    def _fate_of_user(self, name: str) -> Fate | None:
        user = self.world.users.get(name) or self.world.handles.get(name.casefold())
        return self.world.fate_of_account(str(user["id"]), self.now, self.viewer) if user else None

    def reply(self, data: Json | list[Json] | None, meta: Json | None = None) -> Reply:
        """The answer; as at X, what is empty is absent."""
        includes = {kind: list(things.values()) for kind, things in self.includes.items()}
        parts = {"data": data, "includes": includes, "errors": list(self.errors.values()), "meta": meta}
        body = {name: part for name, part in parts.items() if part}
        plain = frozenset(self.shown_posts - self.owned_posts)
        return Reply(body, plain, frozenset(self.owned_posts), frozenset(self.shown_users))

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
                self.missing(expansion.resource, name, key, "includes")
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
            return self.world.as_shown(post, self.now) if post else None
        if kind in {"users", "handles"}:
            user = self.found_user(key, by_handle=kind == "handles")
            return self.world.user_as_shown(user, self.now) if user else None
        things: Mapping[str, Json] = getattr(self.world, kind)
        return things.get(key)


def pluck(thing: Any, path: list[str]) -> Iterator[Any]:
    """Every value at a dotted path, through lists."""
    if isinstance(thing, list):
        for item in thing:
            yield from pluck(item, path)
    elif not path:
        yield thing
    elif isinstance(thing, dict) and path[0] in thing:
        yield from pluck(thing[path[0]], path[1:])
