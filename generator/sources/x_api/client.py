"""The one door to tweepy: the questions that Concejo asks X, and the care with which it asks them."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType

import tweepy

from generator.domain.errors import ProtocolError
from generator.sources.x_api.door import Door, Key
from generator.sources.x_api.patience import Clockwork, Patience
from generator.sources.x_api.settings import TOKEN, USER_TOKEN, X, XSettings

# Each author is looked up once: the expansion author_id would be billed for every page.
POST_FIELDS = [
    "attachments", "author_id", "conversation_id", "created_at", "edit_history_tweet_ids", "entities", "lang",
    "note_tweet", "referenced_tweets", "withheld",
]  # fmt: skip
MEDIA_FIELDS = ["alt_text", "height", "preview_image_url", "type", "url", "width"]
USER_FIELDS = ["profile_image_url", "protected", "withheld"]
EXPANSIONS = ["attachments.media_keys"]
POST_QUESTION = {"tweet_fields": POST_FIELDS, "media_fields": MEDIA_FIELDS, "expansions": EXPANSIONS}


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page of an answer is wanted: at most `most` posts above `since_id` and below `until_id`.

    `token` is X's own for the page that follows another; None asks for the first.
    """

    since_id: str | None = None
    until_id: str | None = None
    token: str | None = None
    most: int = 100

    def words(self, token_name: str) -> dict[str, object]:
        """The turn as X's parameters."""
        bounds = {"since_id": self.since_id, "until_id": self.until_id, token_name: self.token}
        return {name: value for name, value in bounds.items() if value is not None} | {"max_results": self.most}


class XClient:
    """Asks X and returns its JSON answers. Close it (`with`).

    Raises AccessError (no access, or the limit outlasts the deadline), UnreachableError (no answer within the
    deadline), QuestionError (400) and ProtocolError (not X's protocol).
    """

    def __init__(self, settings: XSettings, clockwork: Clockwork, *, backfill: bool = False) -> None:
        # At DEBUG tweepy would write whole answers, with the words of the posts, into the log.
        logging.getLogger("tweepy.client").setLevel(logging.INFO)
        self._app = _tweepy(Door(settings, clockwork, Key(TOKEN, settings.token)))
        self._own = _tweepy(Door(settings, clockwork, Key(USER_TOKEN, settings.user_token)))
        self._patience = Patience(settings.deadline, clockwork, renewed=backfill)
        self._pause, self._clockwork, self._searched = settings.pause, clockwork, float("-inf")

    def __enter__(self) -> "XClient":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._app.session.close()
        self._own.session.close()

    def search_recent(self, query: str, turn: Turn) -> object:
        """A page of the last seven days, newest first."""
        return self._ask(self._app.search_recent_tweets, query=query, **turn.words("next_token"), **POST_QUESTION)

    def search_archive(self, query: str, turn: Turn) -> object:
        """A page of the whole archive, newest first; without a `since_id` X would go back 30 days only."""
        return self._paced(self._app.search_all_tweets, query=query, **turn.words("next_token"), **POST_QUESTION)

    def own_posts(self, account_id: str, turn: Turn) -> object:
        """A page of the newest 3,200 posts of the account that the user token belongs to."""
        ask = self._own.get_users_tweets
        return self._ask(ask, id=account_id, exclude=["retweets"], **turn.words("pagination_token"), **POST_QUESTION)

    def own_mentions(self, account_id: str, turn: Turn) -> object:
        """A page of the newest 800 posts that name the account that the user token belongs to."""
        return self._ask(self._own.get_users_mentions, id=account_id, **turn.words("pagination_token"), **POST_QUESTION)

    def me(self) -> object:
        """The account that the user token belongs to."""
        return self._ask(self._own.get_me, user_auth=False, user_fields=USER_FIELDS)

    def posts(self, ids: Sequence[str]) -> object:
        """Up to 100 posts by id."""
        return self._ask(self._app.get_tweets, ids=list(ids), **POST_QUESTION)

    def users(self, ids: Sequence[str]) -> object:
        """Up to 100 accounts by id."""
        return self._ask(self._app.get_users, ids=list(ids), user_fields=USER_FIELDS)

    def count_recent(self, query: str, turn: Turn) -> object:
        """How many posts of the last seven days match, by day."""
        return self._ask(self._app.get_recent_tweets_count, query=query, granularity="day", **_uncounted(turn))

    def count_archive(self, query: str, turn: Turn) -> object:
        """How many posts of the whole archive match, by day, 31 days a page, the newest page first."""
        return self._paced(self._app.get_all_tweets_count, query=query, granularity="day", **_uncounted(turn))

    def usage(self) -> object:
        """What X says that it counted of this app's reads, day by day."""
        return self._ask(self._get, path="/2/usage/tweets", params={"days": 90, "usage.fields": "daily_project_usage"})

    def create_compliance_job(self) -> object:
        """Begin a job over posts."""
        return self._ask(self._app.create_compliance_job, type="tweets")

    def compliance_job(self, job_id: str) -> object:
        """How a job stands."""
        return self._ask(self._app.get_compliance_job, id=job_id)

    def _get(self, path: str, params: dict[str, object]) -> object:
        return self._app.request("GET", path, params=params).json()

    def _paced(self, ask: Callable[..., object], **question: object) -> object:
        """Ask an endpoint of the full archive: X allows one such question a second."""
        wait = self._searched + self._pause - self._clockwork.monotonic()
        if wait > 0:
            self._clockwork.sleep(wait)
        try:
            return self._ask(ask, **question)
        finally:
            self._searched = self._clockwork.monotonic()

    def _ask(self, ask: Callable[..., object], **question: object) -> object:
        def attempt() -> object:
            try:
                return ask(**question)
            except (ValueError, RecursionError):
                raise ProtocolError(
                    "X's answer is not JSON.", "Nothing of it was stored. Run it again later."
                ) from None

        return self._patience.ask(attempt)


def _tweepy(door: Door) -> tweepy.Client:
    """Tweepy with no way out but the door. It knows no token: it would write it into its log."""
    client = tweepy.Client(bearer_token="kept at the door", return_type=dict, wait_on_rate_limit=False)  # noqa: S106
    client.session.adapters.clear()
    client.session.mount(X, door)
    return client


def _uncounted(turn: Turn) -> dict[str, object]:
    return {name: value for name, value in turn.words("next_token").items() if name != "max_results"}
