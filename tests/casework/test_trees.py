"""Threads as trees, and the promise that nothing crashes and no order matters."""

import pickle
from datetime import timedelta
from gettext import NullTranslations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.casework import explained
from generator.casework.threads import tree_of
from generator.domain.posts import Post, Thread
from generator.domain.removals import Gap, Reason
from generator.site import Explainer
from tests.builders import NOON, a_post, a_town
from tests.casework.telling import CASEWORK

PHRASES = [
    "@luces la farola está rota", "Ya está arreglada", "#resuelto", "gracias!", "sigue igual", "¿a qué hora abre?",
    "de 9 a 14 h", "it's sorted now", "danke für nichts", "❤️", "", "  \n ", "@ayto", "https://a.example/x",
    "Mañana vamos", "Wird bis 15. Oktober erledigt", "by 31/02", "612 345 678", "(((", "^ $ |", "same here",
    "6 1 2 3 4 5 6 7 8", "\x00\ud800\u202e", "Γ" * 300,
]  # fmt: skip
NAMES = st.sampled_from(["", "2", "5", "99"])
TEXTS = st.one_of(st.sampled_from(PHRASES), st.text(max_size=80), st.lists(st.sampled_from(PHRASES)).map(" ".join))


@st.composite
def posts(draw: st.DrawFn) -> list[Post]:
    """Any posts of one conversation: replies to anything, missing, later or themselves; the same minute or not."""
    count = draw(st.integers(0, 7))
    ids = st.one_of(st.none(), st.integers(0, 9))
    return [
        a_post(
            number,
            draw(TEXTS),
            by=draw(st.sampled_from(["ana", "bea", "luces", "AYTO", ""])),
            after=timedelta(seconds=draw(st.integers(0, 3))),
            reply_to=draw(ids),
            conversation=1,
            lang=draw(st.sampled_from(["es", "de", "en", "und", "xx", ""])),
        )
        for number in range(count)
    ]


@st.composite
def gaps(draw: st.DrawFn) -> tuple[Gap, ...]:
    """Places of the town's posts that are gone, some of them named by replies."""
    return tuple(
        Gap(NOON + timedelta(seconds=draw(st.integers(-1, 4))), draw(st.booleans()), Reason.DELETED, draw(NAMES))
        for _ in range(draw(st.integers(0, 2)))
    )


@given(posts(), gaps(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_any_order_of_any_posts_gives_the_same_case(
    given_posts: list[Post], given_gaps: tuple[Gap, ...], chance: object
) -> None:
    shuffled, gone = list(given_posts), list(given_gaps)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(gone)  # type: ignore[attr-defined]
    case = CASEWORK.judge(Thread("1", tuple(given_posts), gaps=given_gaps))
    assert CASEWORK.judge(Thread("1", tuple(shuffled), gaps=tuple(gone))) == case
    assert pickle.loads(pickle.dumps(case)) == case
    assert not {kudos.post_id for kudos in case.kudos} & {
        p.id for p in given_posts if p.author.handle in ("luces", "AYTO")
    }
    assert (case.resolved_at is not None) == (case.status == "resolved")
    if not given_gaps:
        assert (case.resolved_by is not None) == (case.status == "resolved")


@given(posts(), gaps())
@settings(max_examples=50, deadline=None)
def test_any_judgement_can_be_explained_in_any_language(given_posts: list[Post], given_gaps: tuple[Gap, ...]) -> None:
    thread = Thread("1", tuple(given_posts), gaps=given_gaps)
    explanation = explained(CASEWORK.judge(thread), CASEWORK.read(thread))
    assert len(explanation.posts) == len(given_posts)
    lines = list(Explainer(a_town(), NullTranslations(), "en", open_text=True).lines(explanation))
    assert sum("[" in line for line in lines) >= len(given_posts)


def test_a_circle_and_a_self_reply_hang_at_the_root() -> None:
    tree = tree_of([a_post(1, "a", reply_to=2), a_post(2, "b", reply_to=1), a_post(3, "c", reply_to=3)])
    assert [tree.parent(post) and tree.parent(post).id for post in tree.posts] == [None, "1", None]  # type: ignore[union-attr]


def test_branches_and_gaps() -> None:
    tree = tree_of(
        [a_post(1, "a"), a_post(2, "b", reply_to=1), a_post(3, "c", reply_to=1), a_post(4, "d", reply_to=99)]
    )
    assert [post.id for post in tree.answers_to(tree.posts[0])] == ["2", "3"]
    assert tree.gaps == {"99"}


def test_an_answer_to_an_older_version_finds_the_edited_post() -> None:
    tree = tree_of([a_post(5, "edited", edits=("4", "5")), a_post(6, "answer", minutes=1, reply_to=4)])
    assert tree.parents["6"].id == "5"


def test_of_two_versions_the_newest_counts() -> None:
    old, new = a_post(5, "old", edits=("5",)), a_post(5, "new", edits=("4", "5"))
    assert [post.text for post in tree_of([new, old]).posts] == ["new"]


def test_a_very_long_post_is_read() -> None:
    text = "@luces la farola está rota " * 1_000
    assert CASEWORK.judge(Thread("1", (a_post(1, text),))).status == "open"


def test_only_staff_and_no_staff_at_all() -> None:
    only_staff = tuple(a_post(n, PHRASES[n], by="luces", minutes=n, conversation=1) for n in range(9))
    assert CASEWORK.judge(Thread("1", only_staff)).status == "not_a_case"
    nobody = tuple(a_post(n, PHRASES[n], by="ana", minutes=n, conversation=1) for n in range(9))
    assert CASEWORK.judge(Thread("1", nobody)).first_response is None


def test_a_thousand_posts_in_one_chain_stay_quick() -> None:
    chain = [
        a_post(n, "gracias", by="luces" if n % 2 else "ana", minutes=n, reply_to=n - 1, conversation=0)
        for n in range(1_000)
    ]
    assert CASEWORK.judge(Thread("0", tuple(chain))).status == "not_a_case"
