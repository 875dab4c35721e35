"""What was stored comes back as it was, in order, without everything lying in memory at once."""

import tracemalloc
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from generator.domain.posts import Account, Batch, Media, Post, Span
from generator.store import Store
from generator.store.reading import read_posts, read_thread, read_threads
from generator.store.state_file import open_state
from tests.builders import a_post

WITHHELD = 1  # each reading asks once whether anything is withheld
PHOTO = Media("3_1", "photo", "https://pbs.twimg.com/media/1.jpg", "una farola", 1200, 900)


def test_every_field_comes_back(store: Store) -> None:
    post = Post(
        id="2",
        conversation_id="1",
        author=Account("7", "Vecina_7", "Ana 🌻", "https://x.com/Vecina_7", "https://pbs.twimg.com/7.jpg"),
        created_at=datetime(2026, 10, 5, 22, 48, 3, 123_456, tzinfo=UTC),
        text="@ayto ¡la farola! 💡",
        lang="es",
        reply_to="1",
        quote_of="0",
        spans=(Span(0, 5, "mention", "https://x.com/ayto", "@ayto"),),
        media=(PHOTO, Media("7_1", "video", "https://pbs.twimg.com/still.jpg")),
        edits=("2",),
        url="https://x.com/i/status/2",
        source="desk",
    )
    store.save(Batch(posts=(post,)))
    assert store.posts(["2"]) == {"2": post}


def test_times_come_back_in_utc_to_the_microsecond(store: Store) -> None:
    summer = datetime(1969, 7, 20, 22, 17, 40, 1, tzinfo=timezone(timedelta(hours=2)))
    post = a_post(1, "mañana")
    store.save(Batch(posts=(Post("1", "1", post.author, summer, "ayer"),)))
    store.set_fetched_at(summer)
    read = store.posts(["1"])["1"].created_at
    assert (read, read.tzinfo) == (summer, UTC)
    assert store.fetched_at() == summer


HOSTILE = "'); DROP TABLE post;--\x00 half a pair: \ud83d \u202egnp.exe <script>alert(1)</script> {{ 7*7 }} \U0001f3f4"


def test_hostile_words_come_back_exactly(store: Store) -> None:
    post = a_post(1, HOSTILE, media=(Media("3_1", "photo", "https://pbs.twimg.com/1.jpg", HOSTILE),))
    named = Post(post.id, "1", Account("7", "x", HOSTILE), post.created_at, HOSTILE, media=post.media)
    store.save(Batch(posts=(named,)))
    assert store.posts(["1"])["1"] == named
    assert store.wanted_media() == post.media
    assert store.save(Batch(posts=(named,))).changed == 0


def test_threads_come_in_number_aware_order_and_their_posts_by_time_then_id(store: Store) -> None:
    store.save(
        Batch(
            posts=(
                a_post(1000, "cuatro", minutes=-5),
                a_post(99, "dos", minutes=3),
                a_post(100, "misma hora", conversation=99, minutes=9),
                a_post(98, "misma hora", conversation=99, minutes=9),
                a_post(120, "antes", conversation=99, minutes=1),
            )
        )
    )
    assert [(thread.conversation_id, [post.id for post in thread.posts]) for thread in store.threads()] == [
        ("99", ["120", "99", "98", "100"]),
        ("1000", ["1000"]),
    ]


def test_the_same_conversation_of_two_sources_is_two_threads(store: Store) -> None:
    phoned = a_post(1, "llamó un vecino")
    desk = Post("1", "1", phoned.author, phoned.created_at, "en el mostrador", source="desk")
    store.save(Batch(posts=(phoned, desk)))
    assert [(thread.source, thread.posts) for thread in store.threads()] == [("desk", (desk,)), ("x", (phoned,))]


def test_what_is_not_stored_is_left_out(store: Store) -> None:
    store.save(Batch(posts=(a_post(5, "cinco"), a_post(3, "tres"))))
    assert list(store.posts(["5", "4", "3"])) == ["5", "3"]
    assert store.thread("4") is None


def many_threads(store: Store, count: int) -> None:
    for start in range(0, count, 100):
        roots = [1000 + 10 * number for number in range(start, start + 100)]
        posts = [
            a_post(root + place, "@ayto la farola de siempre " * 8, conversation=root, minutes=place)
            for root in roots
            for place in range(4)
        ]
        store.save(Batch(posts=tuple(posts)))


def test_reading_all_threads_needs_no_more_memory_than_a_few(store: Store) -> None:
    many_threads(store, 500)
    tracemalloc.start()
    try:
        assert sum(len(thread.posts) for thread in store.threads()) == 2000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 200_000


def test_each_question_is_one_walk_along_an_index(folder: Path, store: Store) -> None:
    many_threads(store, 100)
    connection = open_state(folder, patience=1)
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    list(read_threads(connection))
    assert len(asked) == 1 + WITHHELD
    read_thread(connection, "1010")
    read_posts(connection, ["1010", "1011", "1020"])
    connection.set_trace_callback(None)
    assert len(asked) == (1 + WITHHELD) + (2 + WITHHELD) + (2 + WITHHELD)
    asked = [question for question in asked if "removal" not in question]
    plans = [str(step[3]) for question in asked for step in connection.execute("EXPLAIN QUERY PLAN " + question)]
    connection.close()
    assert plans[0] == "SCAN post USING INDEX post_in_thread"
    assert not [step for step in plans[1:] if step.startswith("SCAN post")]
    assert not [step for step in plans[:4] if "TEMP B-TREE" in step]


def test_a_thread_can_be_read_while_something_is_stored(store: Store) -> None:
    many_threads(store, 100)
    threads = store.threads()
    first = next(threads)
    store.save(Batch(posts=(a_post(9_999_999, "entre tanto"),)))
    store.set_fetched_at(first.posts[0].created_at)
    assert len([first, *threads]) >= 100
