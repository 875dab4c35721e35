"""A state that is damaged, foreign, locked or out of reach ends in one clear error, never in half an answer."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from generator.domain.errors import ConcejoError, StateConflictError, StateCorruptError, StorageError
from generator.domain.posts import Batch
from generator.store import Store
from generator.store.faults import UnusableError
from generator.store.migrations import migrate
from generator.store.schema import MIGRATIONS
from tests.builders import a_post

SECRET = "nadie debe leer esto en un registro"


@pytest.fixture
def state(folder: Path) -> Path:
    """The file of a state that holds some posts, closed."""
    with Store.open(folder) as store:
        store.save(Batch(posts=tuple(a_post(number, SECRET * 20) for number in range(1, 200))))
    return folder / "state.sqlite3"


def is_refused(error: type[ConcejoError], folder: Path) -> None:
    """Opening and reading everything ends in that error, which says where and what to do, and no post's words."""
    with pytest.raises(error) as caught, Store.open(folder, patience=0.05) as store:
        list(store.threads())
    assert str(folder) in caught.value.message
    assert caught.value.hint
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None or SECRET not in str(caught.value.__cause__)


def test_only_the_user_who_runs_it_may_read_the_state(folder: Path) -> None:
    before = os.umask(0)
    try:
        with Store.open(folder) as store:
            store.save(Batch(posts=(a_post(1, "hola"),)))
            rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(rights.values()) == {0o600}
    assert "state.sqlite3-wal" in rights


@pytest.mark.parametrize("page", [0, 1, 2, 5, 20])
def test_an_overwritten_page_is_noticed(state: Path, page: int) -> None:
    with state.open("r+b") as file:
        file.seek(page * 4096)
        file.write(b"\xa5" * 4096)
    is_refused(StateCorruptError, state.parent)


@pytest.mark.parametrize("size", [1, 100, 4096, 10_000, 40_960])
def test_a_truncated_file_is_noticed(state: Path, size: int) -> None:
    os.truncate(state, size)
    is_refused(StateCorruptError, state.parent)


def test_text_that_is_no_text_any_more_is_noticed_and_not_quoted(state: Path) -> None:
    damaged = state.read_bytes().replace(SECRET[:20].encode(), b"\xff" * 20)
    state.write_bytes(damaged)
    is_refused(StateCorruptError, state.parent)


def change(state: Path, statement: str) -> None:
    with closing(sqlite3.connect(state)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE post SET spans = '[[' WHERE id = '7'",
        "UPDATE post SET spans = '[[1]]' WHERE id = '7'",
        "UPDATE post SET created_at = 'noon' WHERE id = '7'",
        "UPDATE post SET created_at = 9223372036854775807 WHERE id = '7'",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 99",
    ],
)
def test_what_cannot_have_been_stored_is_noticed(state: Path, statement: str) -> None:
    change(state, statement)
    is_refused(StateCorruptError, state.parent)


def test_damage_is_noticed_by_whatever_reads_it(state: Path) -> None:
    change(state, "UPDATE post SET media = '[[', edits = '7' WHERE id = '7'")
    change(state, "INSERT INTO picture VALUES ('3_1', '', 0, '[]', '{', 480, 360)")
    with Store.open(state.parent) as store:
        for read in (store.wanted_media, store.pictures, lambda: store.save(Batch(posts=(a_post(7, "hola"),)))):
            with pytest.raises(StateCorruptError, match="is damaged"):
                read()
        assert store.save(Batch(posts=(a_post(8, "hola"),))).changed == 1


def test_the_way_back_is_told(state: Path) -> None:
    state.write_bytes(b"this was never a database, but it is long enough to look at" * 100)
    with pytest.raises(StateCorruptError, match=r"is damaged.*Move that file.*concejo fetch.*--backfill"):
        Store.open(state.parent)


def test_a_newer_version_asks_for_a_newer_concejo(state: Path) -> None:
    change(state, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StateCorruptError, match=r"written by a newer Concejo.*Update Concejo"):
        Store.open(state.parent)


def test_somebody_elses_database_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    change(folder / "state.sqlite3", "CREATE TABLE bookmarks (url TEXT)")
    before = (folder / "state.sqlite3").read_bytes()
    with pytest.raises(StateCorruptError, match="is a database, but not Concejo's"):
        Store.open(folder)
    assert [path.read_bytes() for path in folder.iterdir()] == [before]


def test_a_link_in_place_of_the_state_is_refused(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    target = tmp_path / "elsewhere"
    target.write_bytes(b"")
    (folder / "state.sqlite3").symlink_to(target)
    is_refused(StateCorruptError, folder)
    assert target.read_bytes() == b""


def test_a_pipe_in_place_of_the_state_is_refused_at_once(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "state.sqlite3")
    is_refused(StateCorruptError, folder)


def test_a_file_in_place_of_the_folder_is_a_fault_of_the_disk(folder: Path) -> None:
    folder.write_text("")
    is_refused(StorageError, folder)


def test_a_second_run_waits_and_then_gives_up_without_a_change(state: Path) -> None:
    with closing(sqlite3.connect(state, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Store.open(state.parent, patience=0.05) as store:
            with pytest.raises(StateConflictError, match="Another run is using the state"):
                store.save(Batch(posts=(a_post(1000, "hola"),)))
            assert len(list(store.threads())) == 199
            other.execute("ROLLBACK")
            assert store.save(Batch(posts=(a_post(1000, "hola"),))).new == 1


def test_a_new_state_that_another_run_is_making_is_waited_for(folder: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "state.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        is_refused(StateConflictError, folder)
        other.execute("ROLLBACK")
    with Store.open(folder) as store:
        assert store.count_posts() == 0


def test_an_older_state_is_brought_up_to_date_with_everything_in_it(state: Path) -> None:
    later = (*MIGRATIONS, ("ALTER TABLE post ADD COLUMN erased_at INTEGER",))
    with closing(sqlite3.connect(state, isolation_level=None)) as connection:
        migrate(connection, later)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(later),)
        assert connection.execute("SELECT count(*), count(erased_at) FROM post").fetchone() == (199, 0)
        with pytest.raises(UnusableError, match="newer Concejo"):
            migrate(connection)


def test_a_migration_that_fails_leaves_the_older_state(state: Path) -> None:
    broken = (*MIGRATIONS, ("ALTER TABLE post ADD COLUMN erased_at INTEGER", "ALTER TABLE nothing ADD COLUMN x"))
    with closing(sqlite3.connect(state, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, broken)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    with Store.open(state.parent) as store:
        assert len(list(store.threads())) == 199
