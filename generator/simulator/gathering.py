"""Putting stored answers of every shape together: posts, users, media, polls and places, each once, as X names them."""

import re
from dataclasses import dataclass, field

from generator.simulator.files import Json, Place
from generator.simulator.newer_words import older_post, older_user

POST_ID = re.compile(r"[0-9]{1,20}")
ANSWER_PARTS = frozenset({"data", "includes", "meta", "errors"})
ADDED_BY_FLATTENING = frozenset({"author", "in_reply_to_user", "__twarc"})
MENTION_PARTS = frozenset({"start", "end", "username", "id"})


@dataclass(slots=True)
class Gathering:
    """What files brought so far. The same thing twice is merged: a later file's fields win, none is lost.

    `origins` says where each post was met first, for errors. Everything is kept in the words of version 2.166.
    """

    posts: dict[str, Json] = field(default_factory=dict)
    users: dict[str, Json] = field(default_factory=dict)
    media: dict[str, Json] = field(default_factory=dict)
    polls: dict[str, Json] = field(default_factory=dict)
    places: dict[str, Json] = field(default_factory=dict)
    origins: dict[str, Place] = field(default_factory=dict)
    fresh_posts: set[str] = field(default_factory=set)
    fresh_users: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """Forget what was fresh: from here on `fresh_posts` and `fresh_users` tell what a taking changed."""
        self.fresh_posts, self.fresh_users = set(), set()

    def take(self, thing: Json, place: Place) -> None:
        """Take an answer of X, or a flattened post of twarc; ProtocolError for anything else."""
        if ANSWER_PARTS.isdisjoint(thing):
            self._take_item(thing, place)
            return
        data = thing.get("data", [])
        for item in data if isinstance(data, list) else [data]:
            self._take_item(item, place)
        self._take_includes(thing.get("includes", {}), place)

    def _take_includes(self, includes: Json, place: Place) -> None:
        for post in (*includes.get("tweets", []), *includes.get("posts", [])):
            self._take_item(post, place)
        for user in includes.get("users", []):
            self._take_item(user, place)
        for kind, key in (("media", "media_key"), ("polls", "id"), ("places", "id")):
            for item in includes.get(kind, []):
                merge(getattr(self, kind), str(item.get(key, "")), item)

    def _take_item(self, item: object, place: Place) -> None:
        if not isinstance(item, dict) or not POST_ID.fullmatch(str(item.get("id", ""))):
            raise place.broken("neither an answer of X API v2 nor a post: no id of digits")
        if "text" in item:
            self._take_post(older_post(item), place)
        elif "username" in item:
            self._take_user(older_user(item))
        else:
            raise place.broken(f"{item['id']} is neither a post (no text) nor a user (no username)")

    def _take_post(self, post: Json, place: Place) -> None:
        plain = {name: value for name, value in post.items() if name not in ADDED_BY_FLATTENING}
        for name in ("author", "in_reply_to_user"):
            if name in post:
                self._take_item(post[name], place)
        if "referenced_tweets" in plain:
            plain["referenced_tweets"] = [self._reference(item, place) for item in plain["referenced_tweets"]]
        if "media" in plain.get("attachments", {}):
            plain["attachments"] = self._attachments(plain["attachments"])
        if "mentions" in plain.get("entities", {}):
            mentions = [self._mention(item) for item in plain["entities"]["mentions"]]
            plain["entities"] = {**plain["entities"], "mentions": mentions}
        post_id = str(plain["id"])
        if merge(self.posts, post_id, plain):
            self.fresh_posts.add(post_id)
        self.origins.setdefault(post_id, place)

    def _take_user(self, user: Json) -> None:
        user_id = str(user["id"])
        before = self.users.get(user_id, {}).get("username")
        merge(self.users, user_id, user)
        if self.users[user_id].get("username") != before:
            self.fresh_users.add(user_id)

    def _reference(self, item: Json, place: Place) -> Json:
        """A reference as X writes it; flattening put the whole post into it."""
        if "text" in item:
            self._take_post(older_post({name: value for name, value in item.items() if name != "type"}), place)
        return {"type": item.get("type", "replied_to"), "id": str(item.get("id", ""))}

    def _attachments(self, attachments: Json) -> Json:
        for item in attachments["media"]:
            merge(self.media, str(item.get("media_key", "")), item)
        return {name: value for name, value in attachments.items() if name != "media"}

    def _mention(self, item: Json) -> Json:
        """A mention as X writes it; flattening merged the whole user into it."""
        if "name" in item and "id" in item:
            self._take_user({name: item[name] for name in item if name not in {"start", "end"}})
        return {name: value for name, value in item.items() if name in MENTION_PARTS}


def merge(things: dict[str, Json], key: str, thing: Json) -> bool:
    """Add a thing, or the fields it brings to one that is known; returns whether anything is new."""
    known = things.get(key)
    merged = thing if known is None else {**known, **thing}
    things[key] = merged
    return merged != known
