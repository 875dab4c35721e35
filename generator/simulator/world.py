"""The world that is served: who sees what of it at which moment, and what becomes of its posts and accounts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.simulator.editing import next_version
from generator.simulator.fates import ALWAYS, Fate, Fates
from generator.simulator.files import Json, Place, read_objects
from generator.simulator.holdings import Holdings
from generator.simulator.shelf import HeldPost


class World(Holdings):
    """What there is, and its life; what is visible depends on the clock and on who looks.

    Tests let it live: `add` and `edit` posts, `delete`, `withhold`, `protect`, `suspend`, ... Each takes `at`, the
    moment (aware, on the world's clock) from which it holds; without one it holds at any time. An account is named by
    its id or its handle.
    """

    def __init__(self) -> None:
        super().__init__()
        self._post_fates = Fates()
        self._account_fates = Fates()
        self._withheld: dict[str, Json] = {}

    @classmethod
    def load(cls, paths: Iterable[Path]) -> "World":
        """The world of some files of X API v2 responses.

        A file is one JSON document or JSON Lines: a response a line as twarc writes, or one flattened post a line.
        Posts of `data` and of `includes.tweets` count alike; either vocabulary is read.

        Raises ProtocolError that names file:line for a broken file, UsageError for one that cannot be read.
        """
        world = cls()
        world.take((place, thing) for path in paths for place, thing in read_objects(path))
        return world

    def visible(self, post: HeldPost, now: datetime, viewer: str | None = None) -> bool:
        """Whether a search at `now` can show the post: published, not edited since, and nothing befell it."""
        if post.at > now:
            return False
        replaced = self.shelf.replaced_at(post.id)
        return (replaced is None or replaced > now) and not self.fate_of_post(post, now, viewer)

    def fate_of_post(self, post: HeldPost, now: datetime, viewer: str | None = None) -> Fate | None:
        """What hides a post from `viewer` (an account's id; None: an app): its own fate, or its author's."""
        own = self._post_fates.of(post.id, now)
        return _hiding(own) or self.fate_of_account(post.author, now, viewer)

    def fate_of_account(self, account_id: str, now: datetime, viewer: str | None = None) -> Fate | None:
        """What hides an account's posts from `viewer`; a protected account's are there for itself."""
        fate = _hiding(self._account_fates.of(account_id, now))
        return None if fate is Fate.PROTECTED and viewer == account_id else fate

    def as_shown(self, post: HeldPost, now: datetime) -> Json:
        """A post as X shows it at a moment: without edits to come, and with what withholds it."""
        raw = post.raw
        if len(post.history) > 1:
            known = [version for version in post.history if self.time_of(version) <= now]
            raw = {**raw, "edit_history_tweet_ids": known}
        if post.id in self._withheld and Fate.WITHHELD in self._post_fates.of(post.id, now):
            raw = {**raw, "withheld": self._withheld[post.id]}
        return raw

    def user_as_shown(self, user: Json, now: datetime) -> Json:
        """A user as X shows one at a moment."""
        protected = Fate.PROTECTED in self._account_fates.of(str(user["id"]), now)
        return {**user, "protected": True} if protected else user

    def compliance_of_post(self, post_id: str, now: datetime) -> tuple[Fate, datetime] | None:
        """What X's compliance job says of a post, and since when; of an unknown one, that it was deleted some day."""
        held = self.shelf.get(post_id)
        if held is None or held.at > now:
            return Fate.DELETED, ALWAYS
        fates = {**self._account_fates.of(held.author, now), **self._post_fates.of(post_id, now)}
        return next(((fate, fates[fate]) for fate in Fate if fate in fates), None)

    def compliance_of_account(self, account_id: str, now: datetime) -> tuple[Fate, datetime] | None:
        """What X's compliance job says of an account, and since when; an unknown one was deleted some day."""
        if account_id not in self.users:
            return Fate.DELETED, ALWAYS
        return next(iter(self._account_fates.of(account_id, now).items()), None)

    def add(self, *things: Json) -> None:
        """Add posts, users or whole answers, as a file would hold them; what is known is merged.

        A post is there from its `created_at` on. Raises ProtocolError for what is not as X writes it.
        """
        with self.lock:
            self.take((Place(Path("added"), number), thing) for number, thing in enumerate(things, start=1))

    def edit(self, post_id: str, text: str, *, at: datetime, **changes: Any) -> str:
        """Edit a post; returns the id of its new version. `changes` are other fields as X writes them.

        As at X the old id still leads to the old words, searches show the new ones, and a new version of a thread's
        first post begins a `conversation_id` of its own (recorded answers show it). Raises KeyError for an unknown
        post, ValueError later than an hour after it was made, or after five edits.
        """
        with self.lock:
            held = self.shelf.get(post_id)
            if held is None:
                raise KeyError(post_id)
            versions = [version.raw for known in held.history if (version := self.shelf.get(known))]
            new = next_version(versions, text, at, changes)
            history = new["edit_history_tweet_ids"]
            self.add(new, *({**version, "edit_history_tweet_ids": history} for version in versions))
            return str(new["id"])

    def delete(self, post_id: str, at: datetime | None = None) -> None:
        """The author deletes a post, with all its versions."""
        held = self.shelf.get(post_id)
        for version in held.history if held else [post_id]:
            self._befall_post(version, Fate.DELETED, at)

    def undelete(self, post_id: str, at: datetime | None = None) -> None:
        """The post is there again (X once lost some and found them)."""
        held = self.shelf.get(post_id)
        for version in held.history if held else [post_id]:
            self._befall_post(version, Fate.DELETED, at, on=False)

    def withhold(self, post_id: str, countries: Sequence[str] = ("ES",), at: datetime | None = None) -> None:
        """X withholds a post in some countries: a lookup still shows it, with its `withheld` field."""
        self._withheld[post_id] = {"copyright": False, "country_codes": list(countries)}
        self._befall_post(post_id, Fate.WITHHELD, at)

    def release(self, post_id: str, at: datetime | None = None) -> None:
        """X withholds the post no longer."""
        self._befall_post(post_id, Fate.WITHHELD, at, on=False)

    def protect(self, account: str, at: datetime | None = None) -> None:
        """The account shows its posts to nobody but itself (and its followers, whom nobody simulates)."""
        self._befall_account(account, Fate.PROTECTED, at)

    def unprotect(self, account: str, at: datetime | None = None) -> None:
        """The account is public again."""
        self._befall_account(account, Fate.PROTECTED, at, on=False)

    def suspend(self, account: str, at: datetime | None = None) -> None:
        """X suspends the account."""
        self._befall_account(account, Fate.SUSPENDED, at)

    def reinstate(self, account: str, at: datetime | None = None) -> None:
        """X lifts the suspension."""
        self._befall_account(account, Fate.SUSPENDED, at, on=False)

    def deactivate(self, account: str, at: datetime | None = None) -> None:
        """The person leaves X: the account and its posts are not found any more."""
        self._befall_account(account, Fate.DEACTIVATED, at)

    def reactivate(self, account: str, at: datetime | None = None) -> None:
        """The person comes back within X's thirty days."""
        self._befall_account(account, Fate.DEACTIVATED, at, on=False)

    def scrub_geo(self, account: str, at: datetime | None = None) -> None:
        """The person takes the places off old posts: nothing is hidden, only compliance jobs tell."""
        self._befall_account(account, Fate.SCRUB_GEO, at)

    def account_id(self, account: str) -> str:
        """The id of an account named by id or handle. Raises KeyError."""
        return account if account in self.users else str(self._handles[account.removeprefix("@").casefold()]["id"])

    def _befall_post(self, post_id: str, fate: Fate, at: datetime | None, on: bool = True) -> None:
        with self.lock:
            self._post_fates.tell(post_id, fate, at, on)

    def _befall_account(self, account: str, fate: Fate, at: datetime | None, on: bool = True) -> None:
        with self.lock:
            self._account_fates.tell(self.account_id(account), fate, at, on)


def _hiding(fates: Mapping[Fate, datetime]) -> Fate | None:
    """The gravest fate that keeps a post from being found."""
    return next((fate for fate in fates if fate is not Fate.SCRUB_GEO), None)
