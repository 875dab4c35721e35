"""The simulator against X's own description of its API, over real conversations."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from openapi_core import Config, OpenAPI
from openapi_core.contrib.requests import RequestsOpenAPIRequest, RequestsOpenAPIResponse

from generator.simulator import Simulator, World
from generator.simulator.newer_words import Vocabulary
from tests.simulator.worlds import Client, ids_of

# openapi-core knows no user tokens: it says so, and takes any of the kinds that the description lists
pytestmark = [pytest.mark.real_data, pytest.mark.filterwarnings("ignore:Unsupported scheme type")]
NOW = datetime(2020, 4, 3, tzinfo=UTC)
X = "https://api.x.com"
POST_FIELDS = "author_id,conversation_id,created_at,entities,in_reply_to_user_id,lang,public_metrics,referenced_tweets"
OLD_WORDS = (
    f"tweet.fields={POST_FIELDS},attachments,edit_controls,note_tweet,withheld"
    "&expansions=author_id,referenced_tweets.id,entities.mentions.username,edit_history_tweet_ids,in_reply_to_user_id"
    "&user.fields=created_at,verified,public_metrics,pinned_tweet_id"
)
NEW_WORDS = (
    "post.fields=conversation_id,created_at,entities,lang,public_metrics,attachments,edit_controls,note_post,withheld"
    "&expansions=author_id,referenced_posts,entities.mentions.username,edit_history_post_ids,in_reply_to_user_id"
    "&user.fields=created_at,verified,public_metrics"
)
WORDS: dict[Vocabulary, str] = {"2.166": OLD_WORDS, "2.167": NEW_WORDS}
HELP = "1511121748716182"


@dataclass
class Described:
    """A simulator of one vocabulary beside X's own description of it."""

    vocabulary: Vocabulary
    description: OpenAPI
    client: Client
    user: Client

    def check(self, path: str, *, user: bool = False) -> Any:
        """The body of an answer after X's description approved of the request and of the answer.

        `{everything}` in the path stands for every field and expansion of the vocabulary.
        """
        path = path.replace("{everything}", WORDS[self.vocabulary])
        client = self.user if user else self.client
        return self.approve("GET", path, client.get(path))

    def approve(self, method: str, path: str, answer: requests.Response, sent: Any = None) -> Any:
        """The body of an answer after the description approved."""
        headers = {"Authorization": "Bearer sesame"}
        asked = RequestsOpenAPIRequest(requests.Request(method, X + path, headers=headers, json=sent).prepare())
        if answer.status_code == 200:
            self.description.validate_request(asked)
        self.description.validate_response(asked, RequestsOpenAPIResponse(answer))
        return answer.json()


@pytest.fixture(scope="module")
def world(real_data: Path) -> World:
    return World.load([real_data / "real_threads" / "search_pages.jsonl"])


@pytest.fixture(scope="module")
def rich_world(real_data: Path) -> World:
    """The real conversations with an edit, a removal of every kind, metrics, and a long post among them."""
    world = World.load([real_data / "real_threads" / "search_pages.jsonl"])
    newest = [post for post in world.posts if post.author != HELP]
    metrics = ("retweet_count", "reply_count", "like_count", "quote_count", "bookmark_count", "impression_count")
    world.add({**newest[0].raw, "public_metrics": dict.fromkeys(metrics, 3), "note_tweet": {"text": "Long"}})
    counts = {"followers_count": 1, "following_count": 2, "tweet_count": 3, "listed_count": 4, "like_count": 5}
    world.add({**world.users[newest[0].author], "public_metrics": counts, "pinned_tweet_id": newest[1].id})
    world.edit(newest[1].id, "Edited", at=newest[1].at + timedelta(minutes=5))
    world.delete(newest[2].id, at=NOW - timedelta(hours=1))
    world.protect(newest[3].author)
    world.suspend(next(post.author for post in newest[4:] if post.author != newest[3].author))
    world.withhold(newest[0].id)
    return world


@pytest.fixture(scope="module")
def client(world: World) -> Iterator[Client]:
    with Simulator(world, now=NOW, wall=itertools.count(0, 1_000).__next__) as simulator:
        yield Client(simulator.start())


@pytest.fixture(scope="module", params=["2.166", "2.167"])
def described(request: pytest.FixtureRequest, rich_world: World, real_data: Path) -> Iterator[Described]:
    description = _description(request.param, real_data)
    with Simulator(
        rich_world,
        now=NOW,
        token="sesame",
        user_tokens={"key": HELP},
        vocabulary=request.param,
        wall=itertools.count(0, 1_000).__next__,
    ) as simulator:
        client = Client(simulator.start())
        yield Described(request.param, description, client, Client(client.base_url, "key"))


def _description(vocabulary: Vocabulary, real_data: Path) -> OpenAPI:
    problems: Any = {"application/problem+json": json.loads}
    if vocabulary == "2.166":
        config = Config(extra_media_type_deserializers=problems)
    else:  # X's description 2.167 is no valid OpenAPI itself: it is taken as it is (the hint forgets that None may be)
        config = Config(extra_media_type_deserializers=problems, spec_validator_cls=None)  # type: ignore[arg-type]
    text = (real_data / "x_api" / f"openapi-{vocabulary}.json").read_text()
    return OpenAPI.from_dict(json.loads(text), config=config)


ANSWERED = [
    "/2/tweets/search/recent?query=from:AmazonHelp",
    "/2/tweets/search/recent?query=@AmazonHelp OR from:AmazonHelp&max_results=100&{everything}",
    "/2/tweets/search/all?query=from:AmazonHelp&start_time=2018-01-01T00:00:00Z&max_results=500&{everything}",
    "/2/tweets/counts/recent?query=from:AmazonHelp&granularity=day",
    "/2/tweets/counts/all?query=from:AmazonHelp&granularity=day&start_time=2019-01-01T00:00:00Z",
    "/2/tweets?ids=1245814628996788235,1245811839763722240&{everything}",
    "/2/tweets/1245814628996788235?{everything}",
    "/2/users?ids=2099157384233088,1511121748716182&user.fields=created_at,verified",
    "/2/users/1511121748716182",
    "/2/users/by?usernames=AmazonHelp,TeamYouTube",
    "/2/users/by/username/AmazonHelp?user.fields=created_at",
    "/2/users/1511121748716182/tweets?max_results=5&{everything}",
    "/2/users/1511121748716182/tweets?max_results=5&exclude=retweets",
    "/2/users/1511121748716182/mentions?max_results=100&{everything}",
    "/2/usage/tweets",
    "/2/usage/tweets?days=3&usage.fields=daily_project_usage,daily_client_app_usage,project_cap",
]
REFUSED_TO_USERS = ("/2/tweets/search/all", "/2/tweets/counts/", "/2/usage/", "/2/compliance/")


@pytest.mark.parametrize("path", ANSWERED)
def test_answers_are_as_x_describes_them(path: str, described: Described) -> None:
    assert described.check(path)["data"]


@pytest.mark.parametrize("path", [path for path in ANSWERED if not path.startswith(REFUSED_TO_USERS)])
def test_answers_to_a_user_are_as_x_describes_them(path: str, described: Described) -> None:
    assert described.check(path, user=True)["data"]


def test_the_user_of_a_token_is_as_x_describes_it(described: Described) -> None:
    assert described.check("/2/users/me?user.fields=created_at", user=True)["data"]["username"] == "AmazonHelp"


def test_each_vocabulary_has_its_own_words(described: Described) -> None:
    body = described.check("/2/tweets/search/recent?query=from:AmazonHelp&max_results=100&{everything}")
    text = json.dumps({**body, "data": [{**post, "text": ""} for post in body["data"]]})
    others = WORDS["2.167" if described.vocabulary == "2.166" else "2.166"]
    for name in ("referenced_tweets", "referenced_posts", "edit_history_tweet_ids", "edit_history_post_ids"):
        assert (f'"{name}"' in text) == (name not in others), name
    assert set(body["includes"]) == {"users", "tweets" if described.vocabulary == "2.166" else "posts"}


def test_a_compliance_job_is_as_x_describes_it(described: Described, rich_world: World) -> None:
    jobs = "/2/compliance/jobs"
    headers = {"Authorization": "Bearer sesame"}
    for kind in ("tweets", "users"):
        wanted = {"type": kind, "name": "night"}
        made = requests.post(described.client.base_url + jobs, json=wanted, headers=headers, timeout=10)
        job = described.approve("POST", jobs, made, wanted)["data"]
        again = requests.post(described.client.base_url + jobs, json=wanted, headers=headers, timeout=10)
        assert again.status_code == 409
        described.approve("POST", jobs, again, wanted)
        ids = "\n".join(post.id if kind == "tweets" else post.author for post in rich_world.posts)
        sent = requests.put(job["upload_url"], data=ids, headers={"Content-Type": "text/plain"}, timeout=10)
        assert sent.status_code == 200
        states = [described.check(f"{jobs}/{job['id']}")["data"]["status"] for _ in range(2)]
        assert states == ["in_progress", "complete"]
        assert described.check(f"{jobs}?type={kind}&status=complete")["data"][0]["id"] == job["id"]
        assert described.check(f"{jobs}?type={kind}&status=failed") == {"meta": {"result_count": 0}}
        lines = requests.get(job["download_url"], timeout=10).text.splitlines()
        reasons = {json.loads(line)["reason"] for line in lines}
        assert {"protected", "suspended"} <= reasons
        assert ("deleted" in reasons) == (kind == "tweets")
    assert "errors" in described.check(f"{jobs}/404")


@pytest.mark.parametrize(
    "path",
    [
        "/2/tweets/search/recent?query=xyzzy",
        "/2/tweets/search/all?query=xyzzy",
        "/2/users/1511121748716182/tweets?start_time=2020-04-02T23:00:00Z",
        "/2/users/1511121748716182/mentions?start_time=2020-04-02T23:00:00Z",
    ],
)
def test_empty_answers_are_as_x_describes_them(path: str, described: Described) -> None:
    assert described.check(path) == {"meta": {"result_count": 0}}


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
def test_partial_errors_are_as_x_describes_them(path: str, found: int, described: Described) -> None:
    body = described.check(path)
    assert len(body.get("data", [])) == found
    assert body["errors"]


def test_what_became_of_posts_and_people_is_as_x_describes_it(described: Described, rich_world: World) -> None:
    newest = rich_world.posts[:40]
    posts = described.check("/2/tweets?ids=" + ",".join(post.id for post in newest) + "&{everything}")
    assert {error["title"] for error in posts["errors"]} == {"Authorization Error", "Not Found Error", "Forbidden"}
    assert sum("withheld" in post for post in posts["data"]) == 1
    authors = list(dict.fromkeys(post.author for post in newest))
    users = described.check("/2/users?ids=" + ",".join(authors))
    assert [error["title"] for error in users["errors"]] == ["Forbidden"]
    gone = users["errors"][0]["value"]
    assert described.check(f"/2/users/{gone}/tweets")["errors"]


@pytest.mark.parametrize(
    "path",
    [
        "/2/tweets/search/recent?query=(",
        "/2/tweets/search/recent?query=a&since_id=1",
        "/2/tweets/search/all?query=a&next_token=nonsense",
        "/2/tweets/counts/recent?query=is:reply",
        "/2/tweets/counts/all?query=(",
        "/2/tweets?ids=x",
        "/2/users/by?usernames=so-so",
        "/2/usage/tweets?days=91",
        "/2/compliance/jobs",
        "/2/compliance/jobs?type=lists",
        "/2/users/1511121748716182/tweets?exclude=mistakes",
    ],
)
def test_refusals_are_as_x_describes_them(path: str, described: Described) -> None:
    assert described.check(path)["type"].endswith("/invalid-request")


@pytest.mark.parametrize("path", ["/2/tweets/search/all?query=a", "/2/usage/tweets", "/2/compliance/jobs?type=tweets"])
def test_a_token_of_the_wrong_kind_is_refused_as_x_describes_it(path: str, described: Described) -> None:
    assert described.check(path, user=True)["title"] == "Unsupported Authentication"
    assert described.check("/2/users/me")["title"] == "Unsupported Authentication"


@pytest.mark.parametrize("vocabulary", ["2.166", "2.167"])
def test_refusals_of_access_are_as_x_describes_them(vocabulary: Vocabulary, world: World, real_data: Path) -> None:
    description, path = _description(vocabulary, real_data), f"/2/users/{HELP}"
    with Simulator(world, now=NOW, token="sesame", vocabulary=vocabulary, monthly_cap=1) as simulator:
        client = Client(simulator.start())
        described = Described(vocabulary, description, client, Client(client.base_url, token="other"))
        assert described.check(path, user=True)["status"] == 401
        client.json("/2/tweets/1245814628996788235")
        assert described.check("/2/tweets/1245814628996788235")["title"] == "UsageCapExceeded"
        for _ in range(300):
            client.json(path)
        assert described.check(path)["status"] == 429


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
