"""`concejo fetch` erases in the same run, whatever else is wrong, and holds back what looks like an outage."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.domain.removals import Reason, Removals
from generator.simulator import Faults, Simulator, World
from generator.store import Store, state_folder
from tests.intake.towns import a_town, traces
from tests.sources.answers import MORNING
from tests.sources.towns_on_x import at, said, the_world

POSTS = [
    said(-30, 3, "@ayto la farola zarzamora no luce"),
    said(-29, 1, "@vecina vamos mañana caléndula", to=-30),
    said(-28, 4, "@ayto y el banco madreselva, está roto?"),
    said(-27, 5, "@ayto falta una papelera girasol"),
]
NIGHT, NEXT = MORNING, MORNING + timedelta(days=1)
ALWAYS = range(1, 1_000_000)


class Town:
    """A folder, the X that it reads, and faults that tests add."""

    def __init__(self, folder: Path, world: World, x: Simulator, faults: Faults) -> None:
        self.folder, self.world, self.x, self.faults = folder, world, x, faults

    def fetch(self, now: datetime, *options: str) -> int:
        self.x.travel(now)
        return main(["fetch", "--town", str(self.folder), "--now", now.isoformat(), *options])

    def store(self) -> Store:
        return Store.open(state_folder(self.folder))


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    folder, faults = a_town(tmp_path / "town"), Faults()
    worlds = tmp_path / "worlds"
    worlds.mkdir()
    world = the_world(worlds, POSTS)
    with Simulator(world, now=NIGHT, faults=faults) as x:
        monkeypatch.setenv("X_API_BASE", x.base_url)
        monkeypatch.setenv("X_MEDIA_BASE", f"{x.base_url}/media")
        monkeypatch.setenv("X_BEARER_TOKEN", "t")
        running = Town(folder, world, x, faults)
        assert running.fetch(NIGHT) == 0
        yield running


@pytest.mark.parametrize("jobs", [True, False], ids=["by a compliance job", "by looking up in turn"])
def test_what_was_deleted_leaves_with_the_next_fetch(
    town: Town, jobs: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    if not jobs:
        town.faults.on("/2/compliance/jobs", calls=ALWAYS, status=403)
    town.world.delete(at(-30))
    assert town.fetch(NEXT) == 0
    assert "1 post left the record (1 deleted), and 1 case with them." in capsys.readouterr().err
    assert not traces(state_folder(town.folder), "zarzamora")
    with town.store() as store:
        assert store.removals() == (Removals(Reason.DELETED, 0, 1),)


def test_an_outage_is_held_back_until_it_is_confirmed(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    for post in POSTS:
        town.world.delete(post["id"])
    for night in (NEXT, NEXT + timedelta(days=1)):
        assert town.fetch(night) == 3
        said = capsys.readouterr().err
        assert "4 of 4 stored posts are said to be gone at once; nothing was erased." in said
        assert "concejo fetch --confirm-erasure" in said
    with town.store() as store:
        assert store.count_posts() == 4
        assert store.fetched_at() == NEXT + timedelta(days=1), "the rest of the fetch counts"
    assert town.fetch(NEXT + timedelta(days=2), "--confirm-erasure") == 0
    with town.store() as store:
        assert store.count_posts() == 0


def test_an_outage_that_passes_by_leaves_everything_as_it_was(town: Town) -> None:
    for post in POSTS:
        town.world.delete(post["id"])
    assert town.fetch(NEXT) == 3
    for post in POSTS:
        town.world.undelete(post["id"])
    assert town.fetch(NEXT + timedelta(days=1)) == 0
    with town.store() as store:
        assert store.count_posts() == 4
        assert store.removals() == ()


@pytest.mark.parametrize("name", ["town.yml", "staff.yml"])
def test_erasures_go_through_though_the_town_s_files_are_broken(town: Town, name: str) -> None:
    (town.folder / "site_src" / name).write_text("[")
    town.world.delete(at(-27))
    assert town.fetch(NEXT) == 10
    assert not traces(state_folder(town.folder), "girasol")


def test_erasures_go_through_though_the_budget_is_used_up(town: Town) -> None:
    (town.folder / "site_src" / "town.yml").write_text(
        "name: Villacorva\nlanguages: [es]\ntimezone: Europe/Madrid\nbudget: {month: 0.01}\n"
    )
    town.world.delete(at(-27))
    assert town.fetch(NEXT) == 20
    assert not traces(state_folder(town.folder), "girasol")
