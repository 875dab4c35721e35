"""A town's fetch over real HTTP: everything once, whole conversations, and on from where the last run ended."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from generator.domain.errors import ConcejoError, ProtocolError, UsageError
from generator.domain.posts import Batch
from generator.sources.x_api import XSettings, fetch
from tests.sources.answers import MORNING, x_page, x_post, x_user
from tests.sources.memories import NotebookMemory
from tests.sources.odd_server import odd_server, says, status
from tests.sources.towns_on_x import at, said
from tests.sources.waiting import JumpingClock
from tests.sources.x_api.desk import Desk
from tests.sources.x_api.towns import LAMP_IDS, OLD_IDS, TOWN, busy_town, hours


def test_whole_conversations_of_the_town_are_read_each_post_once_and_nothing_else(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.fetch()
    assert desk.posts == LAMP_IDS | OLD_IDS, "roots and parents by lookup, no chat"
    assert desk.handles() == {"ayto", "luces", "vecina", "otro_vecino", "callada"}
    assert desk.reads == len(desk.posts)
    assert desk.requests == 4, "accounts, conversations, roots and parents, users"


def test_the_second_fetch_reads_nothing_again(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.fetch()
    before, posts = desk.requests, desk.posts
    desk.fetch(MORNING + timedelta(hours=1))
    assert (desk.posts, desk.reads) == (posts, len(posts))
    assert desk.requests == before + 2, "accounts, and the conversations that are watched"
    assert desk.simulator.meter.user_reads == 5


def test_what_came_since_is_read_and_accounts_only_once(desk: Desk) -> None:
    world = desk.serve(TOWN)
    desk.fetch()
    world.add(said(1, 3, "@luces gracias!", to=-3, root=-30))
    desk.fetch(MORNING + timedelta(hours=2))
    assert desk.posts == LAMP_IDS | OLD_IDS | hours(1)
    assert desk.reads == len(desk.posts)
    assert desk.simulator.meter.user_reads == 5


@pytest.mark.parametrize("cursor", ["", "garbage", "1" * 40, "12 13 14", "5..6"])
def test_a_spoilt_bookmark_is_none(cursor: str, desk: Desk) -> None:
    desk.serve(TOWN)
    names = ("x:from:ayto", "x:to:ayto", "x:from:luces", "x:to:luces", "x:whole")
    desk.store.save(Batch(cursors=dict.fromkeys(names, cursor)))
    desk.fetch()
    assert desk.posts >= LAMP_IDS


def test_only_marked_conversations_are_collected_where_the_town_wants_that(desk: Desk) -> None:
    desk.serve([*TOWN, said(-6, 3, "un bache #resuelto"), said(-5, 1, "gracias", to=-6)])
    desk.fetch(collect="resolved", marks=("resuelto", "erledigt"))
    assert desk.posts == LAMP_IDS
    assert desk.simulator.meter.posts == len(LAMP_IDS), "the marked post comes twice a day, and is charged once"


def test_a_backfill_reads_the_archive_from_that_day_on(desk: Desk) -> None:
    ancient = [said(-9_000, 3, "@ayto hola"), said(-8_999, 1, "hola", to=-9_000)]
    desk.serve([*TOWN, *ancient])
    desk.fetch(since=MORNING - timedelta(hours=500))
    assert desk.posts == LAMP_IDS | OLD_IDS
    assert desk.reads == len(desk.posts)
    desk.fetch(since=datetime(2020, 1, 1, tzinfo=UTC))
    assert desk.posts == LAMP_IDS | OLD_IDS | hours(-9_000, -8_999)
    assert desk.reads == len(desk.posts), "what the first backfill read is not read again"


def test_a_backfill_completes_what_recent_search_could_not_see(desk: Desk) -> None:
    aside = said(-398, 5, "por fin", to=-400)
    desk.serve([*TOWN, aside])
    desk.fetch()
    assert desk.posts == LAMP_IDS | OLD_IDS
    desk.fetch(since=MORNING - timedelta(hours=60))
    assert desk.posts == LAMP_IDS | OLD_IDS | hours(-398)


def test_a_backfill_from_tomorrow_is_refused(desk: Desk) -> None:
    desk.serve(TOWN)
    with pytest.raises(UsageError):
        desk.fetch(since=MORNING)
    assert desk.requests == 0


def test_searches_of_the_archive_keep_x_s_pace(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.fetch(since=MORNING - timedelta(hours=500), pause=1.0)
    assert desk.clock.waits == [1.0], "two searches, one pause"


def test_a_long_search_is_read_page_by_page(desk: Desk) -> None:
    desk.serve(busy_town(250))
    desk.fetch()
    assert (len(desk.posts), desk.reads) == (250, 250)


def test_each_answer_is_stored_before_the_next_question(desk: Desk) -> None:
    desk.serve(busy_town(250))
    asked = []
    for batch in desk.source().posts():
        asked.append(desk.requests)
        desk.store.save(batch)
    assert asked[:2] == [1, 2]


def test_an_abandoned_fetch_leaves_no_connection_open(desk: Desk) -> None:
    desk.serve(busy_town(250))
    batches = desk.source().posts()
    assert len(next(batches).posts) == 100
    batches.close()  # type: ignore[attr-defined]


def test_a_deleted_root_is_asked_for_once_ever(desk: Desk) -> None:
    desk.serve([said(-5, 3, "@ayto sigue igual", to=-6), said(-4, 1, "en ello", to=-5, root=-6)])
    desk.fetch()
    assert desk.posts == hours(-5, -4)
    assert desk.requests == 4, "accounts, conversation, the root in vain, users"
    desk.fetch(MORNING + timedelta(hours=1))
    assert desk.requests == 6, "accounts, conversation"


def test_a_new_account_starts_afresh_and_the_others_go_on(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.fetch(accounts=("ayto",))
    assert desk.posts == OLD_IDS
    desk.fetch(accounts=("Ayto", "ayto", "luces"))
    assert desk.posts == LAMP_IDS | OLD_IDS
    assert desk.reads == len(desk.posts)


def test_more_accounts_than_one_query_holds(desk: Desk) -> None:
    many = tuple(f"servicio_{number:02}" for number in range(30))
    desk.serve(TOWN)
    desk.fetch(accounts=("ayto", "luces", *many))
    assert desk.posts == LAMP_IDS | OLD_IDS
    assert desk.simulator.meter.posts == len(desk.posts)


@pytest.mark.parametrize(("days", "twice"), [(-8, 0), (-1, 0), (1, 0), (8, 2)])
def test_a_clock_that_is_days_off_loses_nothing_and_reads_hardly_anything_twice(
    desk: Desk, days: int, twice: int
) -> None:
    world = desk.serve(TOWN)
    for _ in desk.batches(desk.source(MORNING + timedelta(days=days))):
        pass
    world.add(said(20, 3, "@luces otra farola"), said(21, 5, "pues sí", to=20))
    desk.fetch(MORNING + timedelta(days=1))
    assert desk.posts == LAMP_IDS | OLD_IDS | hours(20, 21)
    assert desk.reads == len(desk.posts) + twice


def test_one_conversation_by_itself(desk: Desk) -> None:
    desk.serve(TOWN)
    for batch in desk.source().thread(at(-30)):
        desk.store.save(batch)
    assert desk.posts == LAMP_IDS
    assert "callada" in desk.handles()


def test_what_this_source_is(desk: Desk) -> None:
    desk.serve([])
    source = desk.source()
    assert (source.name, source.terms.redistribute, source.terms.erase_within_hours) == ("x", "ids", 24)
    assert source.terms.display.view_label == "X"


def scripted(*answers: Any, since: datetime | None = None) -> tuple[NotebookMemory, int, ConcejoError | None]:
    """Run against scripted answers; returns what is stored, how many requests there were, and the error."""
    memory, error = NotebookMemory(), None
    with odd_server(*(says(answer) if isinstance(answer, dict) else answer for answer in answers)) as server:
        settings = XSettings(token="secret", accounts=("ayto",), base_url=server.base_url, pause=0)
        try:
            memory.save_all(fetch(settings, memory, now=MORNING, since=since, clockwork=JumpingClock().clockwork))
        except ConcejoError as caught:
            error = caught
        return memory, len(server.requests), error


@pytest.mark.parametrize(
    "token_of",
    ["again".format, "token{}".format],
    ids=["the same token", "ever new tokens"],
)
def test_pages_that_never_end_are_noticed(token_of: Callable[[int], str]) -> None:
    pages = [x_page(x_post(1), next_token=token_of(page)) for page in range(50)]
    memory, requests, error = scripted(*pages)
    assert isinstance(error, ProtocolError)
    assert requests <= 12
    assert list(memory.posts) == ["1"]


def test_a_search_that_broke_off_with_errors_is_not_taken_for_whole() -> None:
    broken = {"errors": [{"title": "Partial"}]}
    users = {"data": [x_user(7001, "vecina")]}
    post = x_post(at(-1))
    memory, _, error = scripted(x_page(post, next_token="more"), broken, x_page(post), users)
    assert (list(memory.posts), error) == ([at(-1)], None)
    newest, floor, gap = memory.cursors["x:from:ayto"].split()
    assert (newest, gap) == (at(-1), f"{floor}..{at(-1)}")


def test_a_chain_of_parents_that_never_ends_is_left() -> None:
    def parent(step: int) -> dict[str, Any]:
        above = {"type": "replied_to", "id": at(-step - 2)}
        return x_post(at(-step - 1), conversation_id=at(-900), referenced_tweets=[above])

    lookups = [{"data": [parent(step)]} for step in range(1, 300)]
    memory, requests, error = scripted(x_page(parent(0)), x_page(), *lookups)
    assert requests < 110
    assert error is None
    assert len(memory.posts) > 90


def test_a_lookup_that_answers_nothing_is_no_answer() -> None:
    memory, _, error = scripted(x_page(x_post(at(-1), conversation_id=at(-5))), x_page(), {})
    assert isinstance(error, ProtocolError)
    assert "answer.data is missing" in str(error)
    assert list(memory.posts) == [at(-1)]


def test_a_question_that_x_refuses_ends_the_run() -> None:
    _, requests, error = scripted(status(400), status(400))
    assert isinstance(error, ProtocolError)
    assert requests == 1
