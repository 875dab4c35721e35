"""What reading cost is remembered, and what a day's second read is free of."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from generator.domain.posts import Batch
from generator.domain.reads import DayReads, Read, ReadKind
from generator.domain.removals import Erasure, Part, Reason
from generator.store import Store
from tests.builders import a_post

MONDAY = date(2026, 10, 5)
NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def read(store: Store, kind: ReadKind, *ids: str, at: datetime = NOON) -> None:
    store.save(Batch(reads=tuple(Read(kind, each) for each in ids), read_at=at))


def test_a_post_that_comes_again_on_its_day_is_asked_for_twice_and_paid_once(store: Store) -> None:
    read(store, ReadKind.POST, "1", "2", "2")
    read(store, ReadKind.POST, "2", "3", at=NOON + timedelta(hours=11))
    assert store.reads(MONDAY) == (DayReads(MONDAY, ReadKind.POST, asked=5, billed=3),)
    read(store, ReadKind.POST, "1", at=NOON + DAY)
    assert store.reads(MONDAY + DAY) == (DayReads(MONDAY + DAY, ReadKind.POST, asked=1, billed=1),)


def test_an_owned_post_is_the_same_post_a_user_is_not_and_counts_are_always_charged(store: Store) -> None:
    read(store, ReadKind.OWNED_POST, "7")
    read(store, ReadKind.POST, "7")
    read(store, ReadKind.USER, "7")
    read(store, ReadKind.COUNT, "", "")
    read(store, ReadKind.COUNT, "")
    assert store.reads(MONDAY) == (
        DayReads(MONDAY, ReadKind.COUNT, 3, 3),
        DayReads(MONDAY, ReadKind.OWNED_POST, 1, 1),
        DayReads(MONDAY, ReadKind.POST, 1, 0),
        DayReads(MONDAY, ReadKind.USER, 1, 1),
    )
    assert store.read_on(MONDAY, ReadKind.POST, ["6", "7"]) == {"7"}
    assert store.read_on(MONDAY, ReadKind.COUNT, ["", "7"]) == frozenset()


def test_the_day_is_the_one_in_utc(store: Store) -> None:
    read(store, ReadKind.POST, "1", at=datetime(2026, 10, 6, 1, 30, tzinfo=timezone(timedelta(hours=2))))
    assert store.read_on(MONDAY, ReadKind.POST, ["1"]) == {"1"}


def test_single_ids_are_forgotten_after_a_day_and_sums_never(store: Store) -> None:
    for days in range(4):
        read(store, ReadKind.POST, "1", "2", at=NOON + days * DAY)
    known = [bool(store.read_on(MONDAY + days * DAY, ReadKind.POST, ["1"])) for days in range(4)]
    assert known == [False, False, True, True]
    assert [day.billed for day in store.reads(MONDAY)] == [2, 2, 2, 2]


def test_a_night_in_a_wrong_year_does_not_stay_paid_for_ever(store: Store) -> None:
    read(store, ReadKind.POST, "1", at=NOON.replace(year=2037))
    read(store, ReadKind.POST, "1")
    assert store.read_on(MONDAY.replace(year=2037), ReadKind.POST, ["1"]) == frozenset()


def test_reads_are_stored_with_their_posts_or_not_at_all(store: Store) -> None:
    with pytest.raises(TypeError):
        store.save(Batch(posts=(a_post(1, "hola"),), reads=(Read(ReadKind.POST, "1"),)))
    assert (store.count_posts(), store.reads(MONDAY)) == (0, ())


def test_what_was_paid_for_and_erased_the_same_day_stays_paid_for(store: Store) -> None:
    store.save(Batch(posts=(a_post(1, "hola"),), reads=(Read(ReadKind.POST, "1"),), read_at=NOON))
    store.erase([Erasure("1", Reason.OWN_WISH, Part.OTHER)])
    assert store.read_on(MONDAY, ReadKind.POST, ["1", "2"]) == {"1"}
    store.save(Batch(posts=(a_post(1, "hola"),), reads=(Read(ReadKind.POST, "1"),), read_at=NOON))
    assert store.reads(MONDAY) == (DayReads(MONDAY, ReadKind.POST, asked=2, billed=1),)
