"""Posts come and go in any order, edited and whole and bare: what is left in the end does not depend on it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain.posts import Account, Batch, Post, Thread
from generator.domain.removals import Erasure, Part, Reason
from generator.store import Store
from tests.store.test_saving import conversations

FOR_GOOD = st.sampled_from([Reason.DELETED, Reason.OWN_WISH, Reason.COURT])
UNDOABLE = st.sampled_from([Reason.PROTECTED, Reason.SUSPENDED, Reason.WITHHELD, Reason.DEACTIVATED])
PARTS = st.sampled_from([Part.OTHER, Part.REQUEST])
ROOTS = ("10", "11", "20", "21")
PEOPLE = tuple(Account(str(number), "somebody", "Somebody") for number in range(3))

Work = Callable[[Store], object]


def saving(*posts: Post, live: bool = True) -> Work:
    return lambda store: store.save(Batch(posts=posts, live=live))


def erasing(*erasures: Erasure) -> Work:
    return lambda store: store.erase(erasures)


def left_by(works: list[Work]) -> tuple[list[Thread], frozenset[str]]:
    """What can be read after all that. Whoever has lost all posts on the way is looked up again."""
    with TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        for work in works:
            work(store)
        store.save(Batch(accounts=PEOPLE))
        return list(store.threads()), store.missing_parents(ROOTS)


def without_gaps(threads: list[Thread]) -> list[Thread]:
    return [replace(thread, gaps=()) for thread in threads]


@given(posts=conversations(), reason=FOR_GOOD, data=st.data())
@settings(max_examples=20, deadline=None)
def test_what_is_erased_for_good_is_gone_whenever_that_was_told(
    posts: list[Post], reason: Reason, data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(posts), min_size=1, max_size=3, unique_by=lambda post: post.id[0]))
    going = [Erasure(post.id, reason, data.draw(PARTS)) for post in chosen]
    plain: list[Work] = [saving(*posts), erasing(*going)]
    works = data.draw(st.permutations([*map(saving, posts), *map(erasing, going)]))
    again = [erasing(*going), *map(saving, data.draw(st.lists(st.sampled_from(posts), max_size=4)))]
    assert left_by([*works, *again]) == left_by(plain)


@given(posts=conversations(), reason=UNDOABLE, data=st.data())
@settings(max_examples=20, deadline=None)
def test_what_is_shown_again_leaves_no_trace_of_its_absence(
    posts: list[Post], reason: Reason, data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(posts), min_size=1, max_size=3, unique_by=lambda post: post.id[0]))
    going = [Erasure(post.id, reason, data.draw(PARTS)) for post in chosen]
    works = data.draw(st.permutations([*map(saving, posts), *map(erasing, going)]))
    assert left_by([*works, saving(*posts)]) == left_by([saving(*posts)])


@given(posts=conversations(), data=st.data())
@settings(max_examples=15, deadline=None)
def test_nothing_of_a_hidden_conversation_is_ever_shown(posts: list[Post], data: st.DataObject) -> None:
    root = data.draw(st.sampled_from(ROOTS))
    works = data.draw(st.permutations([*map(saving, posts), lambda store: store.hide(root, Reason.MINOR)]))
    threads, _ = left_by(list(works))
    shown, _ = left_by([saving(*posts)])
    assert threads == [thread for thread in shown if thread.conversation_id[0] != root[0]]
