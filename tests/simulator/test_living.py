"""A world that lives: posts that come, are edited and go, accounts that hide, are suspended, leave and come back."""

from datetime import timedelta
from typing import Any

import pytest

from generator.domain.errors import ProtocolError
from generator.simulator import Simulator, World
from tests.simulator.worlds import NOW, Client, an_answer, ids_of, user_id, x_post, x_user

RECENT = "/2/tweets/search/recent"
LAMP = x_post("@luces la farola está fundida", ago=timedelta(hours=9))
FIXED = x_post("@vecina hecho, la farola luce", by="luces", ago=timedelta(hours=2), reply_to=LAMP)
THREAD = f"conversation_id:{LAMP['id']}"
ANSWER = an_answer([LAMP, FIXED], ["vecina", "luces"])


class Evening:
    """A world of two posts, served, with a client to ask."""

    def __init__(self) -> None:
        self.world = World()
        self.world.add(ANSWER)
        self.simulator = Simulator(self.world, now=NOW, user_tokens={"vecina's": user_id("vecina")})
        self.app = Client(self.simulator.start())
        self.vecina = Client(self.app.base_url, "vecina's")

    def found(self, query: str = THREAD, client: Client | None = None) -> list[str]:
        """The ids that a search finds."""
        return ids_of((client or self.app).json(RECENT, query=query))

    def looked_up(self, *ids: str, **parameters: Any) -> tuple[list[str], list[str]]:
        """The ids that a lookup shows, and the titles of its errors."""
        body = self.app.json("/2/tweets", ids=",".join(ids), **parameters)
        return ids_of(body), [error["title"] for error in body.get("errors", [])]


@pytest.fixture
def evening() -> Any:
    served = Evening()
    with served.simulator:
        yield served


def test_a_new_post_is_there_from_its_own_time_on(evening: Evening) -> None:
    thanks = x_post("@luces ¡gracias!", ago=timedelta(hours=-1), reply_to=FIXED)
    evening.world.add(thanks)
    assert evening.found() == [FIXED["id"], LAMP["id"]]
    evening.simulator.travel(NOW + timedelta(hours=1))
    assert evening.found() == [thanks["id"], FIXED["id"], LAMP["id"]]
    assert evening.app.json(f"/2/users/{user_id('luces')}/mentions")["meta"]["result_count"] == 2


def test_a_post_from_the_past_finds_its_place_among_the_others(evening: Evening) -> None:
    asked = x_post("@vecina ¿qué número?", by="luces", ago=timedelta(hours=8), reply_to=LAMP)
    evening.world.add(asked)
    assert evening.found() == [FIXED["id"], asked["id"], LAMP["id"]]
    assert evening.found("farola -from:vecina") == [FIXED["id"]]


def test_a_person_who_comes_later_or_is_renamed_is_found_by_handle(evening: Evening) -> None:
    evening.world.add(x_post("hola", by="nuevo"))
    assert evening.found("from:nuevo") == []
    evening.world.add(x_user("nuevo"))
    assert len(evening.found("from:nuevo")) == 1
    evening.world.add({**x_user("nuevo"), "username": "viejo"})
    assert len(evening.found("from:viejo")) == 1
    assert evening.found("from:nuevo") == []


def test_a_malformed_post_is_refused_and_named(evening: Evening) -> None:
    with pytest.raises(ProtocolError, match=r"added:2: post 9 is not as X writes posts"):
        evening.world.add(LAMP, {"id": "9", "text": "farola", "created_at": "yesterday"})


def test_an_edit_has_an_id_of_its_own_and_the_old_one_leads_to_the_old_words(evening: Evening) -> None:
    evening.simulator.travel(NOW + timedelta(hours=2))
    reply = x_post("@vecina ya", by="luces", ago=timedelta(hours=-1), reply_to=LAMP)
    evening.world.add(reply)
    new = evening.world.edit(reply["id"], "@vecina ya está #Resuelto", at=NOW + timedelta(hours=1, minutes=20))
    assert evening.found() == [new, FIXED["id"], LAMP["id"]]
    assert evening.found("ya -resuelto") == []
    fields = "created_at,edit_controls,conversation_id,entities"
    old, edited = evening.app.json("/2/tweets", ids=f"{reply['id']},{new}", tweet__fields=fields)["data"]
    assert (old["text"], edited["text"]) == ("@vecina ya", "@vecina ya está #Resuelto")
    assert old["edit_history_tweet_ids"] == edited["edit_history_tweet_ids"] == [reply["id"], new]
    assert edited["created_at"] == "2026-10-21T07:20:00.000Z"
    assert edited["conversation_id"] == LAMP["id"]
    assert edited["edit_controls"] == {
        "edits_remaining": 4,
        "is_edit_eligible": True,
        "editable_until": "2026-10-21T08:00:00.000Z",
    }
    evening.simulator.travel(NOW + timedelta(hours=1, minutes=10))
    assert evening.found() == [reply["id"], FIXED["id"], LAMP["id"]], "before the edit nobody knows of it"
    assert evening.app.json(f"/2/tweets/{reply['id']}")["data"]["edit_history_tweet_ids"] == [reply["id"]]


def test_the_first_post_of_a_thread_begins_a_new_one_when_edited_as_recorded_answers_show(evening: Evening) -> None:
    new = evening.world.edit(LAMP["id"], "@luces dos farolas", at=NOW - timedelta(hours=8, minutes=30))
    assert evening.found(f"conversation_id:{new}") == [new]
    assert evening.found() == [FIXED["id"]]
    kept = evening.world.edit(
        new, "@luces tres", at=NOW - timedelta(hours=8, minutes=20), conversation_id=LAMP["id"], lang="en"
    )
    assert evening.found() == [FIXED["id"], kept]
    assert evening.found("tres lang:en") == [kept]


def test_x_allows_five_edits_within_an_hour(evening: Evening) -> None:
    made, newest = NOW - timedelta(hours=9), LAMP["id"]
    for minute in range(1, 6):
        newest = evening.world.edit(newest, f"farola {minute}", at=made + timedelta(minutes=minute))
    with pytest.raises(ValueError, match="5 times"):
        evening.world.edit(newest, "farola 6", at=made + timedelta(minutes=6))
    with pytest.raises(ValueError, match="within an hour after 2026-10-21T04:00:00"):
        evening.world.edit(FIXED["id"], "tarde", at=NOW - timedelta(minutes=59))
    with pytest.raises(KeyError):
        evening.world.edit("404", "nada", at=NOW)


def test_a_deleted_post_is_not_found_with_any_of_its_versions(evening: Evening) -> None:
    new = evening.world.edit(FIXED["id"], "@vecina hecho del todo", at=NOW - timedelta(hours=1, minutes=30))
    evening.world.delete(new, at=NOW - timedelta(minutes=5))
    assert evening.found() == [LAMP["id"]]
    assert evening.looked_up(new, FIXED["id"], LAMP["id"]) == ([LAMP["id"]], ["Not Found Error"] * 2)
    evening.simulator.travel(NOW - timedelta(minutes=6))
    assert evening.found() == [new, LAMP["id"]], "it was there until it was deleted"
    evening.simulator.travel(NOW)
    evening.world.undelete(new)
    assert evening.found() == [LAMP["id"]], "what was told for no moment counts from the beginning"
    evening.world.undelete(new, at=NOW)
    assert evening.found() == [new, LAMP["id"]]


def test_a_deleted_parent_is_missing_from_the_includes(evening: Evening) -> None:
    evening.world.delete(LAMP["id"])
    body = evening.app.json(f"/2/tweets/{FIXED['id']}", expansions="referenced_tweets.id")
    assert "includes" not in body
    assert body["errors"][0]["title"] == "Not Found Error"


def test_a_protected_account_shows_itself_but_its_posts_to_nobody_else(evening: Evening) -> None:
    evening.world.protect("vecina")
    assert evening.found() == [FIXED["id"]]
    assert evening.looked_up(LAMP["id"], FIXED["id"]) == ([FIXED["id"]], ["Authorization Error"])
    assert evening.app.json("/2/tweets", ids=LAMP["id"])["errors"] == [
        {
            "value": LAMP["id"],
            "detail": f"Sorry, you are not authorized to see the Tweet with ids: [{LAMP['id']}].",
            "title": "Authorization Error",
            "resource_type": "tweet",
            "resource_id": LAMP["id"],
            "parameter": "ids",
            "section": "data",
            "type": "https://api.twitter.com/2/problems/not-authorized-for-resource",
        }
    ]
    included = evening.app.json(f"/2/tweets/{FIXED['id']}", expansions="referenced_tweets.id,in_reply_to_user_id")
    assert included["errors"][0]["section"] == "includes"
    assert [user["username"] for user in included["includes"]["users"]] == ["vecina"]
    person = evening.app.json("/2/users/by/username/vecina", user__fields="protected")["data"]
    assert person["protected"] is True
    timeline = f"/2/users/{user_id('vecina')}/tweets"
    assert evening.app.json(timeline)["errors"][0]["title"] == "Authorization Error"
    assert ids_of(evening.vecina.json(timeline)) == [LAMP["id"]], "its own token sees its own posts"
    assert evening.found(client=evening.vecina) == [FIXED["id"], LAMP["id"]]
    evening.world.unprotect("@Vecina")
    assert evening.found() == [FIXED["id"], LAMP["id"]]
    assert "protected" not in evening.app.json("/2/users/by/username/vecina", user__fields="protected")["data"]


def test_a_suspended_account_is_forbidden_and_its_posts_are_not_authorized(evening: Evening) -> None:
    evening.world.suspend(user_id("luces"))
    assert evening.found() == [LAMP["id"]]
    assert evening.looked_up(FIXED["id"]) == ([], ["Authorization Error"])
    body = evening.app.json("/2/users/by", usernames="luces,vecina")
    assert [user["username"] for user in body["data"]] == ["vecina"]
    assert body["errors"] == [
        {
            "value": "luces",
            "detail": "User has been suspended: [luces].",
            "title": "Forbidden",
            "resource_type": "user",
            "parameter": "usernames",
            "resource_id": "luces",
            "type": "https://api.twitter.com/2/problems/resource-not-found",
        }
    ]
    mentioned = evening.app.json(RECENT, query="farola", expansions="entities.mentions.username")
    assert mentioned["errors"][0]["detail"] == "User has been suspended: [luces]."
    assert evening.app.json(f"/2/users/{user_id('luces')}/tweets")["errors"][0]["title"] == "Forbidden"
    evening.world.reinstate("luces")
    assert evening.found() == [FIXED["id"], LAMP["id"]]


def test_an_account_that_was_given_up_is_not_found_until_it_comes_back(evening: Evening) -> None:
    evening.world.deactivate("vecina")
    assert evening.found() == [FIXED["id"]]
    assert evening.looked_up(LAMP["id"]) == ([], ["Not Found Error"])
    assert evening.app.json("/2/users/by/username/vecina")["errors"][0]["title"] == "Not Found Error"
    evening.world.reactivate("vecina")
    assert evening.looked_up(LAMP["id"]) == ([LAMP["id"]], [])


def test_a_withheld_post_says_so_when_looked_up_and_is_left_out_of_searches(evening: Evening) -> None:
    evening.world.withhold(LAMP["id"], ("ES", "DE"), at=NOW - timedelta(hours=1))
    assert evening.found() == [FIXED["id"]]
    shown = evening.app.json(f"/2/tweets/{LAMP['id']}", tweet__fields="withheld")["data"]
    assert shown["withheld"] == {"copyright": False, "country_codes": ["ES", "DE"]}
    evening.simulator.travel(NOW - timedelta(hours=2))
    assert "withheld" not in evening.app.json(f"/2/tweets/{LAMP['id']}", tweet__fields="withheld")["data"]
    evening.simulator.travel(NOW)
    evening.world.release(LAMP["id"], at=NOW)
    assert evening.found() == [FIXED["id"], LAMP["id"]]


def test_an_unknown_account_is_an_error_of_the_test(evening: Evening) -> None:
    with pytest.raises(KeyError):
        evening.world.suspend("nadie")
