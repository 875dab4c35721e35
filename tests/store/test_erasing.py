"""What is gone leaves the state with all that hangs on it; what may stay of it is a count, a time and a hash."""

from dataclasses import replace

import pytest

from generator.domain.posts import Account, Batch, Media, Picture, Post, Thread
from generator.domain.removals import Erasure, Gap, Part, Reason, Removals
from generator.store import Saved, Store
from tests.builders import NOON, a_post, an_account

LAMP = Media("3_1", "photo", "https://pbs.twimg.com/media/lamp.jpg")
BENCH = Media("3_2", "photo", "https://pbs.twimg.com/media/bench.jpg")
ASKED = a_post(10, "@ayto la farola no luce", by="vecina", media=(LAMP,))
ANSWERED = a_post(11, "@vecina mañana", by="ayto", minutes=9, conversation=10, reply_to=10)
FIXED = a_post(12, "@vecina ya luce #resuelto", by="luces", minutes=900, conversation=10, reply_to=11, media=(BENCH,))
THANKED = a_post(13, "@luces gracias", by="vecina", minutes=990, conversation=10, reply_to=12)
ELSEWHERE = a_post(20, "otra cosa", by="vecino")
ALL = Batch(posts=(ASKED, ANSWERED, FIXED, THANKED, ELSEWHERE))
UNDOABLE = (Reason.PROTECTED, Reason.SUSPENDED, Reason.WITHHELD, Reason.DEACTIVATED)


@pytest.fixture
def town(store: Store) -> Store:
    store.save(ALL)
    return store


def a_picture(key: str) -> Picture:
    return Picture(key, {480: f"{key}.webp"}, {480: f"{key}.jpg"}, 480, 360)


def erase(store: Store, post: Post | str, part: Part = Part.OTHER, reason: Reason = Reason.DELETED) -> tuple[str, ...]:
    return store.erase([Erasure(post if isinstance(post, str) else post.id, reason, part)])


def the_thread(store: Store) -> Thread:
    thread = store.thread("10")
    assert thread is not None
    return thread


def test_a_request_takes_its_whole_case_with_it(town: Store) -> None:
    erase(town, ASKED, Part.REQUEST)
    assert [thread.conversation_id for thread in town.threads()] == ["20"]
    assert (town.thread("10"), town.posts(["10", "11", "12"])) == (None, {})
    assert town.removals() == (Removals(Reason.DELETED, posts=0, cases=1),)
    assert town.count_posts() == 4
    assert town.known_posts(["10", "11", "12"]) == {"10", "11", "12"}, "nothing of it is read again"
    town.save(Batch(posts=(a_post(14, "@ayto y ahora?", minutes=1000, conversation=10, reply_to=10),)))
    assert (town.thread("10"), town.posts(["14"])) == (None, {}), "nor shown when somebody adds to it"


@pytest.mark.parametrize(("part", "resolution"), [(Part.TOWN_ANSWER, False), (Part.RESOLUTION, True)])
def test_a_towns_own_post_leaves_a_gap_with_its_time(town: Store, part: Part, resolution: bool) -> None:
    erase(town, FIXED, part)
    thread = the_thread(town)
    assert [post.id for post in thread.posts] == ["10", "11", "13"]
    assert thread.gaps == (Gap(FIXED.created_at, resolution, Reason.DELETED, "12"),)
    assert thread.posts[2].reply_to == "12"
    assert [each.gaps for each in town.threads()] == [thread.gaps, ()]


def test_gaps_come_oldest_first_and_know_whether_anybody_names_them(town: Store) -> None:
    town.erase([Erasure("12", Reason.DELETED, Part.RESOLUTION), Erasure("11", Reason.WITHHELD, Part.TOWN_ANSWER)])
    erase(town, THANKED)
    assert the_thread(town).gaps == (
        Gap(ANSWERED.created_at, False, Reason.WITHHELD),
        Gap(FIXED.created_at, True, Reason.DELETED),
    )


def test_a_gone_root_of_the_town_is_named_by_its_conversation(store: Store) -> None:
    opened = a_post(30, "hoy cortamos el agua", by="ayto")
    store.save(Batch(posts=(opened, a_post(31, "¿hasta cuándo?", conversation=30, minutes=5))))
    erase(store, opened, Part.TOWN_ANSWER)
    thread = store.thread("30")
    assert thread is not None
    assert thread.gaps == (Gap(opened.created_at, False, Reason.DELETED, "30"),)


def test_other_posts_leave_a_count_only(town: Store) -> None:
    erase(town, THANKED, reason=Reason.OWN_WISH)
    assert the_thread(town).gaps == ()
    assert [post.id for post in the_thread(town).posts] == ["10", "11", "12"]
    assert town.removals() == (Removals(Reason.OWN_WISH, posts=1, cases=0),)


def test_accounts_and_pictures_that_nobody_needs_any_more_go_too(store: Store) -> None:
    faces = {
        name: replace(an_account(name), avatar_url=f"https://pbs.twimg.com/{name}.jpg") for name in ("una", "otra")
    }
    first = replace(a_post(1, "mirad", media=(LAMP, BENCH)), author=faces["una"])
    second = replace(a_post(2, "también", media=(BENCH,)), author=faces["otra"])
    store.save(Batch(posts=(first, second)))
    avatars = {name: f"avatar-{account.id}" for name, account in faces.items()}
    for key in (LAMP.key, BENCH.key, *avatars.values()):
        store.save_picture(a_picture(key))
    assert set(erase(store, first)) == {LAMP.key, avatars["una"]}
    assert set(store.pictures()) == {BENCH.key, avatars["otra"]}
    assert (store.account_named("una"), store.account_named("@OTRA")) == (None, faces["otra"])
    assert store.wanted_media() == ()


def test_pictures_of_a_withdrawn_case_are_neither_wanted_nor_handed_out(town: Store) -> None:
    town.save_picture(a_picture(LAMP.key))
    assert erase(town, ASKED, Part.REQUEST) == (LAMP.key,)
    assert (town.wanted_media(), town.pictures()) == ((), {})


def test_an_erased_post_is_never_asked_for_again(town: Store) -> None:
    for post, part in ((ASKED, Part.OTHER), (FIXED, Part.RESOLUTION)):
        erase(town, post, part, Reason.SUSPENDED)
    assert town.missing_parents(["10", "20"]) == frozenset()


def test_what_is_not_stored_is_passed_over(town: Store) -> None:
    assert town.erase([]) == erase(town, "999") == ()
    erase(town, THANKED)
    erase(town, THANKED)
    assert town.removals() == (Removals(Reason.DELETED, posts=1, cases=0),)


@pytest.mark.parametrize("reason", [Reason.DELETED, Reason.OWN_WISH, Reason.COURT])
def test_what_left_for_good_does_not_come_back(town: Store, reason: Reason) -> None:
    erase(town, ASKED, Part.REQUEST, reason)
    for live in (True, False):
        assert town.save(replace(ALL, live=live)) == Saved(refused=1)
    assert town.thread("10") is None


@pytest.mark.parametrize("reason", UNDOABLE)
def test_what_its_source_shows_again_is_back_with_its_case_but_never_from_a_file(town: Store, reason: Reason) -> None:
    before = list(town.threads())
    erase(town, ASKED, Part.REQUEST, reason)
    erase(town, FIXED, Part.RESOLUTION, reason)
    assert town.save(replace(ALL, live=False)) == Saved(refused=2)
    assert town.thread("10") is None
    assert town.save(ALL) == Saved(new=2)
    assert (list(town.threads()), town.removals()) == (before, ())


def test_a_protected_post_that_is_deleted_later_stays_away(town: Store) -> None:
    erase(town, ASKED, Part.REQUEST, Reason.PROTECTED)
    erase(town, ASKED, Part.REQUEST, Reason.DELETED)
    assert town.removals() == (Removals(Reason.DELETED, posts=0, cases=1),)
    assert town.save(ALL) == Saved(refused=1)


def test_nobody_is_stored_whose_only_post_may_not_come_in(store: Store) -> None:
    store.save(ALL)
    erase(store, ELSEWHERE)
    store.save(replace(ALL, accounts=(an_account("vecino"),), live=False))
    assert store.account_named("vecino") is None
    assert store.account_named("vecina") is not None


OLD = a_post(10, "la farlo no luce", edits=("10", "11"))
NEW = a_post(11, "la farola no luce", conversation=11, minutes=5, edits=("10", "11"))
TO_OLD = a_post(20, "¿qué calle?", by="ayto", minutes=3, conversation=10, reply_to=10)
TO_NEW = a_post(21, "mañana", by="ayto", minutes=9, conversation=11, reply_to=11)


@pytest.mark.parametrize("name", ["10", "11"])
def test_any_version_of_an_edited_post_names_it_and_all_its_conversations_are_withdrawn(
    store: Store, name: str
) -> None:
    store.save(Batch(posts=(NEW, TO_OLD, TO_NEW)))
    erase(store, name, Part.REQUEST)
    assert list(store.threads()) == []
    assert [store.thread(each) for each in ("10", "11")] == [None, None]
    assert store.save(Batch(posts=(OLD, NEW))) == Saved(refused=2)
    assert store.missing_parents(["10", "11"]) == frozenset()
    assert store.count_posts() == 2


def test_a_version_that_came_after_the_erasure_of_an_older_one_is_refused(store: Store) -> None:
    store.save(Batch(posts=(replace(OLD, edits=("10",)),)))
    erase(store, "10", Part.REQUEST)
    assert store.save(Batch(posts=(NEW,))) == Saved(refused=1)
    store.save(Batch(posts=(TO_OLD, TO_NEW)))
    assert list(store.threads()) == []
    assert store.missing_parents(["10", "11"]) == frozenset()


def test_replies_to_two_versions_of_a_gone_answer_name_one_gap(store: Store) -> None:
    answer = a_post(31, "mañana", by="ayto", conversation=30, reply_to=30, minutes=2, edits=("31", "32"))
    store.save(
        Batch(
            posts=(
                a_post(30, "¿y la farola?"),
                replace(answer, id="32"),
                a_post(33, "gracias", conversation=30, reply_to=31, minutes=3),
                a_post(34, "¡por fin!", conversation=30, reply_to=32, minutes=4),
            )
        )
    )
    erase(store, "31", Part.TOWN_ANSWER)
    thread = store.thread("30")
    assert thread is not None
    (gap,) = thread.gaps
    assert [post.reply_to for post in thread.posts] == [None, gap.post_id, gap.post_id]


def test_a_root_that_is_edited_after_a_gap_takes_the_gap_along(store: Store) -> None:
    store.save(Batch(posts=(replace(OLD, edits=("10",)), TO_OLD)))
    erase(store, TO_OLD, Part.TOWN_ANSWER)
    store.save(Batch(posts=(NEW,)))
    thread = store.thread("11")
    assert thread is not None
    assert [gap.at for gap in thread.gaps] == [TO_OLD.created_at]


def test_cursors_that_named_an_erased_post_name_the_place_before_it(store: Store) -> None:
    store.save(Batch(posts=(a_post(100, "hola"), a_post(101, "adiós"))))
    store.save(
        Batch(cursors={"ayto": "101", "luces": "99", "check": "after 101, 7", "walk:101": "page 2", "n1011": "1"})
    )
    erase(store, "101")
    assert store.cursors("") == {"ayto": "100", "luces": "99", "check": "after 100, 7", "n1011": "1"}


def test_a_whole_conversation_is_read_again_once_it_comes_back(store: Store) -> None:
    lone = a_post(50, "sola")
    store.save(Batch(posts=(lone,), complete={"50": NOON}))
    erase(store, lone, Part.REQUEST, Reason.PROTECTED)
    store.save(Batch(posts=(lone,)))
    assert store.conversations_since(NOON) == {"50": None}


def test_half_a_surrogate_and_bare_accounts_can_be_erased(store: Store) -> None:
    odd = Post("1", "1", Account("7", "x", "half \ud83d"), NOON, "half \ud83d")
    store.save(Batch(posts=(odd,)))
    assert store.account_named("X") == odd.author
    erase(store, odd)
    assert (store.count_posts(), store.account_named("x")) == (0, None)
