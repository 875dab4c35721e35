"""Questions are packed as full as X allows, and never fuller."""

import pytest

from generator.domain.errors import TownError
from generator.sources.x_api.queries import NO_REPOSTS, about_conversations, any_of, marked, neither_by_nor_to

TWENTY_FOUR = tuple(f"account_number{number}"[-15:] for number in range(10, 34))
IDS = [str(1_245_814_628_996_788_235 + number) for number in range(60)]


def test_a_query_asks_for_what_accounts_say_and_what_is_said_to_them() -> None:
    terms = {"ayto": "from:ayto OR @ayto", "luz": "from:luz OR @luz"}
    assert list(any_of(terms, NO_REPOSTS, 512)) == [
        ("(from:ayto OR @ayto OR from:luz OR @luz) -is:retweet", ("ayto", "luz"))
    ]
    assert list(any_of({"ayto": "from:ayto"}, marked(("resuelto", "erledigt")) + NO_REPOSTS, 512)) == [
        ("(from:ayto) (#resuelto OR #erledigt) -is:retweet", ("ayto",))
    ]
    assert list(about_conversations(["1", "2"], 512)) == [("conversation_id:1 OR conversation_id:2", ("1", "2"))]
    assert list(about_conversations([], 512)) == []


def test_a_query_leaves_out_what_is_known() -> None:
    assert list(about_conversations(["1", "2"], 512, neither_by_nor_to(["ayto", "luz"]))) == [
        ("(conversation_id:1 OR conversation_id:2) -from:ayto -@ayto -from:luz -@luz", ("1", "2"))
    ]


@pytest.mark.parametrize("limit", [512, 1_024])
def test_every_account_is_asked_for_once_within_the_limit(limit: int) -> None:
    terms = {handle: f"from:{handle} OR @{handle}" for handle in TWENTY_FOUR}
    queries = list(any_of(terms, marked(["resuelto"]) + NO_REPOSTS, limit))
    assert all(len(query) <= limit for query, _ in queries)
    assert [handle for _, handles in queries for handle in handles] == list(TWENTY_FOUR)
    assert all(f"from:{handle} " in query for query, handles in queries for handle in handles)


@pytest.mark.parametrize(("limit", "each"), [(512, 13), (1_024, 26)])
def test_as_many_conversations_fit_as_x_allows(limit: int, each: int) -> None:
    queries = list(about_conversations(IDS, limit))
    assert all(len(query) <= limit for query, _ in queries)
    assert queries[0][0].count("conversation_id:") == each
    assert [name for _, names in queries for name in names] == IDS


def test_too_many_marks_are_the_town_s_to_mend() -> None:
    with pytest.raises(TownError, match="do not fit"):
        list(any_of({"ayto": "from:ayto"}, marked([f"mark{number}" for number in range(90)]), 512))
