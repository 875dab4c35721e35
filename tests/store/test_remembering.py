"""What a source asks before it fetches."""

from datetime import UTC, datetime

import pytest

from generator.domain.collection import Memory
from generator.domain.posts import Account, Batch
from generator.site.record import Record
from generator.store import Store
from tests.builders import a_post


def test_the_store_is_a_sources_memory_and_the_sites_record(store: Store) -> None:
    memory: Memory = store
    record: Record = store
    assert record.posts(["1"]) == {}
    assert memory.cursor("ayto") is None
    store.save(Batch(cursors={"ayto": "5", "luces": "9"}))
    store.save(Batch(cursors={"ayto": "7"}))
    assert (memory.cursor("ayto"), memory.cursor("luces")) == ("7", "9")


def test_it_says_which_posts_and_accounts_are_known(store: Store) -> None:
    memory: Memory = store
    store.save(Batch(posts=(a_post(1, "hola", by="ayto"),), accounts=(Account("5"),)))
    assert memory.known_posts(["1", "2"]) == {"1"}
    assert memory.known_posts([]) == frozenset()
    assert memory.known_accounts([a_post(1, "", by="ayto").author.id, "5", "6"]) == {a_post(1, "", by="ayto").author.id}


def test_it_names_the_roots_and_parents_that_are_missing(store: Store) -> None:
    store.save(
        Batch(
            posts=(
                a_post(12, "¿y esto?", conversation=10, reply_to=11),
                a_post(13, "gracias", conversation=10, reply_to=12),
                a_post(20, "la raíz está"),
                a_post(31, "de otra", conversation=30, reply_to=29),
            )
        )
    )
    assert store.missing_parents(["10", "20"]) == {"10", "11"}
    assert store.missing_parents(["40"]) == {"40"}
    assert store.missing_parents([]) == frozenset()


def test_a_version_that_is_newer_than_the_stored_one_is_missing_an_older_one_is_not(store: Store) -> None:
    store.save(Batch(posts=(a_post(11, "segunda", edits=("10", "11", "12"), conversation=11),)))
    assert store.known_posts(["10", "11", "12"]) == {"10", "11"}
    store.save(Batch(posts=(a_post(20, "a la nueva", conversation=12, reply_to=12),)))
    assert store.missing_parents(["11", "12"]) == {"12"}


def test_it_remembers_when_a_fetch_ended(store: Store) -> None:
    assert store.fetched_at() is None
    for day in (5, 6):
        store.set_fetched_at(datetime(2026, 10, day, 6, tzinfo=UTC))
    assert store.fetched_at() == datetime(2026, 10, 6, 6, tzinfo=UTC)


@pytest.mark.parametrize("count", [0, 1, 40_000])
def test_it_takes_any_number_of_ids(store: Store, count: int) -> None:
    ids = [str(number) for number in range(count)]
    assert store.known_posts(ids) == store.known_accounts(ids) == frozenset()
    assert store.missing_parents(ids) == frozenset(ids)
    assert store.posts(ids) == {}
