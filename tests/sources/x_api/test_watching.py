"""Night after night: what comes late comes in, and nothing is read twice."""

from collections.abc import Iterable
from typing import Any

import pytest

from generator.simulator import World
from tests.sources.answers import MORNING
from tests.sources.towns_on_x import at, said
from tests.sources.x_api.desk import DAY, Desk
from tests.sources.x_api.thirty_nights import NIGHTS, ThirtyDays
from tests.sources.x_api.towns import LAMP, LAMP_IDS, hours

CLOSED: dict[str, Any] = {"collect": "resolved", "marks": ("resuelto",)}


@pytest.mark.parametrize("changes", [{}, CLOSED], ids=["all", "resolved"])
def test_late_thanks_come_in_while_a_conversation_is_watched(desk: Desk, changes: dict[str, Any]) -> None:
    world = desk.serve(LAMP)
    desk.fetch(**changes)
    world.add(said(100, 5, "gracias de nuevo", to=-3, root=-30))
    desk.fetch(MORNING + 5 * DAY, **changes)
    assert desk.posts == LAMP_IDS | hours(100)
    world.add(said(24 * 17, 5, "otra vez apagada", to=-3, root=-30))
    desk.fetch(MORNING + 18 * DAY, **changes)
    assert desk.posts == LAMP_IDS | hours(100, 24 * 17), "each late post begins the days of watching anew"
    world.add(said(24 * 60, 5, "y apagada", to=-3, root=-30))
    desk.fetch(MORNING + 61 * DAY, **changes)
    assert at(24 * 60) not in desk.posts, "a conversation rests at last"
    assert desk.simulator.meter.posts == len(desk.posts)


def test_the_days_of_watching_are_the_town_s(desk: Desk) -> None:
    world = desk.serve(LAMP)
    desk.fetch(watch_days=2)
    world.add(said(100, 5, "gracias de nuevo", to=-3, root=-30))
    desk.fetch(MORNING + 5 * DAY, watch_days=2)
    assert desk.posts == LAMP_IDS


def test_replies_to_an_older_version_of_an_edited_root_come_in(desk: Desk) -> None:
    world = desk.serve([said(-30, 3, "@ayto aviso"), said(-29.8, 4, "a mí también", to=-30)])
    world.edit(
        at(-30), "@ayto aviso (bis)", at=MORNING - 29.5 * DAY / 24, entities={"mentions": [{"username": "ayto"}]}
    )
    desk.fetch()
    assert at(-29.8) in desk.posts
    desk.fetch(MORNING + DAY)
    assert desk.reads == len(desk.posts) == 2


def still_there(world: World, stored: Iterable[str]) -> dict[str, str]:
    """Those of the posts that a search can still show, each with its conversation."""
    now = MORNING + NIGHTS * DAY
    held = (world.shelf.get(post_id) for post_id in stored)
    return {post.id: post.raw["conversation_id"] for post in held if post and world.visible(post, now)}


@pytest.mark.parametrize("seed", [1, 2, 8])
def test_thirty_nights_read_what_one_backfill_reads_and_hardly_anything_twice(desk: Desk, seed: int) -> None:
    days = ThirtyDays(seed)
    world = desk.serve([])
    for night in range(1, NIGHTS + 1):
        days.happen(world, MORNING + night * DAY)
        desk.fetch(MORNING + night * DAY)
        assert desk.reads <= 1.05 * len(desk.posts), f"night {night}"
    assert desk.reads <= 1.02 * len(desk.posts), "and none of them was free"
    nightly = still_there(world, desk.posts)
    desk.start_afresh()
    desk.fetch(MORNING + NIGHTS * DAY, since=MORNING)
    backfilled = still_there(world, desk.posts)
    assert backfilled.items() <= nightly.items()
    # Where the town deleted its only answer, no search leads to the conversation any more.
    deleted = {deed.post["conversation_id"] for deed in days.deeds if deed.kind == "deleted"}
    assert {nightly[post_id] for post_id in nightly.keys() - backfilled.keys()} <= deleted
    assert len(backfilled) > 400
