"""No byte of an erased post stays in any file of the state."""

import random
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from generator.domain.posts import Account, Batch, Media, Picture, Post
from generator.domain.reads import Read, ReadKind
from generator.domain.removals import Erasure, Part, Reason
from generator.store import Store
from tests.builders import NOON, a_post
from tests.store.older_state import an_older_state

FACE = "https://pbs.twimg.com/profile_images/"
# Columns lie side by side without anything between them, so words may begin anywhere. SQLite writes whole numbers
# with their most significant byte first.
ID = re.compile(rb"(?=(1[678]0{7}\d{10}))")
WORD = re.compile(rb"secret[oa]\d{5}")
NUMBER = re.compile(rb"(?=([\x16-\x19].{7}))", re.DOTALL)


def a_secret(number: int) -> Post:
    post_id = str(1_800_000_000_000_000_000 + number)
    older = str(1_700_000_000_000_000_000 + number)
    text = f"secreto{number:05}: no luce " + "la farola de la plaza " * (number % 23)
    photo = (Media(f"3_{post_id}", "photo", f"https://pbs.twimg.com/media/secreto{number:05}.jpg"),)
    post = a_post(post_id, text, media=photo, minutes=number, edits=(older, post_id) if number % 7 == 0 else (post_id,))
    face = FACE + "u" * (number * 13 % 100) + f"secreta{number:05}.jpg"
    name = f"secreta{number:05}" + "n" * (number * 7 % 50)
    account_id = str(1_600_000_000_000_000_000 + number)
    return replace(post, author=Account(account_id, f"secreta{number:05}", name, avatar_url=face))


def traces(folder: Path) -> set[bytes]:
    """Everything in any file that may name a secret: ids as text or as whole numbers, handles, names, words, photos."""
    found: set[bytes] = set()
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            numbers = (int.from_bytes(match, "big") for match in NUMBER.findall(content))
            found.update(ID.findall(content), WORD.findall(content), (str(number).encode() for number in numbers))
    return found


def names_of(post: Post) -> set[bytes]:
    names = {post.id, *post.edits, post.text[:12], post.author.id, post.author.handle, post.media[0].key[2:]}
    return {name.encode() for name in names}


def assert_no_trace(folder: Path, erased: list[Post]) -> None:
    left = traces(folder) & set[bytes]().union(*map(names_of, erased))
    assert not left, f"{len(left)} traces, such as {sorted(left)[:5]}"


def with_secrets(store: Store, count: int) -> list[Post]:
    """Posts in an order that makes SQLite move rows between pages, and all that may name them."""
    posts = [a_secret(number) for number in range(count)]
    random.Random(7).shuffle(posts)
    for start in range(0, count, 50):
        some = posts[start : start + 50]
        reads = [Read(ReadKind.POST, post.id) for post in some] + [Read(ReadKind.USER, post.author.id) for post in some]
        whole = dict.fromkeys((post.id for post in some), NOON)
        cursors = {"ayto": some[-1].id, f"walk:{some[0].id}": "page 2"}
        store.save(Batch(posts=tuple(some), reads=tuple(reads), read_at=NOON, complete=whole, cursors=cursors))
    for post in posts[::10]:
        store.save_picture(Picture(post.media[0].key, {480: "a.webp"}, {480: "a.jpg"}, 480, 360))
    return posts


@pytest.mark.parametrize(
    ("reason", "count"), [(Reason.DELETED, 2_000), (Reason.PROTECTED, 300), (Reason.OWN_WISH, 300)]
)
def test_no_file_holds_a_trace_of_what_was_erased(folder: Path, store: Store, reason: Reason, count: int) -> None:
    posts = with_secrets(store, count)
    assert set[bytes]().union(*map(names_of, posts)) <= traces(folder), "this test can see what lies there"
    erased = random.Random(1).sample(posts, count // 2)
    parts = list(Part)
    store.erase([Erasure(post.id, reason, parts[place % 4]) for place, post in enumerate(erased)])
    assert store.is_clean()
    assert_no_trace(folder, erased)
    assert store.count_posts() == count // 2
    store.save(Batch(posts=tuple(erased), reads=(Read(ReadKind.POST, erased[0].id),), read_at=NOON, live=False))
    store.close()
    assert_no_trace(folder, erased)


def test_an_objection_leaves_no_name_behind(folder: Path, store: Store) -> None:
    (post,) = (a_secret(3),)
    store.save(Batch(posts=(post,)))
    store.erase(
        [Erasure(each, Reason.OWN_WISH, Part.REQUEST) for each in store.object_to(post.author.id, "secreta00003")]
    )
    reads = (Read(ReadKind.POST, post.id), Read(ReadKind.USER, post.author.id))
    store.save(Batch(posts=(post,), accounts=(post.author,), reads=reads, read_at=NOON))
    store.close()
    assert_no_trace(folder, [post])


def test_copies_of_older_states_go_with_the_first_erasure(folder: Path) -> None:
    post = a_secret(5)
    an_older_state(folder, [post, a_secret(6)])
    with Store.open(folder) as store:
        assert (folder / "state-v1.sqlite3").exists()
        store.erase([Erasure(post.id, Reason.DELETED, Part.REQUEST)])
        assert_no_trace(folder, [post])
        assert store.count_posts() == 1
    assert [path.name for path in folder.iterdir()] == ["state.sqlite3"]


def test_what_could_not_be_cleaned_while_somebody_read_is_cleaned_at_the_next_start(folder: Path) -> None:
    erased = a_secret(8)
    with Store.open(folder) as store:
        store.save(Batch(posts=(erased, a_secret(9))))
        with closing(sqlite3.connect(folder / "state.sqlite3", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM post").fetchone()
            with Store.open(folder, patience=0.05) as eraser:
                eraser.erase([Erasure(erased.id, Reason.DELETED, Part.REQUEST)])
                assert not eraser.is_clean()
                assert eraser.posts([erased.id]) == {}
    with Store.open(folder) as store:
        assert store.is_clean()
        assert_no_trace(folder, [erased])
