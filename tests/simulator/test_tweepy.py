"""tweepy, the client that the town's fetch uses, talking to the simulator."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
import tweepy
from requests.adapters import HTTPAdapter

from generator.simulator import Faults, Simulator
from tests.simulator.conftest import Town
from tests.simulator.worlds import Client, user_id, x_post

Serve = Callable[..., tuple[Simulator, Client]]


class _Detour(HTTPAdapter):
    """Sends what is meant for X to the simulator."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base_url = base_url

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        request.url = (request.url or "").replace("https://api.twitter.com", self.base_url)
        return super().send(request, *args, **kwargs)


@pytest.fixture
def tweeps() -> Iterator[Callable[[str], tweepy.Client]]:
    """Makes tweepy clients of a simulator's address."""
    clients = []

    def _client(base_url: str) -> tweepy.Client:
        client = tweepy.Client(bearer_token="sesame")
        client.session.mount("https://api.twitter.com", _Detour(base_url))
        clients.append(client)
        return client

    yield _client
    for client in clients:
        client.session.close()


def test_tweepy_searches_looks_up_and_reads_timelines(
    served: Client, town: Town, tweeps: Callable[[str], tweepy.Client]
) -> None:
    x = tweeps(served.base_url)
    found = x.search_recent_tweets(
        "from:luces",
        expansions=["author_id", "attachments.media_keys"],
        tweet_fields=["created_at", "referenced_tweets"],
    )
    assert [str(post.id) for post in found.data] == [town["fixed"]["id"], town["answer"]["id"]]
    assert [user.username for user in found.includes["users"]] == ["luces"]
    assert found.data[0].referenced_tweets[0].id == int(town["lamp"]["id"])
    looked_up = x.get_tweets([town["lamp"]["id"], "404"])
    assert ([post.text for post in looked_up.data], len(looked_up.errors)) == ([town["lamp"]["text"]], 1)
    assert x.get_user(username="luces").data.id == int(user_id("luces"))
    assert len(x.get_users_tweets(user_id("luces"), start_time="2026-10-20T00:00:00Z").data) == 2
    assert x.get_users_mentions(user_id("poli")).data is None
    assert x.get_recent_tweets_count("from:luces").meta["total_tweet_count"] == 2


def test_tweepys_paginator_walks_every_post_once(serve: Serve, tweeps: Callable[[str], tweepy.Client]) -> None:
    posts = [x_post("farola", serial=n) for n in range(35)]
    _, client = serve(posts)
    x = tweeps(client.base_url)
    for method, parameters in (
        (x.search_recent_tweets, {"query": "farola"}),
        (x.search_all_tweets, {"query": "farola"}),
    ):
        pages = tweepy.Paginator(method, max_results=10, **parameters)
        walked = [str(post.id) for page in pages for post in page.data]
        assert walked == [post["id"] for post in reversed(posts)]


def test_tweepy_understands_the_refusals(serve: Serve, tweeps: Callable[[str], tweepy.Client]) -> None:
    faults = Faults().on("/2/tweets", calls=(1,), status=503).on("/2/tweets", calls=(2,), status=429)
    _, client = serve([x_post("farola")], token="other", faults=faults)
    x = tweeps(client.base_url)
    for refusal in (tweepy.TwitterServerError, tweepy.TooManyRequests, tweepy.Unauthorized):
        with pytest.raises(refusal):
            x.get_tweets(["1"])


def test_tweepy_tells_what_is_wrong_with_a_query(served: Client, tweeps: Callable[[str], tweepy.Client]) -> None:
    with pytest.raises(tweepy.BadRequest, match="no viable alternative"):
        tweeps(served.base_url).search_recent_tweets("(farola")
