"""The one door to tweepy: the four questions that Concejo asks X, and the care with which it asks them."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType

import tweepy

from generator.domain.errors import ProtocolError
from generator.sources.x_api.door import Door
from generator.sources.x_api.patience import Clockwork, Patience
from generator.sources.x_api.settings import X, XSettings

# Each author is looked up once: the expansion author_id would be billed for every page.
POST_FIELDS = [
    "attachments", "author_id", "conversation_id", "created_at", "edit_history_tweet_ids", "entities", "lang",
    "note_tweet", "referenced_tweets",
]  # fmt: skip
MEDIA_FIELDS = ["alt_text", "height", "preview_image_url", "type", "url", "width"]
USER_FIELDS = ["profile_image_url"]
EXPANSIONS = ["attachments.media_keys"]
PAGE, ARCHIVE_PAGE = 100, 500


class XClient:
    """Asks X and returns its JSON answers. Close it (`with`).

    Raises AccessError (no access, or the limit outlasts the deadline), UnreachableError (no answer within the
    deadline), QuestionError (400) and ProtocolError (not X's protocol).
    """

    def __init__(self, settings: XSettings, clockwork: Clockwork, *, backfill: bool = False) -> None:
        # At DEBUG tweepy would write whole answers, with the words of the posts, into the log.
        logging.getLogger("tweepy.client").setLevel(logging.INFO)
        self._tweepy = tweepy.Client(bearer_token="kept at the door", return_type=dict, wait_on_rate_limit=False)  # noqa: S106
        self._tweepy.session.adapters.clear()
        self._tweepy.session.mount(X, Door(settings, clockwork))
        self._patience = Patience(settings.deadline, clockwork, renewed=backfill)
        self._pause, self._clockwork, self._searched = settings.pause, clockwork, float("-inf")

    def __enter__(self) -> "XClient":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._tweepy.session.close()

    def search_recent(self, query: str, since_id: str | None, next_token: str | None) -> object:
        """A page of the last seven days, newest first; only posts after `since_id`."""
        ask = self._tweepy.search_recent_tweets
        return self._posts(ask, query=query, since_id=since_id, next_token=next_token, max_results=PAGE)

    def search_archive(self, query: str, start: datetime, next_token: str | None) -> object:
        """A page of everything from `start` on (aware), newest first."""
        wait = self._searched + self._pause - self._clockwork.monotonic()
        if wait > 0:
            self._clockwork.sleep(wait)
        ask = self._tweepy.search_all_tweets
        try:
            return self._posts(ask, query=query, start_time=start, next_token=next_token, max_results=ARCHIVE_PAGE)
        finally:
            self._searched = self._clockwork.monotonic()

    def posts(self, ids: Sequence[str]) -> object:
        """Up to 100 posts by id."""
        return self._posts(self._tweepy.get_tweets, ids=list(ids))

    def users(self, ids: Sequence[str]) -> object:
        """Up to 100 accounts by id."""
        return self._ask(self._tweepy.get_users, ids=list(ids), user_fields=USER_FIELDS)

    def _posts(self, ask: Callable[..., object], **question: object) -> object:
        wanted = {"tweet_fields": POST_FIELDS, "media_fields": MEDIA_FIELDS, "expansions": EXPANSIONS}
        return self._ask(ask, **question, **wanted)

    def _ask(self, ask: Callable[..., object], **question: object) -> object:
        def attempt() -> object:
            try:
                return ask(**question)
            except (ValueError, RecursionError):
                raise ProtocolError(
                    "X's answer is not JSON.", "Nothing of it was stored. Run it again later."
                ) from None

        return self._patience.ask(attempt)
