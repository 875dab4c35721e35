"""How far reading got: cursors, whole conversations, and all ids page by page."""

from datetime import timedelta
from pathlib import Path

from generator.domain.posts import Batch
from generator.domain.removals import Erasure, Part, Reason
from generator.store import Store
from generator.store.progress import conversations_since
from generator.store.remembering import post_ids
from generator.store.state_file import open_state
from tests.builders import NOON, a_post


def test_cursors_are_found_by_the_beginning_of_their_names(store: Store) -> None:
    store.save(Batch(cursors={"x:walk:2": "b", "x:walk:1": "a", "x:walkers": "c", "x:Walk:3": "d", "y": "e"}))
    assert store.cursors("x:walk:") == {"x:walk:1": "a", "x:walk:2": "b"}
    assert store.cursors("") == {"x:Walk:3": "d", "x:walk:1": "a", "x:walk:2": "b", "x:walkers": "c", "y": "e"}
    assert store.cursors("%") == {}


def test_an_empty_cursor_is_forgotten(store: Store) -> None:
    store.save(Batch(cursors={"ayto": "5", "luces": "6"}))
    store.save(Batch(cursors={"ayto": "", "nobody": ""}))
    assert (store.cursor("ayto"), store.cursors("")) == (None, {"luces": "6"})


def test_conversations_that_moved_lately_and_until_when_each_is_whole(store: Store) -> None:
    store.save(
        Batch(
            posts=(
                a_post(9, "vieja", minutes=-60),
                a_post(10, "vieja con respuesta nueva", minutes=-60),
                a_post(11, "respuesta", minutes=5, conversation=10, reply_to=10),
                a_post(99, "nueva", minutes=0),
                a_post(100, "sin leer entera", minutes=1),
            ),
            complete={"9": NOON, "10": NOON, "99": NOON + timedelta(hours=1)},
        )
    )
    assert list(store.conversations_since(NOON).items()) == [
        ("10", NOON),
        ("99", NOON + timedelta(hours=1)),
        ("100", None),
    ]
    store.save(Batch(complete={"10": NOON + timedelta(hours=2), "99": NOON}))
    assert store.conversations_since(NOON)["10"] == NOON + timedelta(hours=2)
    assert store.conversations_since(NOON)["99"] == NOON + timedelta(hours=1), "whole never goes back"


def test_all_conversations_of_an_edited_roots_versions_moved_with_any(store: Store) -> None:
    store.save(
        Batch(
            posts=(
                a_post(20, "a la vieja", minutes=-50, conversation=10, reply_to=10),
                a_post(12, "segunda", minutes=-55, conversation=12, edits=("10", "12")),
                a_post(21, "a la nueva", minutes=5, conversation=12, reply_to=12),
            )
        )
    )
    assert list(store.conversations_since(NOON)) == ["10", "12"]


def test_nobody_watches_what_nobody_may_see(store: Store) -> None:
    for root in (10, 20, 30):
        store.save(Batch(posts=(a_post(root, "¿?"), a_post(root + 1, "sí", conversation=root, reply_to=root))))
    store.hide("10", Reason.MINOR)
    store.erase([Erasure("20", Reason.DELETED, Part.REQUEST)])
    assert list(store.conversations_since(NOON)) == ["30"]


def test_ids_come_in_number_aware_order_after_any_of_them(store: Store) -> None:
    ids = [5, 9, 10, 11, 99, 100, 101, 1000]
    store.save(Batch(posts=tuple(a_post(each, "hola") for each in reversed(ids))))
    assert list(store.post_ids()) == [str(each) for each in ids]
    for after in (0, 5, 7, 99, 100, 999, 1000, 5000):
        assert list(store.post_ids(str(after))) == [str(each) for each in ids if each > after]
        assert list(store.post_ids(str(after), limit=3)) == [str(each) for each in ids if each > after][:3]
    assert list(store.post_ids(limit=0)) == []


def test_a_rotating_check_may_erase_on_its_way(store: Store) -> None:
    store.save(Batch(posts=tuple(a_post(each, "hola") for each in range(1, 200))))
    seen = []
    for post_id in store.post_ids():
        seen.append(post_id)
        if int(post_id) % 50 == 0:
            store.erase([Erasure(post_id, Reason.DELETED, Part.OTHER)])
            assert store.is_clean()
    assert len(seen) == 199
    assert store.count_posts() == 196


def test_its_questions_walk_along_indexes(folder: Path, store: Store) -> None:
    store.save(Batch(posts=tuple(a_post(each, "hola") for each in range(1, 200))))
    connection = open_state(folder, patience=1)
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    conversations_since(connection, NOON)
    list(post_ids(connection, "50", 20))
    connection.set_trace_callback(None)
    plans = [str(step[3]) for question in asked for step in connection.execute("EXPLAIN QUERY PLAN " + question)]
    connection.close()
    walks = [step for step in plans if step.startswith("SCAN post")]
    assert walks
    assert all("COVERING INDEX" in step for step in walks)
    assert any("SEARCH post USING COVERING INDEX sqlite_autoindex_post_1 (id>?)" in step for step in plans)
