"""With the town's own token its posts and mentions cost a fifth, and nobody else's are read twice for it."""

from datetime import timedelta
from typing import Any

import pytest

from generator.domain.errors import AccessError
from generator.simulator import Faults
from tests.sources.answers import MORNING
from tests.sources.towns_on_x import said
from tests.sources.x_api.desk import DAY, Desk
from tests.sources.x_api.towns import LAMP_IDS, OLD_IDS, TOWN, hours

OWN: dict[str, Any] = {"user_token": "ayto-s-own"}
TOKENS = {"ayto-s-own": "1"}
BOTH = said(-12, 3, "@ayto @luces a quién le toca")


def test_own_posts_and_mentions_are_read_at_the_owned_price(desk: Desk) -> None:
    world = desk.serve([*TOWN, BOTH], user_tokens=TOKENS)
    assert "Ask X whose token X_USER_TOKEN is" in desk.source(**OWN).plan()[0].sentence
    desk.fetch(**OWN)
    assert desk.posts == LAMP_IDS | OLD_IDS | hours(-12)
    assert desk.reads == len(desk.posts), "a post to both accounts is read once"
    assert desk.simulator.meter.owned_posts == 2, "what ayto said, and what names it"
    world.add(said(20, 3, "@ayto hola"), said(21, 1, "@vecina hola", to=20))
    requests, users = desk.requests, desk.simulator.meter.user_reads
    assert "Read what @ayto said and heard with X_USER_TOKEN" in desk.source(MORNING + DAY, **OWN).plan()[0].sentence
    desk.fetch(MORNING + DAY, **OWN)
    assert desk.posts >= hours(20, 21)
    assert desk.simulator.meter.owned_posts == 4
    assert desk.requests - requests == 5, "posts, mentions, the other account, new and watched conversations"
    assert desk.simulator.meter.user_reads == users
    assert desk.reads == len(desk.posts)


def test_without_the_token_search_goes_on_where_the_timelines_ended(desk: Desk) -> None:
    world = desk.serve(TOWN, user_tokens=TOKENS)
    desk.fetch(**OWN)
    world.add(said(20, 3, "@ayto hola"))
    desk.fetch(MORNING + DAY)
    assert desk.posts >= hours(20)
    assert desk.reads == len(desk.posts)
    world.add(said(40, 3, "@ayto hola"))
    desk.fetch(MORNING + 2 * DAY, **OWN)
    assert desk.reads == len(desk.posts)


def test_what_the_timelines_do_not_reach_is_searched(desk: Desk) -> None:
    crowd = [said(-0.002 * number, 3, "@ayto voto") for number in range(1, 1_001)]
    desk.serve(crowd, user_tokens=TOKENS)
    desk.fetch(**OWN)
    assert len(desk.posts) == 1_000
    assert desk.simulator.meter.owned_posts == 800
    assert desk.simulator.meter.posts == 200


def test_a_backfill_reads_what_it_can_at_the_owned_price(desk: Desk) -> None:
    desk.serve(TOWN, user_tokens=TOKENS)
    desk.fetch(since=MORNING - timedelta(hours=500), **OWN)
    assert desk.posts == LAMP_IDS | OLD_IDS
    assert desk.simulator.meter.owned_posts == 2
    assert desk.reads == len(desk.posts)


def test_a_token_of_somebody_else_changes_nothing(desk: Desk) -> None:
    desk.serve(TOWN, user_tokens={"ayto-s-own": "5"})
    desk.fetch(**OWN)
    assert desk.posts == LAMP_IDS | OLD_IDS
    assert desk.simulator.meter.owned_posts == 0


def test_where_only_marks_are_collected_the_token_is_not_used(desk: Desk) -> None:
    desk.serve(TOWN, user_tokens=TOKENS)
    desk.fetch(collect="resolved", marks=("resuelto",), **OWN)
    assert (desk.posts, desk.simulator.meter.owned_posts) == (LAMP_IDS, 0)


def test_a_user_token_that_x_refuses_is_named(desk: Desk) -> None:
    desk.serve(TOWN, user_tokens={"another": "1"})
    with pytest.raises(AccessError, match="X_USER_TOKEN") as caught:
        desk.fetch(**OWN)
    assert "ayto-s-own" not in f"{caught.value!r}{caught.value}{desk.source(**OWN).settings!r}"


def test_owned_reads_that_break_off_are_finished_by_search(desk: Desk) -> None:
    crowd = [said(-0.002 * number, 3, "@ayto voto") for number in range(1, 301)]
    desk.serve(crowd, Faults().on("/2/users/*/mentions", calls=range(2, 7), status=503), user_tokens=TOKENS)
    with pytest.raises(Exception, match="did not answer"):
        desk.fetch(**OWN)
    desk.fetch(MORNING + DAY, **OWN)
    assert len(desk.posts) == desk.reads == 300
