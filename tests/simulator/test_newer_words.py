"""Both vocabularies: each in requests, in answers, in files; and nothing lost between them."""

import json
from datetime import timedelta
from typing import Any

import pytest

from generator.simulator import Simulator, World
from generator.simulator.files import Json
from generator.simulator.newer_words import NEWER, Vocabulary, newer
from tests.simulator.worlds import NOW, Client, an_answer, x_post, x_user

METRICS = {"retweet_count": 2, "reply_count": 1, "like_count": 5, "quote_count": 0}
LAMP = x_post("@luces farola", ago=timedelta(hours=3), public_metrics=METRICS)
LONG = x_post(
    "@vecina mañana …",
    by="luces",
    ago=timedelta(hours=2),
    reply_to=LAMP,
    note_tweet={"text": "@vecina mañana va el equipo", "entities": {"hashtags": [{"start": 0, "end": 1, "tag": "ya"}]}},
)
LUCES = x_user("luces", pinned_tweet_id=LONG["id"], most_recent_tweet_id=LONG["id"], public_metrics={"tweet_count": 7})
ANSWER = an_answer([LAMP, LONG], ["vecina"])
OLD = {
    "tweet.fields": "note_tweet,referenced_tweets,public_metrics,author_id,edit_history_tweet_ids",
    "expansions": "referenced_tweets.id,author_id",
    "user.fields": "pinned_tweet_id,most_recent_tweet_id,public_metrics",
}
NEW = {
    "post.fields": "note_post,referenced_posts,public_metrics,author_id,edit_history_post_ids",
    "expansions": "referenced_posts,author_id",
    "user.fields": "pinned_post_id,most_recent_post_id,public_metrics",
}


def a_world(*things: Json) -> World:
    """A world of these things, by default of everything here."""
    world = World()
    world.add(*(things or (ANSWER, LUCES)))
    return world


def asked(vocabulary: Vocabulary, path: str, *things: Json, **parameters: str) -> Any:
    """What a simulator of a vocabulary answers, with these things in its world (by default all)."""
    world = a_world(*things)
    with Simulator(world, now=NOW, vocabulary=vocabulary) as simulator:
        return Client(simulator.start()).json(path, **parameters)


@pytest.mark.parametrize("words", [OLD, NEW])
def test_requests_may_use_either_words(words: dict[str, str]) -> None:
    old = asked("2.166", f"/2/tweets/{LONG['id']}", **words)
    assert old["data"]["note_tweet"] == LONG["note_tweet"]
    assert old["data"]["referenced_tweets"] == [{"type": "replied_to", "id": LAMP["id"]}]
    assert old["includes"]["tweets"][0]["public_metrics"] == METRICS
    assert old["includes"]["users"][0]["pinned_tweet_id"] == LONG["id"]
    assert asked("2.167", f"/2/tweets/{LONG['id']}", **words) == newer(old)


def test_the_newer_words_are_in_every_part_of_an_answer() -> None:
    body = asked("2.167", f"/2/tweets/{LONG['id']}", **NEW)
    post, parent, user = body["data"], body["includes"]["posts"][0], body["includes"]["users"][0]
    assert post["note_post"]["text"] == "@vecina mañana va el equipo"
    assert post["referenced_posts"] == [{"type": "replied_to", "id": LAMP["id"]}]
    assert post["edit_history_post_ids"] == [LONG["id"]]
    assert parent["public_metrics"]["repost_count"] == 2
    assert user["pinned_post_id"] == user["most_recent_post_id"] == LONG["id"]
    assert user["public_metrics"] == {"post_count": 7}
    assert not any(f'"{name}"' in json.dumps(body) for name in NEWER)


def test_counts_and_errors_speak_the_newer_words_too() -> None:
    counted = asked("2.167", "/2/tweets/counts/recent", query="farola")
    assert counted["meta"] == {"total_post_count": 1}
    assert sum(bucket["post_count"] for bucket in counted["data"]) == 1
    missing = asked("2.167", f"/2/tweets/{LONG['id']}", LONG, LUCES, expansions="referenced_posts")["errors"][0]
    assert (missing["resource_type"], missing["parameter"]) == ("post", "referenced_posts")
    assert missing["type"] == "https://api.x.com/2/problems/resource-not-found"


def test_both_words_of_a_parameter_are_put_together() -> None:
    both = {"tweet.fields": "author_id", "post.fields": "lang,conversation_id"}
    assert {"author_id", "lang", "conversation_id"} <= set(asked("2.166", f"/2/tweets/{LAMP['id']}", **both)["data"])


def test_files_of_either_vocabulary_give_the_same_world() -> None:
    old, new = a_world(), a_world(newer(ANSWER), newer(LUCES), newer({"includes": {"tweets": [LAMP]}}))
    assert [post.raw for post in new.posts] == [post.raw for post in old.posts]
    assert new.users == old.users
    assert [post.facts for post in new.posts] == [post.facts for post in old.posts]


def test_fields_of_neither_vocabulary_are_refused() -> None:
    with Simulator(a_world(), now=NOW, vocabulary="2.167") as simulator:
        client = Client(simulator.start())
        refused = client.get("/2/tweets", ids="1", post__fields="mood")
        assert refused.status_code == 400
        assert refused.json()["type"] == "https://api.x.com/2/problems/invalid-request"
        unknown = Client(client.base_url, token="").get("/2/tweets", ids="1")
        assert (unknown.status_code, unknown.json()["code"]) == (401, 401)
        assert unknown.headers["Content-Type"].startswith("application/json")
