"""The two vocabularies: X renamed "tweet" to "post" between versions 2.166 and 2.167 of its description.

Everything here is kept in the older words; requests and files are read in either, answers are translated at the end.
"""

from collections.abc import Mapping
from typing import Any, Literal

from generator.simulator.files import Json

Vocabulary = Literal["2.166", "2.167"]

POST_NAMES = {
    "edit_history_tweet_ids": "edit_history_post_ids",
    "note_tweet": "note_post",
    "referenced_tweets": "referenced_posts",
}
USER_NAMES = {"most_recent_tweet_id": "most_recent_post_id", "pinned_tweet_id": "pinned_post_id"}
METRIC_NAMES = {"retweet_count": "repost_count", "tweet_count": "post_count"}
NEWER = {**POST_NAMES, **USER_NAMES, **METRIC_NAMES, "tweets": "posts", "total_tweet_count": "total_post_count"}
"""Names of fields in answers; all others stayed (`attachments.media_source_tweet_id` among them)."""

OLDER_POST = {new: old for old, new in POST_NAMES.items()}
OLDER_USER = {new: old for old, new in USER_NAMES.items()}
OLDER_METRICS = {new: old for old, new in METRIC_NAMES.items()}
OLDER_PARAMETERS = {"post.fields": "tweet.fields"}
OLDER_VALUES = {
    "expansions": {
        **OLDER_POST,
        **OLDER_USER,
        "affiliation": "affiliation.user_id",
        "referenced_posts": "referenced_tweets.id",
        "referenced_posts.id": "referenced_tweets.id",
        "referenced_posts.id.author_id": "referenced_tweets.id.author_id",
        "referenced_posts.id.attachments.media_keys": "referenced_tweets.id.attachments.media_keys",
    },
    "tweet.fields": OLDER_POST,
    "user.fields": OLDER_USER,
    "search_count.fields": OLDER_METRICS,
}
NEWER_PARAMETERS = {"referenced_tweets.id": "referenced_posts", **POST_NAMES, **USER_NAMES}
OLD_PROBLEMS, NEW_PROBLEMS = "https://api.twitter.com/2/problems/", "https://api.x.com/2/problems/"


def older_post(post: Json) -> Json:
    """A post of either vocabulary in the older words."""
    metrics = post.get("public_metrics")
    if metrics and "repost_count" in metrics:
        post = {**post, "public_metrics": _renamed(metrics, OLDER_METRICS)}
    return post if OLDER_POST.keys().isdisjoint(post) else _renamed(post, OLDER_POST)


def older_user(user: Json) -> Json:
    """A user of either vocabulary in the older words."""
    metrics = user.get("public_metrics")
    if metrics and "post_count" in metrics:
        user = {**user, "public_metrics": _renamed(metrics, OLDER_METRICS)}
    return user if OLDER_USER.keys().isdisjoint(user) else _renamed(user, OLDER_USER)


def older_arguments(arguments: Mapping[str, str]) -> dict[str, str]:
    """A request's parameters in the older words; those given in both vocabularies are put together."""
    older: dict[str, str] = {}
    for asked, text in arguments.items():
        name = OLDER_PARAMETERS.get(asked, asked)
        names = OLDER_VALUES.get(name)
        value = ",".join(names.get(word, word) for word in text.split(",")) if names else text
        older[name] = f"{older[name]},{value}" if name in older else value
    return older


def newer(answer: Any) -> Any:
    """An answer in the words of version 2.167."""
    if isinstance(answer, list):
        return [newer(item) for item in answer]
    if not isinstance(answer, dict):
        return answer
    if "title" in answer and "type" in answer:
        return _newer_problem(answer)
    return {NEWER.get(name, name): newer(value) for name, value in answer.items()}


def _newer_problem(problem: Json) -> Json:
    parts = {**problem, "type": problem["type"].replace(OLD_PROBLEMS, NEW_PROBLEMS)}
    if parts.get("resource_type") == "tweet":
        parts["resource_type"] = "post"
    if "parameter" in parts:
        parts["parameter"] = NEWER_PARAMETERS.get(parts["parameter"], parts["parameter"])
    return parts


def _renamed(thing: Json, names: Mapping[str, str]) -> Json:
    return {names.get(name, name): value for name, value in thing.items()}
