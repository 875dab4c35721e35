"""What a world holds: posts, users, media, polls and places, however they came in."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from generator.simulator.facts import handle_of
from generator.simulator.files import Json, Place
from generator.simulator.gathering import Gathering
from generator.simulator.ids import time_of_number
from generator.simulator.shelf import HeldPost, Shelf


class Holdings:
    """Everything there is, each thing once. Whoever reads several things together holds `lock`."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.shelf = Shelf()
        self._gathering = Gathering()
        self._handles: dict[str, Json] = {}

    @property
    def posts(self) -> Sequence[HeldPost]:
        """Every post, newest first by numeric id."""
        return list(self.shelf)

    @property
    def users(self) -> Mapping[str, Json]:
        """Users by id."""
        return self._gathering.users

    @property
    def handles(self) -> Mapping[str, Json]:
        """Users by handle, casefolded."""
        return self._handles

    @property
    def media(self) -> Mapping[str, Json]:
        """Media by key."""
        return self._gathering.media

    @property
    def polls(self) -> Mapping[str, Json]:
        """Polls by id."""
        return self._gathering.polls

    @property
    def places(self) -> Mapping[str, Json]:
        """Places by id."""
        return self._gathering.places

    def time_of(self, post_id: str) -> datetime:
        """When a post was published: as it says itself, or for an unknown one as its id tells."""
        held = self.shelf.get(post_id)
        return held.at if held else time_of_number(int(post_id))

    def take(self, things: Iterable[tuple[Place, Json]]) -> None:
        """Take answers, posts or users with their places; ProtocolError names the place of a malformed one."""
        gathering = self._gathering
        gathering.begin()
        for place, thing in things:
            try:
                gathering.take(thing, place)
            except (AttributeError, KeyError, TypeError) as error:
                raise place.broken("not the shape of an answer of X API v2") from error
        self._handles.update((handle_of(self.users[user_id]), self.users[user_id]) for user_id in gathering.fresh_users)
        for post_id in sorted(gathering.fresh_posts | self._posts_around(gathering.fresh_users), key=int):
            self._put(post_id)

    def _put(self, post_id: str) -> None:
        raw = self._gathering.posts[post_id]
        try:
            self.shelf.put(raw, self.users, self.media)
        except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
            origin = self._gathering.origins[post_id]
            raise origin.broken(f"post {post_id} is not as X writes posts") from error

    def _posts_around(self, users: Iterable[str]) -> set[str]:
        """Posts on the shelf that are found by these users' handles, which were unknown or have changed."""
        facts = ((operator, user_id) for user_id in users for operator in ("from", "to"))
        return {str(number) for fact in facts for number in self.shelf.index.get(fact, ())}
