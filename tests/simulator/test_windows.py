"""Which stretch of time and ids a search covers."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from generator.simulator import Simulator
from generator.simulator.ids import number_at
from tests.simulator.worlds import NOW, Client, ids_of, x_id, x_post

WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)
RECENT, ARCHIVE = "/2/tweets/search/recent", "/2/tweets/search/all"
Serve = Callable[..., tuple[Simulator, Client]]


def stamp(ago: timedelta) -> str:
    return (NOW - ago).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.fixture
def ages() -> list[timedelta]:
    return [timedelta(hours=1), timedelta(days=2), WEEK, WEEK + SECOND, timedelta(days=29), timedelta(days=31), -SECOND]


@pytest.fixture
def aged(serve: Serve, ages: list[timedelta]) -> Client:
    """Posts of these ages; one is of the future."""
    return serve([x_post("farola", ago=age) for age in ages])[1]


def test_recent_search_sees_seven_days_to_the_second_and_no_future(aged: Client, ages: list[timedelta]) -> None:
    assert ids_of(aged.json(RECENT, query="farola")) == [x_id(age) for age in ages[:3]]


def test_full_archive_search_sees_30_days_unless_told_otherwise(aged: Client, ages: list[timedelta]) -> None:
    assert ids_of(aged.json(ARCHIVE, query="farola")) == [x_id(age) for age in ages[:5]]
    assert ids_of(aged.json(ARCHIVE, query="farola", start_time="2018-01-01T00:00:00Z")) == [
        x_id(age) for age in ages[:6]
    ]
    assert ids_of(aged.json(ARCHIVE, query="farola", end_time=stamp(timedelta(days=3)))) == [
        x_id(age) for age in ages[2:6]
    ]


def test_start_is_within_and_end_is_not(aged: Client, ages: list[timedelta]) -> None:
    found = aged.json(ARCHIVE, query="farola", start_time=stamp(ages[4]), end_time=stamp(ages[1]))
    assert ids_of(found) == [x_id(age) for age in ages[2:5]]


def test_since_and_until_ids_are_not_within(aged: Client, ages: list[timedelta]) -> None:
    found = aged.json(RECENT, query="farola", since_id=x_id(ages[2]), until_id=x_id(ages[0]))
    assert ids_of(found) == [x_id(ages[1])]
    assert ids_of(aged.json(ARCHIVE, query="farola", since_id=x_id(ages[5]), until_id=x_id(ages[3]))) == [x_id(ages[4])]


def test_recent_search_refuses_a_since_id_from_before_its_window(aged: Client) -> None:
    old = x_id(WEEK + SECOND)
    said = aged.complaint(RECENT, query="farola", since_id=old)
    assert said == (
        "'since_id' must be a tweet id created after 2026-10-14T06:00Z. "
        f"Please use a 'since_id' that is larger than {number_at(NOW - WEEK)}"
    )
    aged.json(ARCHIVE, query="farola", since_id=old)
    aged.json(RECENT, query="farola", since_id=str(number_at(NOW - WEEK)))


def test_an_id_that_is_no_snowflake_counts_from_its_posts_own_time(serve: Serve) -> None:
    _, client = serve([x_post("farola", id="17"), x_post("farola", id="18")])
    assert ids_of(client.json(RECENT, query="farola", since_id="17")) == ["18"]
    assert "must be a tweet id created after" in client.complaint(RECENT, query="farola", since_id="16")


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({"start_time": stamp(WEEK + timedelta(minutes=2))}, "'start_time' must be on or after 2026-10-14T06:00Z"),
        ({"end_time": stamp(5 * SECOND)}, "'end_time' must be a minimum of 10 seconds prior"),
        ({"start_time": stamp(timedelta(hours=1)), "end_time": stamp(timedelta(hours=2))}, "'end_time' must be after"),
        ({"since_id": x_id(SECOND), "start_time": stamp(60 * SECOND)}, "in conjunction with 'start_time'"),
        ({"start_time": "yesterday"}, "[yesterday] is not valid"),
        ({"start_time": "2026-13-01T00:00:00Z"}, "is not valid"),
        ({"since_id": "x"}, "The `since_id` query parameter value [x] is not valid"),
        ({"max_results": 9}, "The `max_results` query parameter value [9] is not between 10 and 100"),
        ({"max_results": 101}, "is not between 10 and 100"),
        ({"max_results": "many"}, "is not between"),
        ({"sort_order": "luck"}, "is not one of [recency,relevancy]"),
        ({"colour": "red"}, "The query parameter [colour] is not one of"),
        ({"tweet.fields": "text,mood"}, "The `tweet.fields` query parameter value [mood] is not one of"),
        ({"expansions": "neighbours"}, "is not one of"),
    ],
)
def test_what_x_refuses_is_refused(parameters: dict[str, str], complaint: str, served: Client) -> None:
    assert complaint in served.complaint(RECENT, query="farola", **parameters)


def test_the_clock_can_travel_and_then_more_is_visible(serve: Serve) -> None:
    simulator, client = serve([x_post("farola"), x_post("farola", ago=-timedelta(hours=3))])
    assert len(ids_of(client.json(RECENT, query="farola"))) == 1
    simulator.travel(NOW + timedelta(hours=4))
    assert len(ids_of(client.json(RECENT, query="farola"))) == 2


def test_search_shows_the_newest_edit_and_lookup_any(serve: Serve) -> None:
    first, second = x_id(timedelta(hours=2)), x_id(timedelta(hours=1))
    posts = [
        x_post("farola rota", id=first, ago=timedelta(hours=2)),
        x_post("farola fundida", id=second, edit_history_tweet_ids=[first, second]),
    ]
    simulator, client = serve(posts)
    assert ids_of(client.json(RECENT, query="farola")) == [second]
    assert ids_of(client.json("/2/tweets", ids=f"{first},{second}")) == [first, second]
    simulator.travel(NOW - timedelta(minutes=90))
    assert ids_of(client.json(RECENT, query="farola")) == [first]
