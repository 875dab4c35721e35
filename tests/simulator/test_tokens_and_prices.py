"""Whose token it is: what it may ask, how often, at which price; and what the project's usage says of it."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from generator.domain.reads import ReadKind
from generator.simulator import Simulator
from tests.simulator.worlds import NOW, Client, ids_of, user_id, x_post

Serve = Callable[..., tuple[Simulator, Client]]
RECENT, ARCHIVE = "/2/tweets/search/recent", "/2/tweets/search/all"
LUCES = user_id("luces")
TIMELINE, MENTIONS = f"/2/users/{LUCES}/tweets", f"/2/users/{LUCES}/mentions"
LAMP = x_post("@luces farola", ago=timedelta(hours=3))
POSTS = [
    LAMP,
    x_post("@vecina mañana", by="luces", ago=timedelta(hours=2), reply_to=LAMP),
    x_post("@luces gracias", ago=timedelta(hours=1), reply_to=LAMP),
]
HANDLES = ("vecina", "luces")


@pytest.fixture
def town(serve: Serve) -> tuple[Simulator, Client, Client]:
    """Three posts; the app's client and the street lighting's own."""
    simulator, app = serve(POSTS, HANDLES, token="sesame", user_tokens={"own": LUCES})
    return simulator, app, Client(app.base_url, "own")


def test_own_timeline_and_mentions_cost_the_owned_price(town: tuple[Simulator, Client, Client]) -> None:
    simulator, app, own = town
    assert len(ids_of(own.json(MENTIONS))) == 2
    assert simulator.meter.usd == Decimal("0.002")
    own.json(TIMELINE)
    assert (simulator.meter.owned_posts, simulator.meter.posts) == (3, 0)
    own.json(MENTIONS)
    app.json(MENTIONS)
    app.json(RECENT, query="@luces")
    assert simulator.meter.billed == {
        ReadKind.POST: 0,
        ReadKind.OWNED_POST: 3,
        ReadKind.USER: 0,
        ReadKind.COUNT: 0,
    }, "what was charged today is free for the rest of the day, at either price"
    assert simulator.meter.asked[ReadKind.OWNED_POST] == 5
    assert simulator.meter.asked[ReadKind.POST] == 4
    simulator.travel(NOW + timedelta(hours=18))  # midnight, UTC
    app.json(MENTIONS)
    assert simulator.meter.usd == Decimal("0.013")


def test_other_reads_with_a_user_token_cost_the_plain_price(town: tuple[Simulator, Client, Client]) -> None:
    simulator, _, own = town
    own.json(f"/2/users/{user_id('vecina')}/tweets")
    own.json(RECENT, query="from:luces")
    assert (simulator.meter.owned_posts, simulator.meter.posts) == (0, 3)


def test_what_an_own_timeline_brings_along_costs_the_plain_price(town: tuple[Simulator, Client, Client]) -> None:
    simulator, _, own = town
    own.json(TIMELINE, expansions="referenced_tweets.id,author_id")
    assert (simulator.meter.owned_posts, simulator.meter.posts, simulator.meter.users) == (1, 1, 1)
    assert simulator.meter.usd == Decimal("0.016")


def test_a_user_token_tells_whose_it_is(town: tuple[Simulator, Client, Client]) -> None:
    simulator, app, own = town
    assert own.json("/2/users/me", user__fields="description")["data"]["username"] == "luces"
    assert simulator.meter.users == 1
    refused = app.get("/2/users/me")
    assert (refused.status_code, refused.json()["title"]) == (403, "Unsupported Authentication")
    assert Client(app.base_url, "other").get("/2/users/me").status_code == 401


@pytest.mark.parametrize(
    "path",
    [ARCHIVE, "/2/tweets/counts/recent", "/2/tweets/counts/all", "/2/usage/tweets", "/2/compliance/jobs"],
)
def test_some_endpoints_take_the_apps_token_only(path: str, town: tuple[Simulator, Client, Client]) -> None:
    simulator, _, own = town
    refused = own.get(path, query="farola", type="tweets")
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (403, "unsupported-authentication")
    assert "Application-Only" in refused.json()["detail"]
    assert simulator.meter.usd == 0


@pytest.mark.parametrize(
    ("path", "app_limit", "user_limit"),
    [
        (TIMELINE, 10_000, 900),
        (MENTIONS, 450, 300),
        ("/2/tweets?ids=1", 3_500, 5_000),
        (f"{RECENT}?query=a", 450, 300),
        (f"/2/users/{LUCES}", 300, 900),
    ],
)
def test_apps_and_users_have_limits_of_their_own(
    path: str, app_limit: int, user_limit: int, town: tuple[Simulator, Client, Client]
) -> None:
    _, app, own = town
    for client, limit, left in ((app, app_limit, 1), (own, user_limit, 1), (app, app_limit, 2)):
        headers = client.get(path).headers
        assert headers["x-rate-limit-limit"] == str(limit)
        assert headers["x-rate-limit-remaining"] == str(limit - left)


@pytest.mark.parametrize(("path", "limit"), [("/2/usage/tweets", 50), ("/2/compliance/jobs?type=users", 150)])
def test_the_apps_own_affairs_have_limits_too(path: str, limit: int, town: tuple[Simulator, Client, Client]) -> None:
    assert town[1].get(path).headers["x-rate-limit-limit"] == str(limit)


def test_the_full_archive_answers_once_a_second_where_that_is_asked_for(serve: Serve) -> None:
    ticks = [100.0]
    simulator, client = serve(POSTS, HANDLES, archive_pause=1.0, ticks=lambda: ticks[0], wall=lambda: 5_000.0)
    statuses = []
    for moment in (100.0, 100.9, 101.0, 101.5, 102.0):
        ticks[0] = moment
        statuses.append(client.get(ARCHIVE, query="farola").status_code)
    assert statuses == [200, 429, 200, 429, 200]
    ticks[0] = 102.5
    hurried = client.get("/2/tweets/counts/all", query="farola")
    assert (hurried.status_code, hurried.headers["x-rate-limit-reset"]) == (429, "5001")
    assert client.get(RECENT, query="farola").status_code == 200, "recent search may go on"
    assert simulator.meter.counts == 0


def test_without_a_pause_the_full_archive_answers_at_once(serve: Serve) -> None:
    _, client = serve(POSTS, HANDLES)
    assert [client.get(ARCHIVE, query="farola").status_code for _ in range(5)] == [200] * 5


@pytest.mark.parametrize(("vocabulary", "number"), [("2.166", int), ("2.167", str)])
def test_usage_tells_what_the_meter_counted_day_by_day(vocabulary: str, number: type, serve: Serve) -> None:
    simulator, client = serve(POSTS, HANDLES, vocabulary=vocabulary, monthly_cap=100, user_tokens={"own": LUCES})
    simulator.travel(NOW - timedelta(hours=2))
    client.json(RECENT, query="@luces OR from:luces")
    simulator.travel(NOW + timedelta(days=1))
    client.json(RECENT, query="@luces OR from:luces")
    Client(client.base_url, "own").json(MENTIONS)
    client.json("/2/tweets/counts/recent", query="farola")
    asked = "daily_project_usage,daily_client_app_usage"
    data = client.json("/2/usage/tweets", days=2, usage__fields=asked)["data"]
    daily = [
        {"date": "2026-10-22T00:00:00.000Z", "usage": number(3)},
        {"date": "2026-10-21T00:00:00.000Z", "usage": number(2)},
    ]
    assert (data["project_usage"], data["project_cap"], data["cap_reset_day"]) == (number(5), number(100), 1)
    assert data["daily_project_usage"]["usage"] == daily
    assert data["daily_client_app_usage"][0]["usage"] == daily
    assert "daily_project_usage" not in client.json("/2/usage/tweets")["data"]
    assert (simulator.meter.posts, simulator.meter.counts) == (5, 1)
    simulator.travel(NOW + timedelta(days=11))
    assert client.json("/2/usage/tweets")["data"]["project_usage"] == number(0), "a new month"


def test_a_project_that_read_its_months_posts_is_refused_until_the_next(serve: Serve) -> None:
    simulator, client = serve(POSTS, HANDLES, monthly_cap=3)
    client.json(RECENT, query="@luces OR from:luces")
    refused = client.get("/2/tweets", ids=LAMP["id"])
    assert (refused.status_code, refused.json()["title"]) == (429, "UsageCapExceeded")
    assert client.get("/2/tweets/counts/recent", query="farola").status_code == 200
    assert client.get(f"/2/users/{LUCES}").status_code == 200
    simulator.travel(NOW + timedelta(days=11))
    assert client.get("/2/tweets", ids=LAMP["id"]).status_code == 200
