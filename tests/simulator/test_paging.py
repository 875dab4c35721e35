"""Pages: every post exactly once, whatever the size, and no token that was not given out."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from generator.simulator import Simulator
from tests.simulator.worlds import Client, user_id, x_id, x_post

RECENT, ARCHIVE = "/2/tweets/search/recent", "/2/tweets/search/all"
Serve = Callable[..., tuple[Simulator, Client]]


@pytest.fixture
def busy(serve: Serve) -> Client:
    """53 posts, a minute apart, each third one a reply."""
    first = x_post("@luces farola", ago=timedelta(minutes=54))
    others = [
        x_post("@luces farola", ago=timedelta(minutes=53 - n), reply_to=first if n % 3 == 0 else None)
        for n in range(52)
    ]
    return serve([first, *others], ("vecina", "luces"))[1]


EVERY_POST = [x_id(timedelta(minutes=n)) for n in [*range(2, 54), 54]]


@pytest.mark.parametrize("path", [RECENT, ARCHIVE])
@pytest.mark.parametrize("size", [10, 26, 53, 100])
def test_a_walk_through_a_search_meets_every_post_once_newest_first(path: str, size: int, busy: Client) -> None:
    pages = busy.walk(path, query="farola", max_results=size)
    assert [post_id for page in pages for post_id in page] == EVERY_POST
    assert all(len(page) == size for page in pages[:-1])


@pytest.mark.parametrize("path", [f"/2/users/{user_id('vecina')}/tweets", f"/2/users/{user_id('luces')}/mentions"])
def test_a_walk_through_a_timeline_meets_every_post_once(path: str, busy: Client) -> None:
    pages = busy.walk(path, max_results=5)
    assert [post_id for page in pages for post_id in page] == EVERY_POST


def test_a_timeline_leaves_out_replies_on_every_page(busy: Client) -> None:
    pages = busy.walk(f"/2/users/{user_id('vecina')}/tweets", max_results=5, exclude="replies")
    assert sum(map(len, pages)) == 35


def test_meta_tells_the_ends_of_the_page(busy: Client) -> None:
    meta = busy.json(RECENT, query="farola", max_results=10)["meta"]
    assert {**meta, "next_token": ""} == {
        "newest_id": EVERY_POST[0],
        "oldest_id": EVERY_POST[9],
        "result_count": 10,
        "next_token": "",
    }
    assert "next_token" not in busy.json(RECENT, query="farola", max_results=100)["meta"]


def test_the_last_full_page_has_no_token(serve: Serve) -> None:
    _, client = serve([x_post("farola", serial=n) for n in range(20)])
    assert [len(page) for page in client.walk(RECENT, query="farola", max_results=10)] == [10, 10]


def test_page_size_and_fields_may_change_between_pages(busy: Client) -> None:
    token = busy.json(RECENT, query="farola", max_results=10)["meta"]["next_token"]
    rest = busy.json(RECENT, query="farola", max_results=100, next_token=token, tweet__fields="lang")
    assert [post["id"] for post in rest["data"]] == EVERY_POST[10:]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: {"next_token": "nonsense"},
        lambda _: {"next_token": ""},
        lambda token: {"next_token": token + "0"},
        lambda token: {"next_token": token[:-1]},
        lambda token: {"next_token": token.upper()},
        lambda token: {"next_token": token, "query": "farola OR gusto"},
        lambda token: {"next_token": token, "since_id": EVERY_POST[-1]},
    ],
)
def test_a_token_serves_only_the_query_it_was_given_for(spoil: Callable[[str], dict[str, str]], busy: Client) -> None:
    token = busy.json(RECENT, query="farola", max_results=10)["meta"]["next_token"]
    said = busy.complaint(RECENT, **{"query": "farola", "max_results": 10, **spoil(token)})
    assert said.startswith("The `next_token` query parameter value")


def test_a_timelines_token_is_of_no_use_for_another_timeline(busy: Client) -> None:
    token = busy.json(f"/2/users/{user_id('vecina')}/tweets", max_results=5)["meta"]["next_token"]
    busy.complaint(f"/2/users/{user_id('luces')}/tweets", max_results=5, pagination_token=token)


@pytest.mark.parametrize(
    ("tail", "parameters", "reach"),
    [("tweets", {}, 3_200), ("tweets", {"exclude": "replies"}, 800), ("mentions", {}, 800)],
)
def test_timelines_reach_back_only_so_far(tail: str, parameters: dict[str, str], reach: int, serve: Serve) -> None:
    _, client = serve([x_post("@vecina farola", serial=n) for n in range(3_300)])
    pages = client.walk(f"/2/users/{user_id('vecina')}/{tail}", max_results=100, **parameters)
    assert sum(map(len, pages)) == reach
