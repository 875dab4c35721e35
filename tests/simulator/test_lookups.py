"""Posts and users by id and name; fields, expansions, and what is missing."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from generator.simulator import Simulator
from tests.simulator.conftest import Town
from tests.simulator.worlds import Client, ids_of, user_id, x_post

RECENT = "/2/tweets/search/recent"
Serve = Callable[..., tuple[Simulator, Client]]


def test_a_post_shows_id_text_and_edit_history_unless_more_is_asked_for(served: Client, town: Town) -> None:
    lamp = town["lamp"]
    assert served.json(f"/2/tweets/{lamp['id']}") == {
        "data": {"id": lamp["id"], "text": lamp["text"], "edit_history_tweet_ids": [lamp["id"]]}
    }
    more = served.json(f"/2/tweets/{lamp['id']}", tweet__fields="author_id,created_at,lang,public_metrics")
    assert set(more["data"]) == {"id", "text", "edit_history_tweet_ids", "author_id", "created_at", "lang"}


def test_posts_come_in_the_order_asked_for_and_what_is_missing_is_an_error_of_its_own(
    served: Client, town: Town
) -> None:
    wanted = [town["lamp"]["id"], "404", town["fixed"]["id"], town["tomorrow"]["id"]]
    body = served.json("/2/tweets", ids=",".join(wanted))
    assert ids_of(body) == [wanted[0], wanted[2]]
    assert [error["value"] for error in body["errors"]] == [wanted[1], wanted[3]]
    assert body["errors"][0] == {
        "value": "404",
        "detail": "Could not find tweet with ids: [404].",
        "title": "Not Found Error",
        "resource_type": "tweet",
        "parameter": "ids",
        "resource_id": "404",
        "type": "https://api.twitter.com/2/problems/resource-not-found",
    }


@pytest.mark.parametrize(
    "path",
    [
        "/2/tweets/404",
        "/2/tweets?ids=404",
        "/2/users/404",
        "/2/users?ids=404",
        "/2/users/by?usernames=nobody",
        "/2/users/by/username/nobody",
        "/2/users/404/tweets",
        "/2/users/404/mentions",
    ],
)
def test_where_nothing_is_found_there_is_no_data(path: str, served: Client) -> None:
    body = served.json(path)
    assert set(body) == {"errors"}
    assert body["errors"][0]["title"] == "Not Found Error"


def test_a_search_without_results_has_no_data_either(served: Client) -> None:
    assert served.json(RECENT, query="nobody", expansions="author_id") == {"meta": {"result_count": 0}}


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        (f"/2/tweets?ids={','.join(map(str, range(101)))}", "size [101] is not between 1 and 100"),
        ("/2/tweets?ids=", "The `ids` query parameter can not be empty"),
        ("/2/tweets", "can not be empty"),
        ("/2/tweets?ids=1,x", "The `ids` query parameter value [x] is not valid"),
        ("/2/tweets/x", "The `id` query parameter value [x] is not valid"),
        ("/2/users?ids=1,,2", "[] is not valid"),
        ("/2/users/by?usernames=so-so", "does not match ^[A-Za-z0-9_]{1,15}$"),
        ("/2/users/by/username/averyveryverylongname", "does not match"),
    ],
)
def test_bad_ids_and_names_are_refused(path: str, complaint: str, served: Client) -> None:
    assert complaint in served.complaint(path)


def test_a_hundred_ids_are_fine_and_the_same_one_twice_comes_once(served: Client, town: Town) -> None:
    lamp = town["lamp"]["id"]
    body = served.json("/2/tweets", ids=",".join([*map(str, range(98)), lamp, lamp]))
    assert (ids_of(body), len(body["errors"])) == ([lamp], 98)


def test_users_are_found_by_id_and_by_name_in_any_case(served: Client, luces: str) -> None:
    found = {"id": luces, "name": "Luces", "username": "luces"}
    assert served.json(f"/2/users/{luces}") == {"data": found}
    assert served.json("/2/users", ids=luces) == {"data": [found]}
    assert served.json("/2/users/by/username/LUCES") == {"data": found}
    mixed = served.json("/2/users/by", usernames="nobody,Luces", user__fields="description")
    assert mixed["data"] == [{**found, "description": "Alumbrado"}]
    assert mixed["errors"][0]["detail"] == "Could not find user with usernames: [nobody]."


def test_a_users_pinned_post_comes_when_expanded(served: Client, town: Town, luces: str) -> None:
    body = served.json(f"/2/users/{luces}", expansions="pinned_tweet_id")
    assert body["data"]["pinned_tweet_id"] == town["fixed"]["id"]
    assert [post["id"] for post in body["includes"]["tweets"]] == [town["fixed"]["id"]]


def test_includes_hold_exactly_what_was_expanded(served: Client, town: Town) -> None:
    fixed = town["fixed"]["id"]
    assert "includes" not in served.json(f"/2/tweets/{fixed}", tweet__fields="author_id,attachments")
    body = served.json(
        f"/2/tweets/{fixed}", expansions="author_id,attachments.media_keys,referenced_tweets.id", media__fields="url"
    )
    assert [user["username"] for user in body["includes"]["users"]] == ["luces"]
    assert body["includes"]["media"] == [
        {"media_key": "3_77", "type": "photo", "url": "https://pbs.twimg.com/media/x.jpg"}
    ]
    assert [post["id"] for post in body["includes"]["tweets"]] == [town["lamp"]["id"]]
    assert {"author_id", "attachments", "referenced_tweets"} <= set(body["data"])


def test_expansions_reach_through_referenced_posts(served: Client, town: Town) -> None:
    body = served.json(
        f"/2/tweets/{town['quote']['id']}",
        expansions="referenced_tweets.id.author_id,referenced_tweets.id.attachments.media_keys",
    )
    assert [user["username"] for user in body["includes"]["users"]] == ["luces"]
    assert [photo["media_key"] for photo in body["includes"]["media"]] == ["3_77"]


def test_mentioned_users_come_once_and_unknown_ones_are_errors(serve: Serve) -> None:
    posts = [x_post("@luces @nadie hola"), x_post("@luces hola", serial=1)]
    _, client = serve(posts, ("vecina", "luces"))
    body = client.json(RECENT, query="hola", expansions="entities.mentions.username")
    assert [user["username"] for user in body["includes"]["users"]] == ["luces"]
    assert [(error["parameter"], error["value"]) for error in body["errors"]] == [
        ("entities.mentions.username", "nadie")
    ]


def test_a_deleted_parent_is_an_error_beside_the_data(serve: Serve) -> None:
    gone = x_post("farola", ago=timedelta(hours=2))
    _, client = serve([x_post("@vecina voy", reply_to=gone)])
    body = client.json(RECENT, query="voy", expansions="referenced_tweets.id")
    assert len(body["data"]) == 1
    assert [(error["parameter"], error["value"]) for error in body["errors"]] == [("referenced_tweets.id", gone["id"])]


def test_what_a_missing_parent_leads_to_is_left_out(serve: Serve) -> None:
    gone = x_post("farola", ago=timedelta(hours=2))
    _, client = serve([x_post("@vecina voy", reply_to=gone)])
    assert "includes" not in client.json(RECENT, query="voy", expansions="referenced_tweets.id.author_id")


def test_the_versions_of_an_edited_post_come_when_expanded(serve: Serve) -> None:
    old = x_post("farola rota", ago=timedelta(hours=2))
    new = x_post("farola fundida", edit_history_tweet_ids=[old["id"], x_post("")["id"]])
    _, client = serve([old, new])
    body = client.json(f"/2/tweets/{new['id']}", expansions="edit_history_tweet_ids")
    assert [post["text"] for post in body["includes"]["tweets"]] == ["farola rota"]


@pytest.mark.parametrize(
    ("media_key", "operators"), [("3_1", "media images"), ("7_1", "media videos"), ("16_1", "media videos")]
)
def test_media_are_found_by_kind_even_where_only_their_keys_are_known(
    media_key: str, operators: str, serve: Serve
) -> None:
    _, client = serve([x_post("farola", attachments={"media_keys": [media_key]})])
    kinds = ("media", "images", "videos", "links")
    found = [kind for kind in kinds if ids_of(client.json(RECENT, query=f"farola has:{kind}"))]
    assert " ".join(found) == operators


def test_a_timeline_can_leave_out_replies_and_reposts(served: Client, town: Town, luces: str) -> None:
    assert served.json(f"/2/users/{luces}/tweets", exclude="replies") == {"meta": {"result_count": 0}}
    ayto = f"/2/users/{user_id('ayto')}/tweets"
    assert ids_of(served.json(ayto, exclude="retweets,replies")) == [town["quote"]["id"]]
    assert ids_of(served.json(ayto)) == [town["repost"]["id"], town["quote"]["id"]]
    assert "is not one of [replies,retweets]" in served.complaint(ayto, exclude="mistakes")


def test_a_timeline_takes_ids_and_times_together(served: Client, town: Town, luces: str) -> None:
    body = served.json(f"/2/users/{luces}/mentions", since_id=town["lamp"]["id"], end_time="2026-10-21T05:10:00Z")
    assert ids_of(body) == [town["thanks"]["id"]]


def test_counts_add_up_and_show_empty_hours_too(served: Client) -> None:
    body = served.json("/2/tweets/counts/recent", query="calle OR @luces")
    assert body["meta"] == {"total_tweet_count": 4}
    assert len(body["data"]) == 7 * 24
    assert sum(bucket["tweet_count"] for bucket in body["data"]) == 4
    assert body["data"][-1] == {
        "start": "2026-10-21T05:00:00.000Z",
        "end": "2026-10-21T06:00:00.000Z",
        "tweet_count": 2,
    }


def test_counts_by_day_are_cut_at_midnight_utc(served: Client) -> None:
    days = served.json("/2/tweets/counts/recent", query="calle OR @luces", granularity="day")["data"]
    assert [day["end"][:13] for day in days[:2]] == ["2026-10-15T00", "2026-10-16T00"]
    assert [day["tweet_count"] for day in days] == [0, 0, 0, 0, 1, 0, 1, 2]
    assert "is not one of" in served.complaint("/2/tweets/counts/recent", query="calle", granularity="week")
