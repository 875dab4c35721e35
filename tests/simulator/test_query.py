"""The search language, as X documents it."""

import pytest

from tests.simulator.conftest import Town
from tests.simulator.worlds import Client, ids_of, user_id

GOOD = [
    ("farola", "lamp"),
    ("FAROLA", "lamp"),
    ("farol", ""),  # whole words, not parts of them
    ("farola calle", "lamp"),
    ("calle", "lamp other"),
    ('"calle Olivar"', "lamp"),
    ('"Olivar calle"', ""),
    ("camión", "other"),
    ("camion", ""),  # X: a query without accents finds only words without
    ("fárola", "lamp"),  # … one with accents finds both
    ("camión-grúa", "other"),
    ('"está fundida & no"', "lamp"),  # &amp; in the stored text
    ("😊", "thanks"),
    ("from:luces", "fixed answer"),
    ("from:@LUCES", "fixed answer"),
    (f"from:{user_id('luces')}", "fixed answer"),
    ("to:luces", "thanks"),
    ("to:vecina", "fixed answer"),
    ("@luces", "repost thanks lamp"),
    ("@Ayto", "thanks"),
    ("#resuelto", "fixed"),
    ("from:luces is:reply", "fixed answer"),
    ("from:luces -is:reply", ""),
    ("from:ayto is:quote", "quote"),
    ("from:ayto is:retweet", "repost"),
    ("@luces -is:retweet", "thanks lamp"),
    ("from:luces has:media", "fixed"),
    ("from:luces has:images", "fixed"),
    ("from:luces -has:images", "answer"),
    ("calle lang:en", "other"),
    ("farola OR gusto", "quote lamp"),
    ("calle rota OR gusto", "quote other"),  # AND binds tighter
    ("calle (rota OR gusto)", "other"),
    ("(calle (rota OR (farola)))", "lamp other"),
    ("calle -farola", "other"),
    ("calle -(farola OR lang:en)", ""),
    ("calle -(farola lang:en)", "lamp other"),
    ("(from:luces OR from:ayto OR @luces) -is:retweet", "quote thanks fixed answer lamp"),
    ('"or" OR farola', "lamp"),
    ("nobody", ""),
    ("from:nobody", ""),
]
BAD = [
    ("", "can not be empty"),
    ("(farola", "<EOF>"),
    ("farola)", "character ')' (at position 7)"),
    ("()", "character ')' (at position 2)"),
    ('"farola', "character '\"' (at position 1)"),
    ("farola OR", "<EOF>"),
    ("from:", "character ':' (at position 5)"),
    ("- farola", "character '-' (at position 1)"),
    ("farola and calle", "Ambiguous use of and"),
    ("farola AND calle", "Ambiguous use of AND"),
    ("farola or calle", "Ambiguous use of or"),
    ("point_radius:[1] farola", "invalid operator 'point_radius'"),
    ("farola is:nice", "Invalid value 'nice' of operator 'is' (at position 8)"),
    ("-farola", "at least one positive"),
    ("is:reply", "at least one positive"),
    ("has:images lang:es", "at least one positive"),
    ("farola OR -calle", "at least one positive"),
]


@pytest.mark.parametrize(("query", "expected"), GOOD)
def test_a_query_finds_exactly_these_posts_newest_first(query: str, expected: str, served: Client, town: Town) -> None:
    names = {post["id"]: name for name, post in town.items()}
    found = ids_of(served.json("/2/tweets/search/recent", query=query))
    assert " ".join(names[post_id] for post_id in found) == expected


@pytest.mark.parametrize(("query", "complaint"), BAD)
def test_a_query_that_x_refuses_is_refused(query: str, complaint: str, served: Client) -> None:
    assert complaint in served.complaint("/2/tweets/search/recent", query=query)


def test_a_conversation_is_found_whole(served: Client, town: Town) -> None:
    found = ids_of(served.json("/2/tweets/search/recent", query=f"conversation_id:{town['lamp']['id']}"))
    assert found == [town[name]["id"] for name in ("thanks", "fixed", "answer", "lamp")]


@pytest.mark.parametrize(("path", "longest"), [("recent", 512), ("all", 1_024)])
def test_a_query_may_be_so_long_and_no_longer(path: str, longest: int, served: Client) -> None:
    served.json(f"/2/tweets/search/{path}", query="a" * longest)
    assert f"at most {longest} characters" in served.complaint(f"/2/tweets/search/{path}", query="a" * (longest + 1))


@pytest.mark.parametrize("levels", [10, 100, 339])
@pytest.mark.parametrize("bracket", ["(", "-("])
def test_deep_nesting_is_read_or_refused_but_never_breaks_the_server(bracket: str, levels: int, served: Client) -> None:
    answer = served.get("/2/tweets/search/all", query=f"farola {bracket * levels}a{')' * levels}")
    assert answer.status_code in {200, 400}
    assert answer.json()
