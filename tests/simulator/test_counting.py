"""Counts of recent posts and of the full archive, and how far back timelines go."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from generator.simulator import Simulator
from generator.simulator.files import Json
from tests.simulator.worlds import NOW, Client, user_id, x_post

Serve = Callable[..., tuple[Simulator, Client]]
ALL = "/2/tweets/counts/all"


def buckets(body: Any) -> dict[str, int]:
    """What was counted, where anything was, by the start of its stretch."""
    return {bucket["start"]: bucket["tweet_count"] for bucket in body["data"] if bucket["tweet_count"]}


@pytest.fixture
def year(serve: Serve) -> tuple[Simulator, Client]:
    """A post every tenth day of a year."""
    return serve([x_post("farola", ago=timedelta(days=days, minutes=1)) for days in range(0, 360, 10)])


def test_the_archive_is_counted_for_thirty_days_unless_more_is_asked_for(year: tuple[Simulator, Client]) -> None:
    simulator, client = year
    body = client.json(ALL, query="farola", granularity="day")
    assert buckets(body) == {f"2026-{day}T00:00:00.000Z": 1 for day in ("10-01", "10-11", "10-21")}
    assert body["meta"] == {"total_tweet_count": 3}
    assert simulator.meter.counts == 1


def test_a_long_count_comes_in_pages_of_31_days_newest_first_each_charged(year: tuple[Simulator, Client]) -> None:
    simulator, client = year
    total, token, pages, starts = 0, None, 0, []
    while True:
        body = client.json(ALL, query="farola", granularity="day", start_time="2025-10-22T00:00:00Z", next_token=token)
        total += body["meta"]["total_tweet_count"]
        pages += 1
        starts += [bucket["start"] for bucket in body["data"]][::-1]
        assert body["data"][0]["start"] < body["data"][-1]["start"], "oldest first within a page"
        token = body["meta"].get("next_token")
        if token is None:
            break
    assert (total, pages) == (36, 12)
    assert starts == sorted(set(starts), reverse=True), "no stretch twice, none left out"
    assert simulator.meter.counts == 12
    assert "is not valid" in client.complaint(ALL, query="lamp", next_token="7zzz")


def test_an_archive_count_between_ids_or_times(year: tuple[Simulator, Client]) -> None:
    _, client = year
    found = client.json("/2/tweets/search/all", query="farola", max_results=10)["data"]
    between = client.json(ALL, query="farola", granularity="day", since_id=found[2]["id"], until_id=found[0]["id"])
    assert between["meta"]["total_tweet_count"] == 1
    spring = client.json(
        ALL, query="farola", granularity="day", start_time="2026-04-01T00:00:00Z", end_time="2026-04-30T00:00:00Z"
    )
    assert spring["meta"]["total_tweet_count"] == 3
    assert len(spring["data"]) == 29


def test_counts_leave_out_what_is_gone(serve: Serve) -> None:
    simulator, client = serve([x_post("farola"), x_post("farola", serial=1)])
    assert client.json("/2/tweets/counts/recent", query="farola")["meta"]["total_tweet_count"] == 2
    simulator.travel(NOW - timedelta(hours=2))
    assert client.json("/2/tweets/counts/recent", query="farola")["meta"]["total_tweet_count"] == 0


def reached(client: Client, path: str, **parameters: Any) -> int:
    """How many posts a walk through a timeline meets."""
    return sum(map(len, client.walk(path, max_results=100, **parameters)))


def test_timelines_reach_3200_posts_800_without_replies_and_800_mentions(serve: Serve) -> None:
    first = x_post("@luces farola", ago=timedelta(days=40))
    posts: list[Json] = [
        x_post("@luces farola", ago=timedelta(minutes=n), reply_to=first if n % 3 == 0 else None)
        for n in range(1, 3_300)
    ]
    _, client = serve([first, *posts], ("vecina", "luces"))
    timeline = f"/2/users/{user_id('vecina')}/tweets"
    assert reached(client, timeline) == 3_200
    assert reached(client, timeline, exclude="retweets") == 3_200
    assert reached(client, timeline, exclude="replies") == 800
    assert reached(client, f"/2/users/{user_id('luces')}/mentions") == 800
    assert reached(client, timeline, until_id=posts[3_000]["id"]) == 199
