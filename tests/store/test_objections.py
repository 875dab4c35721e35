"""Somebody objects: their words leave, do not come in again, and who speaks of them is not quoted."""

from dataclasses import replace

import pytest

from generator.domain.posts import Account, Batch, Post
from generator.domain.removals import Erasure, Part, Reason
from generator.store import Saved, Store
from tests.builders import a_post, an_account

ANA = an_account("Ana_V")
HERS = a_post(10, "la farola no luce", by="Ana_V")
ANSWER = a_post(11, "@ana_v mañana", by="ayto", conversation=10, reply_to=10, minutes=5)
OTHER = a_post(20, "@ayto ¿y la mía?", by="vecino")
ALL = Batch(posts=(HERS, ANSWER, OTHER), accounts=(ANA,))


def bare(post: Post) -> Post:
    return replace(post, author=Account(post.author.id))


def object_and_erase(store: Store, account_id: str, handle: str) -> None:
    ids = store.object_to(account_id, handle)
    store.erase([Erasure(post_id, Reason.OWN_WISH, Part.OTHER) for post_id in ids])


def test_the_words_of_who_objected_leave_and_stay_away(store: Store) -> None:
    store.save(ALL)
    assert store.object_to(ANA.id, ANA.handle) == ("10",)
    store.erase([Erasure("10", Reason.OWN_WISH, Part.REQUEST)])
    new = a_post(12, "otra vez", by="Ana_V", minutes=60)
    for live in (True, False):
        assert store.save(replace(ALL, posts=(*ALL.posts, new, bare(new)), live=live)) == Saved(refused=2)
    assert store.account_named("ana_v") is None
    assert [thread.conversation_id for thread in store.threads()] == ["20"]


def test_nobody_pays_to_look_them_up_again(store: Store) -> None:
    object_and_erase(store, ANA.id, ANA.handle)
    store.save(Batch(posts=(bare(HERS),)))
    assert store.known_accounts([ANA.id, "5"]) == {ANA.id}


def test_who_speaks_of_them_is_link_only(store: Store) -> None:
    store.save(ALL)
    object_and_erase(store, ANA.id, "@ANA_v")
    unquotable = {thread.conversation_id: thread.unquotable for thread in store.threads()}
    assert unquotable == {"10": {"11"}, "20": frozenset()}
    thread = store.thread("10")
    assert thread is not None
    assert thread.unquotable == {"11"}


def test_an_objection_by_handle_finds_the_account_when_it_is_looked_up(store: Store) -> None:
    store.save(Batch(posts=(bare(HERS), OTHER)))
    assert store.object_to("", "ana_v") == ()
    assert store.posts_of_objectors() == ()
    assert store.save(Batch(accounts=(ANA,))) == Saved(objected=(ANA.id,))
    assert store.posts_of_objectors() == ("10",)
    assert store.save(Batch(posts=(bare(a_post(12, "otra", by="Ana_V")),))) == Saved(refused=1)
    store.erase([Erasure("10", Reason.OWN_WISH, Part.REQUEST)])
    assert (store.posts_of_objectors(), store.account_named("ana_v")) == ((), None)


def test_whoever_takes_over_a_handle_is_somebody_else(store: Store) -> None:
    store.object_to(ANA.id, ANA.handle)
    heir = Account("999", "ana_v", "Ana Vega")
    assert store.save(Batch(posts=(replace(OTHER, author=heir),))) == Saved(new=1)
    assert store.account_named("Ana_V") == heir


def test_an_objection_can_be_withdrawn_by_either_name(store: Store) -> None:
    for account_id, handle in ((ANA.id, ""), ("", "Ana_V")):
        store.object_to(ANA.id, ANA.handle)
        assert store.save(Batch(posts=(HERS,))).refused == 1
        assert store.withdraw_objection(account_id, handle)
        assert not store.withdraw_objection(account_id, handle)
    assert store.save(Batch(posts=(HERS,))) == Saved(new=1)


@pytest.mark.parametrize("named", [("", ""), ("12345", "")])
def test_an_objection_of_nobody_bars_nobody(store: Store, named: tuple[str, str]) -> None:
    assert store.object_to(*named) == ()
    assert store.save(ALL) == Saved(new=3)
    assert not store.withdraw_objection("", "")


def test_a_handle_that_passed_on_names_who_posted_last(store: Store) -> None:
    old, new = Account("9", "plaza"), Account("10", "Plaza")
    store.save(Batch(posts=(replace(a_post(1, "x"), author=new), replace(a_post(2, "y", minutes=1), author=old))))
    assert store.account_named("PLAZA") == old
