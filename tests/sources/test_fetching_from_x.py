"""A town's fetch over real HTTP: everything once, whole conversations, and on from where the last run ended."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.domain.errors import ConcejoError, ProtocolError, UnreachableError, UsageError
from generator.simulator import Faults, Simulator
from generator.sources.x_api import XSettings, fetch
from tests.sources.answers import MORNING, x_page, x_post, x_user
from tests.sources.memories import NotebookMemory
from tests.sources.odd_server import odd_server, says, status
from tests.sources.towns_on_x import at, said, the_world
from tests.sources.waiting import JumpingClock

RECENT = "/2/tweets/search/recent"
LAMP = [
    said(-30, 3, "Lleva días sin luz mi calle"),
    said(-29, 4, "La mía también", to=-30),
    said(-28, 3, "@luces a ver si alguien viene", to=-29, root=-30),
    said(-27, 2, "@vecina mañana va Paula ^PG", to=-28, root=-30),
    said(-3, 2, "Arreglada #resuelto", to=-27, root=-30),
    said(-2, 5, "qué bien", to=-3, root=-30),
]
OLD = [
    said(-400, 3, "@ayto hay un bache"),
    said(-399, 4, "y grande", to=-400),
    said(-50, 1, "@vecina en ello", to=-399, root=-400),
]
CHAT = [said(-20, 3, "qué frío"), said(-19, 4, "sí", to=-20)]
REPOST = said(-10, 4, "RT @ayto: hola", referenced_tweets=[{"type": "retweeted", "id": at(-30)}])
TOWN = [*LAMP, *OLD, *CHAT, REPOST]


class Desk:
    """A simulator, a memory and the way between them."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack, self._folder = stack, folder
        self.memory, self.clock = NotebookMemory(), JumpingClock()

    def serve(self, posts: list[dict[str, Any]], faults: Faults | None = None, now: datetime = MORNING) -> Simulator:
        self.simulator = self._stack.enter_context(
            Simulator(the_world(self._folder, posts), now=now, token="secret", faults=faults)
        )
        self.simulator.start()
        return self.simulator

    def fetch(self, *, now: datetime = MORNING, since: datetime | None = None, **changes: Any) -> None:
        base_url = str(self.simulator)
        parts = {"token": "secret", "accounts": ("ayto", "luces"), "base_url": base_url, "pause": 0.0, **changes}
        settings = XSettings(**parts)
        self.memory.save_all(fetch(settings, self.memory, now=now, since=since, clockwork=self.clock.clockwork))

    @property
    def requests(self) -> int:
        return self.simulator.meter.requests


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as stack:
        yield Desk(stack, tmp_path)


def hours(*when: float) -> set[str]:
    return {at(hour) for hour in when}


LAMP_IDS = hours(-30, -29, -28, -27, -3, -2)


def test_whole_conversations_of_the_town_are_read_and_nothing_else(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.fetch()
    assert desk.memory.posts.keys() == LAMP_IDS | hours(-400, -399, -50), "roots and parents by lookup, no chat"
    assert {account.handle for account in desk.memory.accounts.values()} == {
        "ayto", "luces", "vecina", "otro_vecino", "callada",
    }  # fmt: skip
    assert desk.memory.cursors == {"x:account:ayto": at(-3), "x:account:luces": at(-3)}
    assert desk.requests == 4, "accounts, conversations, roots and parents, users"


def test_the_second_fetch_brings_nothing_new(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.fetch()
    posts, accounts, before = dict(desk.memory.posts), dict(desk.memory.accounts), desk.requests
    desk.memory.stored_twice.clear()
    desk.fetch()
    assert (desk.memory.posts, desk.memory.accounts, desk.memory.stored_twice) == (posts, accounts, [])
    assert desk.requests == before + 1


def test_what_came_since_is_read_and_accounts_only_once(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.fetch()
    desk.simulator.stop()
    desk.serve([*TOWN, said(1, 3, "@luces gracias!", to=-3, root=-30)], now=MORNING + timedelta(hours=2))
    desk.fetch(now=MORNING + timedelta(hours=2))
    assert desk.memory.posts.keys() >= hours(1)
    assert desk.simulator.meter.user_reads == 0
    assert desk.memory.cursors["x:account:ayto"] == at(1)


def test_a_cursor_older_than_the_window_is_not_sent(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.memory.cursors = {"x:account:ayto": at(-24 * 20), "x:account:luces": at(-24 * 7)}
    desk.fetch()
    assert desk.memory.posts.keys() >= LAMP_IDS
    assert desk.memory.cursors["x:account:ayto"] == at(-3)


def test_a_cursor_that_only_x_finds_too_old_is_given_up(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.memory.cursors = {"x:account:ayto": at(-24 * 10), "x:account:luces": "12"}
    desk.fetch(now=MORNING - timedelta(days=9))
    assert desk.memory.posts.keys() >= LAMP_IDS


@pytest.mark.parametrize("cursor", ["", "garbage", "1" * 40])
def test_a_spoilt_cursor_is_no_cursor(cursor: str, desk: Desk) -> None:
    desk.serve(TOWN)
    desk.memory.cursors = {"x:account:ayto": cursor}
    desk.fetch()
    assert desk.memory.posts.keys() >= LAMP_IDS


def test_only_marked_conversations_are_collected_where_the_town_wants_that(desk: Desk) -> None:
    desk.serve([*TOWN, said(-6, 3, "un bache #resuelto"), said(-5, 1, "gracias", to=-6)])
    desk.fetch(collect="resolved", marks=("resuelto", "erledigt"))
    assert desk.memory.posts.keys() == LAMP_IDS
    assert desk.memory.cursors == {"x:marks:ayto": at(-3), "x:marks:luces": at(-3)}


def test_a_backfill_reads_the_archive_from_that_day_on(desk: Desk) -> None:
    ancient = [said(-9_000, 3, "@ayto hola"), said(-8_999, 1, "hola", to=-9_000)]
    desk.serve([*TOWN, *ancient])
    desk.fetch(since=MORNING - timedelta(hours=500))
    assert desk.memory.posts.keys() == LAMP_IDS | hours(-400, -399, -50)
    desk.fetch(since=datetime(2020, 1, 1, tzinfo=UTC))
    assert desk.memory.posts.keys() >= hours(-9_000, -8_999)
    assert desk.memory.cursors["x:account:ayto"] == at(-3)


def test_a_backfill_never_moves_a_cursor_back(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.memory.cursors = {"x:account:ayto": at(50)}
    desk.fetch(since=MORNING - timedelta(hours=500))
    assert desk.memory.cursors == {"x:account:ayto": at(50), "x:account:luces": at(-3)}


def test_a_backfill_from_tomorrow_is_refused(desk: Desk) -> None:
    desk.serve(TOWN)
    with pytest.raises(UsageError):
        desk.fetch(since=MORNING)
    assert desk.requests == 0


def test_searches_of_the_archive_keep_x_s_pace(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.fetch(since=MORNING - timedelta(hours=500), pause=1.0)
    assert desk.clock.waits == [1.0], "two searches, one pause"


def busy_town(posts: int) -> list[dict[str, Any]]:
    """One long conversation, a post a minute."""
    return [said(-index / 60, 3, f"@ayto aviso {index}", root=-posts / 60) for index in range(1, posts + 1)]


def test_a_long_search_is_read_page_by_page(desk: Desk) -> None:
    desk.serve(busy_town(250))
    desk.fetch()
    assert len(desk.memory.posts) == 250
    assert desk.memory.cursors["x:account:ayto"] == at(-1 / 60)


def test_a_run_that_dies_half_way_loses_nothing(desk: Desk) -> None:
    for fatal in range(1, 40):
        desk.memory = NotebookMemory()
        simulator = desk.serve(busy_town(250), Faults().on("/2/*", calls=range(fatal, 1_000_000), status=503))
        try:
            desk.fetch()
        except UnreachableError:
            assert desk.memory.cursors == {}
        else:
            break
        finally:
            simulator.stop()
        simulator = desk.serve(busy_town(250))
        desk.fetch()
        assert len(desk.memory.posts) == 250
        assert desk.memory.cursors["x:account:ayto"] == at(-1 / 60)
        simulator.stop()
    assert fatal == 8, "each of the seven requests died once"


def test_each_answer_is_stored_before_the_next_question(desk: Desk) -> None:
    desk.serve(busy_town(250))
    settings = XSettings(token="secret", accounts=("ayto",), base_url=str(desk.simulator))
    asked = []
    for batch in fetch(settings, desk.memory, now=MORNING):
        asked.append(desk.requests)
        desk.memory.save_all([batch])
    assert asked[:3] == [1, 2, 3]


def test_an_abandoned_fetch_leaves_no_connection_open(desk: Desk) -> None:
    desk.serve(busy_town(250))
    settings = XSettings(token="secret", accounts=("ayto",), base_url=str(desk.simulator))
    batches = fetch(settings, desk.memory, now=MORNING)
    assert len(next(batches).posts) == 100
    batches.close()  # type: ignore[attr-defined]


def test_a_deleted_root_is_asked_for_once(desk: Desk) -> None:
    desk.serve([said(-5, 3, "@ayto sigue igual", to=-6), said(-4, 1, "en ello", to=-5, root=-6)])
    desk.fetch()
    assert desk.memory.posts.keys() == hours(-5, -4)
    assert desk.requests == 4, "accounts, conversation, the root in vain, users"


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
    assert (list(memory.posts), memory.cursors) == (["1"], {})


def test_a_search_that_broke_off_with_errors_does_not_move_the_cursor() -> None:
    broken = {"errors": [{"title": "Partial"}]}
    users = {"data": [x_user(7001, "vecina")]}
    memory, _, error = scripted(x_page(x_post(9), next_token="more"), broken, x_page(x_post(9)), users)
    assert (list(memory.posts), memory.cursors, error) == (["9"], {}, None)


def test_a_chain_of_parents_that_never_ends_is_left(tmp_path: Path) -> None:
    parents = [
        {
            "data": [
                x_post(
                    1_000 - step, conversation_id="5", referenced_tweets=[{"type": "replied_to", "id": str(999 - step)}]
                )
            ]
        }
        for step in range(300)
    ]
    memory, requests, error = scripted(x_page(parents[0]["data"][0]), x_page(), *parents[1:200])
    assert requests < 110
    assert error is None
    assert memory.cursors


def test_a_lookup_that_answers_nothing_is_no_answer() -> None:
    memory, _, error = scripted(x_page(x_post(1, conversation_id="5")), x_page(), {})
    assert isinstance(error, ProtocolError)
    assert "answer.data is missing" in str(error)
    assert memory.cursors == {}


def test_a_question_that_x_refuses_ends_the_run() -> None:
    _, requests, error = scripted(status(400))
    assert isinstance(error, ProtocolError)
    assert requests == 1


def test_each_account_has_its_own_cursor_and_a_new_one_starts_afresh(desk: Desk) -> None:
    desk.serve(TOWN)
    desk.fetch(accounts=("ayto",))
    desk.memory.posts.clear()
    desk.fetch(accounts=("Ayto", "ayto", "luces"))
    assert desk.memory.posts.keys() >= LAMP_IDS
    assert desk.memory.cursors == {"x:account:ayto": at(-50), "x:account:luces": at(-3)}
