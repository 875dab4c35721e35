"""Every post once, in its newest version, whatever order posts come in."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain.posts import Account, Batch, Post, Thread
from generator.store import Saved, Store
from tests.builders import NOON, a_post


def a_conversation() -> tuple[Post, ...]:
    return (
        a_post(100, "@ayto la farola de la plaza no luce", by="vecina"),
        a_post(101, "@vecina mañana la miramos", by="ayto", minutes=9, conversation=100, reply_to=100),
        a_post(102, "@vecina ya funciona #resuelto", by="luces", minutes=900, conversation=100, reply_to=100),
    )


def test_a_batch_that_was_stored_before_changes_nothing(store: Store) -> None:
    batch = Batch(posts=a_conversation())
    assert store.save(batch) == Saved(new=3, changed=0)
    assert store.save(batch) == Saved(new=0, changed=0)
    assert store.count_posts() == 3


def test_a_post_whose_words_changed_counts_as_changed(store: Store) -> None:
    store.save(Batch(posts=(a_post(1, "la luz"),)))
    assert store.save(Batch(posts=(a_post(1, "la luz de la plaza"),))) == Saved(new=0, changed=1)
    assert store.posts(["1"])["1"].text == "la luz de la plaza"


def test_what_was_stored_is_there_after_the_next_start(folder: Path) -> None:
    posts = a_conversation()
    with Store.open(folder) as first:
        first.save(Batch(posts=posts, cursors={"ayto": "102"}))
    with Store.open(folder) as second:
        assert list(second.threads()) == [Thread("100", posts)]
        assert second.cursor("ayto") == "102"


OLD = a_post(10, "la farlo no luce", edits=("10", "11", "12"))
MIDDLE = a_post(11, "la farola no luce", conversation=11, minutes=2, edits=("10", "11"))
NEW = a_post(12, "la farola 12 no luce", conversation=12, minutes=5, edits=("10", "11", "12"))


@pytest.mark.parametrize(
    "order", [(OLD, NEW), (NEW, OLD), (OLD, MIDDLE, NEW), (NEW, MIDDLE, OLD), (MIDDLE, NEW, OLD), (MIDDLE, OLD, NEW)]
)
def test_the_newest_edit_wins_in_any_order(store: Store, order: tuple[Post, ...]) -> None:
    for post in order:
        store.save(Batch(posts=(post,)))
    assert list(store.threads()) == [Thread("12", (NEW,))]
    assert store.count_posts() == 1


def test_an_edit_counts_as_a_change_and_the_older_version_then_as_nothing(store: Store) -> None:
    assert store.save(Batch(posts=(OLD,))) == Saved(new=1)
    assert store.save(Batch(posts=(NEW,))) == Saved(changed=1)
    assert store.save(Batch(posts=(OLD,))) == Saved()
    assert store.save(Batch(posts=(OLD, NEW))) == Saved()


def test_two_versions_of_a_new_post_in_one_batch_are_one_new_post(store: Store) -> None:
    assert store.save(Batch(posts=(OLD, MIDDLE, NEW))) == Saved(new=1)


def test_versions_that_did_not_know_of_each_other_become_one_when_the_list_comes(store: Store) -> None:
    store.save(Batch(posts=(a_post(10, "uno"), a_post(11, "dos", conversation=11))))
    assert store.count_posts() == 2
    assert store.save(Batch(posts=(NEW,))) == Saved(changed=1)
    assert list(store.threads()) == [Thread("12", (NEW,))]


def test_a_reply_to_an_older_version_finds_its_parent(store: Store) -> None:
    answer = a_post(20, "lo miramos", by="ayto", minutes=3, conversation=10, reply_to=10)
    quote = a_post(30, "mirad esto", minutes=30, quote_of=11)
    store.save(Batch(posts=(OLD, answer, quote)))
    store.save(Batch(posts=(NEW,)))
    thread = store.thread("12")
    assert thread is not None
    assert [(post.id, post.reply_to) for post in thread.posts] == [("20", "12"), ("12", None)]
    assert store.posts(["30"])["30"].quote_of == "12"
    assert store.missing_parents(["10", "11", "12"]) == frozenset()


def test_the_conversations_of_an_edited_roots_versions_are_one_thread(store: Store) -> None:
    """X opens a conversation for every version: who answered before the edit stands in the older one."""
    early = a_post(20, "¿qué calle?", by="ayto", minutes=3, conversation=10, reply_to=10)
    late = a_post(21, "mañana queda arreglada", by="ayto", minutes=9, conversation=12, reply_to=12)
    store.save(Batch(posts=(early, late, NEW)))
    (thread,) = store.threads()
    assert (thread.conversation_id, [post.id for post in thread.posts]) == ("12", ["20", "12", "21"])
    assert {post.conversation_id for post in thread.posts} == {"12"}
    assert store.thread("10") == store.thread("11") == store.thread("12") == thread


def test_an_edited_root_that_keeps_its_conversation_keeps_its_thread(store: Store) -> None:
    edited = a_post(12, "la farola 12", conversation=10, minutes=5, edits=("10", "12"))
    answer = a_post(20, "lo miramos", by="ayto", minutes=9, conversation=10, reply_to=10)
    store.save(Batch(posts=(answer, edited)))
    (thread,) = store.threads()
    assert (thread.conversation_id, [post.id for post in thread.posts]) == ("10", ["12", "20"])
    assert thread.posts[1].reply_to == "12"
    assert store.missing_parents(["10"]) == frozenset()


def test_a_bare_account_never_hides_what_is_known_of_it(store: Store) -> None:
    known = Account("7", "ayto", "Ayuntamiento", "https://x.com/ayto", "https://pbs.twimg.com/7.jpg")
    post = a_post(1, "hola")
    bare = Post(post.id, post.conversation_id, Account("7"), post.created_at, post.text)
    store.save(Batch(posts=(bare,)))
    assert store.posts(["1"])["1"].author == Account("7")
    store.save(Batch(accounts=(known,)))
    store.save(Batch(posts=(bare,), accounts=(Account("7"),)))
    assert store.posts(["1"])["1"].author == known
    store.save(Batch(accounts=(Account("7", "ayto_nuevo"),)))
    assert store.posts(["1"])["1"].author.handle == "ayto_nuevo"
    assert store.posts(["1"])["1"].author.name == "Ayuntamiento"


def test_a_batch_that_cannot_be_stored_leaves_nothing_behind(store: Store) -> None:
    timeless = a_post(2, "sin zona")
    timeless = Post(timeless.id, "1", timeless.author, NOON.replace(tzinfo=None), "sin zona")
    with pytest.raises(TypeError):
        store.save(Batch(posts=(a_post(1, "con zona"), timeless), cursors={"ayto": "2"}))
    assert store.count_posts() == 0
    assert store.cursor("ayto") is None


def a_version(post: int, age: int, *, knows: int, conversation: int, parent: str | None, whole: bool) -> Post:
    """Version `age` of a post, as read when `knows` versions of it were there; its id tells both."""
    ids = tuple(f"{post}{place}" for place in range(knows))
    author = Account(str(post % 3), "somebody", "Somebody") if whole else Account(str(post % 3))
    return Post(
        id=f"{post}{age}",
        conversation_id=f"{post}{age}" if parent is None else f"{conversation}{age % 2}",
        author=author,
        created_at=NOON + timedelta(minutes=post, seconds=age),
        text=f"version {age} of {post}",
        reply_to=parent,
        edits=ids,
    )


@st.composite
def conversations(draw: st.DrawFn) -> list[Post]:
    """Two roots that were edited once, and posts that answer one version or another, most of them edited too."""
    posts = []
    for number in range(1, draw(st.integers(2, 6))):
        conversation = 1 + number % 2
        root = number in (1, 2)
        parent = None if root else f"{conversation}{draw(st.integers(0, 1))}"
        for age in range(2 if root else draw(st.integers(1, 3))):
            knows = draw(st.integers(age + 1, 3))
            posts.append(
                a_version(number, age, knows=knows, conversation=conversation, parent=parent, whole=draw(st.booleans()))
            )
    return posts


def stored(batches: list[list[Post]]) -> tuple[list[Thread], frozenset[str]]:
    with TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        for posts in batches:
            store.save(Batch(posts=tuple(posts)))
        return list(store.threads()), store.missing_parents(["10", "11", "20", "21"])


@given(posts=conversations(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_order_and_repetition_of_batches_gives_the_same_threads(posts: list[Post], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(posts + data.draw(st.lists(st.sampled_from(posts), max_size=4))))
    cut = data.draw(st.integers(0, len(shuffled)))
    assert stored([list(shuffled[:cut]), list(shuffled[cut:])]) == stored([posts])
