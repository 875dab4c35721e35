"""An older state is brought up to date, with a copy of what it was beside it, whatever happens on the way."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from generator.store import Store
from generator.store.migrations import migrate
from generator.store.schema import MIGRATIONS
from generator.store.state_file import open_state
from tests.builders import a_post
from tests.store.older_state import an_older_state

POSTS = [a_post(number, "la farola de siempre") for number in range(1, 300)]


def test_an_older_state_keeps_everything_and_a_private_copy_lies_beside_it(folder: Path) -> None:
    state = an_older_state(folder, POSTS)
    with Store.open(folder) as store:
        assert [thread.posts for thread in store.threads()] == [(post,) for post in POSTS]
        assert store.removals() == ()
    copy = folder / "state-v1.sqlite3"
    assert stat.S_IMODE(copy.stat().st_mode) == stat.S_IMODE(state.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as older:
        assert older.execute("PRAGMA user_version").fetchone() == (1,)
        assert older.execute("PRAGMA quick_check").fetchone() == ("ok",)
        assert older.execute("SELECT count(*) FROM post").fetchone() == (len(POSTS),)


def test_the_copy_is_a_way_back(folder: Path) -> None:
    an_older_state(folder, POSTS)
    Store.open(folder).close()
    (folder / "state-v1.sqlite3").replace(folder / "state.sqlite3")
    with Store.open(folder) as store:
        assert store.count_posts() == len(POSTS)


def test_a_state_that_is_up_to_date_or_new_is_not_copied(folder: Path) -> None:
    for _ in range(2):
        Store.open(folder).close()
    assert [path.name for path in folder.iterdir()] == ["state.sqlite3"]


def test_a_copy_that_an_earlier_run_left_unfinished_is_swept_away(folder: Path) -> None:
    an_older_state(folder, POSTS)
    for name in ("state-v1.sqlite3.part", "state-v1.sqlite3.part-journal"):
        (folder / name).write_bytes(b"half a copy")
    Store.open(folder).close()
    assert sorted(path.name for path in folder.iterdir()) == ["state-v1.sqlite3", "state.sqlite3"]


def test_each_version_has_a_copy_of_its_own(folder: Path) -> None:
    an_older_state(folder, POSTS)
    connection = open_state(folder, patience=1)
    migrate(connection, (*MIGRATIONS, ("CREATE TABLE later (id TEXT)",)))
    connection.close()
    assert sorted(path.name for path in folder.glob("state-v*")) == [
        "state-v1.sqlite3",
        f"state-v{len(MIGRATIONS)}.sqlite3",
    ]


def test_where_no_copy_can_be_made_nothing_is_migrated(folder: Path) -> None:
    an_older_state(folder, POSTS)
    (folder / "state-v1.sqlite3").mkdir()
    with pytest.raises(Exception, match=r"cannot be used.*Nothing was changed"):
        Store.open(folder)
    with closing(sqlite3.connect(folder / "state.sqlite3")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
