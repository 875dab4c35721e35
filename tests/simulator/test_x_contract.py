"""The simulator against X's own description of its API, over real conversations."""

import itertools
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests
from openapi_core import Config, OpenAPI
from openapi_core.contrib.requests import RequestsOpenAPIRequest, RequestsOpenAPIResponse

from generator.simulator import Simulator, World
from tests.simulator.worlds import Client, ids_of

pytestmark = pytest.mark.real_data
NOW = datetime(2020, 4, 3, tzinfo=UTC)
X = "https://api.x.com"
POST_FIELDS = "author_id,conversation_id,created_at,entities,in_reply_to_user_id,lang,public_metrics,referenced_tweets"
EVERYTHING = (
    f"tweet.fields={POST_FIELDS}&expansions=author_id,referenced_tweets.id,entities.mentions.username"
    "&user.fields=created_at,verified"
)


@pytest.fixture(scope="module")
def world(real_data: Path) -> World:
    return World.load([real_data / "real_threads" / "search_pages.jsonl"])


@pytest.fixture(scope="module")
def client(world: World) -> Iterator[Client]:
    with Simulator(world, now=NOW, wall=itertools.count(0, 1_000).__next__) as simulator:
        yield Client(simulator.start())


@pytest.fixture(scope="module")
def description(real_data: Path) -> OpenAPI:
    config = Config(extra_media_type_deserializers={"application/problem+json": json.loads})
    return OpenAPI.from_dict(json.loads((real_data / "x_api" / "openapi-2.166.json").read_text()), config=config)


def check(description: OpenAPI, client: Client, path: str) -> Any:
    """The body of an answer after X's description approved of the request and of the answer."""
    answer = client.get(path)
    headers = {"Authorization": "Bearer sesame"}
    asked = RequestsOpenAPIRequest(requests.Request("GET", X + path, headers=headers).prepare())
    if answer.status_code == 200:
        description.validate_request(asked)
    description.validate_response(asked, RequestsOpenAPIResponse(answer))
    return answer.json()


ANSWERED = [
    "/2/tweets/search/recent?query=from:AmazonHelp",
    f"/2/tweets/search/recent?query=@AmazonHelp OR from:AmazonHelp&max_results=100&{EVERYTHING}",
    f"/2/tweets/search/all?query=from:AmazonHelp&start_time=2018-01-01T00:00:00Z&max_results=500&{EVERYTHING}",
    "/2/tweets/counts/recent?query=from:AmazonHelp&granularity=day",
    f"/2/tweets?ids=1245814628996788235,1245811839763722240&{EVERYTHING}",
    f"/2/tweets/1245814628996788235?{EVERYTHING}",
    "/2/users?ids=2099157384233088,1511121748716182&user.fields=created_at,verified",
    "/2/users/1511121748716182",
    "/2/users/by?usernames=AmazonHelp,TeamYouTube",
    "/2/users/by/username/AmazonHelp?user.fields=created_at",
    f"/2/users/1511121748716182/tweets?max_results=5&{EVERYTHING}",
    f"/2/users/1511121748716182/mentions?max_results=100&{EVERYTHING}",
]


@pytest.mark.parametrize("path", ANSWERED)
def test_answers_are_as_x_describes_them(path: str, description: OpenAPI, client: Client) -> None:
    assert check(description, client, path)["data"]


@pytest.mark.parametrize(
    "path",
    [
        "/2/tweets/search/recent?query=xyzzy",
        "/2/tweets/search/all?query=xyzzy",
        "/2/users/1511121748716182/tweets?start_time=2020-04-02T23:00:00Z",
        "/2/users/1511121748716182/mentions?start_time=2020-04-02T23:00:00Z",
    ],
)
def test_empty_answers_are_as_x_describes_them(path: str, description: OpenAPI, client: Client) -> None:
    assert check(description, client, path) == {"meta": {"result_count": 0}}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/2/tweets?ids=1245814628996788235,404", 1),
        ("/2/tweets?ids=404,405", 0),
        ("/2/tweets/404", 0),
        ("/2/users?ids=1511121748716182,404", 1),
        ("/2/users/404", 0),
        ("/2/users/by?usernames=AmazonHelp,nobody404", 1),
        ("/2/users/by/username/nobody404", 0),
        ("/2/users/404/tweets", 0),
        ("/2/users/404/mentions", 0),
    ],
)
def test_partial_errors_are_as_x_describes_them(path: str, found: int, description: OpenAPI, client: Client) -> None:
    body = check(description, client, path)
    assert len(body.get("data", [])) == found
    assert body["errors"]


@pytest.mark.parametrize(
    "path",
    [
        "/2/tweets/search/recent?query=(",
        "/2/tweets/search/recent?query=a&since_id=1",
        "/2/tweets/search/all?query=a&next_token=nonsense",
        "/2/tweets/counts/recent?query=is:reply",
        "/2/tweets?ids=x",
        "/2/users/by?usernames=so-so",
    ],
)
def test_refusals_are_as_x_describes_them(path: str, description: OpenAPI, client: Client) -> None:
    assert check(description, client, path)["type"].endswith("/invalid-request")


def test_a_wrong_token_and_a_used_up_limit_are_as_x_describes_them(description: OpenAPI, world: World) -> None:
    with Simulator(world, now=NOW, token="sesame") as simulator:
        client, path = Client(simulator.start()), "/2/users/1511121748716182"
        assert check(description, Client(client.base_url, token="other"), path)["status"] == 401
        for _ in range(300):
            client.json(path)
        assert check(description, client, path)["status"] == 429


def test_the_real_conversations_come_back_whole_and_unchanged(world: World, client: Client, real_data: Path) -> None:
    lines = (real_data / "real_threads" / "search_pages.jsonl").read_text().splitlines()
    stored = {post["id"]: post for line in lines for post in json.loads(line)["data"]}
    staff = json.loads((real_data / "real_threads" / "staff_accounts.json").read_text())
    start = "2018-01-01T00:00:00Z"
    fetched: dict[str, Any] = {}
    for first in range(0, len(staff), 12):
        clauses = " OR ".join(f"from:{handle} OR @{handle}" for handle in staff[first : first + 12])
        token = None
        while True:
            page = client.json(
                "/2/tweets/search/all",
                query=f"({clauses}) -is:retweet",
                start_time=start,
                max_results=500,
                next_token=token,
                tweet__fields=POST_FIELDS,
            )
            fetched.update({post["id"]: post for post in page["data"]})
            token = page["meta"].get("next_token")
            if token is None:
                break
    assert {post["conversation_id"] for post in fetched.values()} == {
        post["conversation_id"] for post in stored.values()
    }
    missing = [stored[post_id]["conversation_id"] for post_id in stored if post_id not in fetched]
    for first in range(0, len(missing), 26):
        query = " OR ".join(f"conversation_id:{number}" for number in missing[first : first + 26])
        found = client.json(
            "/2/tweets/search/all", query=query, start_time=start, max_results=500, tweet__fields=POST_FIELDS
        )
        fetched.update({post["id"]: post for post in found["data"]})
    assert fetched == stored


def test_looking_up_every_post_gives_every_post(world: World, client: Client) -> None:
    ids = [post.id for post in world.posts]
    found = [
        post_id
        for first in range(0, len(ids), 100)
        for post_id in ids_of(client.json("/2/tweets", ids=",".join(ids[first : first + 100])))
    ]
    assert found == ids
