"""Staff hide a case: nobody sees it any more, whatever comes to it later, until they show it again."""

import pytest

from generator.domain.posts import Batch, Media, Picture
from generator.domain.removals import WISHES, Erasure, Part, Reason, Removals
from generator.store import Store
from tests.builders import a_post

LAMP = Media("3_1", "photo", "https://pbs.twimg.com/media/lamp.jpg")
LATER = a_post(12, "¿ya?", conversation=10, minutes=60, reply_to=10)


@pytest.fixture
def town(store: Store) -> Store:
    asked = a_post(10, "@ayto mi hijo se cayó", media=(LAMP,))
    store.save(Batch(posts=(asked, a_post(11, "lo sentimos", by="ayto", conversation=10, reply_to=10), a_post(9, "x"))))
    return store


def shown(store: Store) -> list[str]:
    return [thread.conversation_id for thread in store.threads()]


@pytest.mark.parametrize("reason", WISHES)
def test_a_hidden_case_is_shown_nowhere_and_counted_by_its_reason(town: Store, reason: Reason) -> None:
    assert town.hide("10", reason)
    assert shown(town) == ["9"]
    assert (town.thread("10"), town.posts(["10", "11"]), town.wanted_media()) == (None, {}, ())
    assert (town.hidden(), town.removals()) == ({"10": reason}, (Removals(reason, 0, 1),))
    assert town.known_posts(["10", "11"]) == {"10", "11"}


def test_what_comes_later_is_hidden_as_well_and_shown_with_the_rest(town: Store) -> None:
    town.hide("10", Reason.MINOR)
    town.save(Batch(posts=(LATER,)))
    assert (shown(town), town.posts(["12"])) == (["9"], {})
    assert town.unhide("10")
    assert (shown(town), town.hidden(), town.removals()) == (["9", "10"], {}, ())
    assert list(town.posts(["12"])) == ["12"]


def test_it_says_what_it_changed(town: Store) -> None:
    assert not town.unhide("10")
    assert town.hide("10", Reason.MINOR)
    assert not town.hide("10", Reason.MINOR)
    assert town.hide("10", Reason.COURT)
    assert town.removals() == (Removals(Reason.COURT, 0, 1),)
    assert town.unhide("10")
    assert not town.unhide("10")


def test_the_pictures_of_a_hidden_case_go_and_come_back(town: Store) -> None:
    town.save_picture(Picture(LAMP.key, {480: "a.webp"}, {480: "a.jpg"}, 480, 360))
    town.hide("10", Reason.OWN_WISH)
    assert town.pictures() == {}
    assert town.forget_pictures() == (LAMP.key,)
    town.unhide("10")
    assert town.wanted_media() == (LAMP,)


@pytest.mark.parametrize("name", ["20", "21"])
def test_all_conversations_of_an_edited_root_hide_together_in_any_order(store: Store, name: str) -> None:
    first = a_post(20, "la farlo", edits=("20",))
    to_first = a_post(30, "¿cuál?", conversation=20, reply_to=20, minutes=1)
    second = a_post(21, "la farola", conversation=21, edits=("20", "21"), minutes=2)
    to_second = a_post(31, "vale", conversation=21, reply_to=21, minutes=3)
    store.save(Batch(posts=(first, to_first)))
    if name == "20":
        store.hide(name, Reason.ADDRESS)
    store.save(Batch(posts=(second, to_second)))
    if name == "21":
        store.hide(name, Reason.ADDRESS)
    assert (shown(store), store.hidden()) == ([], {"21": Reason.ADDRESS})
    assert store.unhide("20")
    assert shown(store) == ["21"]


def test_a_hidden_case_stays_hidden_when_its_request_goes_and_comes_back(town: Store) -> None:
    asked = a_post(10, "@ayto mi hijo se cayó")
    town.hide("10", Reason.MINOR)
    town.erase([Erasure("10", Reason.PROTECTED, Part.REQUEST)])
    assert town.removals() == (Removals(Reason.PROTECTED, 0, 1), Removals(Reason.MINOR, 0, 1))
    town.save(Batch(posts=(asked,)))
    assert (shown(town), town.hidden()) == (["9"], {"10": Reason.MINOR})


def test_a_conversation_can_be_hidden_before_anything_of_it_comes(store: Store) -> None:
    assert store.hide("77", Reason.INSULT)
    store.save(Batch(posts=(a_post(77, "@ayto sois unos"),)))
    assert (shown(store), store.hidden()) == ([], {"77": Reason.INSULT})
