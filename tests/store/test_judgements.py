"""What was judged before is not judged again, and is never taken for what changed since."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.casework import Casework
from generator.domain.annotations import Annotation
from generator.domain.cases import Case, Status
from generator.domain.posts import Account, Batch, Post, Thread
from generator.domain.removals import Erasure, Part, Reason
from generator.domain.towns import StaffMember, Town
from generator.domain.words import Words
from generator.store import Store, bases, judgements
from tests.builders import a_post, a_town, an_account
from tests.casework.telling import WORDS

TOWN = a_town()
LAMP = (
    a_post(1, "@luces la farola de la calle Olmo está apagada"),
    a_post(2, "Ya está arreglada. #resuelto ^PG", by="luces", minutes=60, reply_to=1, conversation=1),
    a_post(3, "¡Muchas gracias, qué rapidez!", minutes=90, reply_to=2, conversation=1),
)
BIN = (
    a_post(10, "@limpieza el contenedor de la plaza está lleno", minutes=5),
    a_post(11, "Tomamos nota.", by="limpieza", minutes=50, reply_to=10, conversation=10),
)


class Judge:
    """The judgement of a town, which remembers what it was asked to judge."""

    def __init__(
        self, town: Town = TOWN, words: dict[str, Words] = WORDS, annotations: tuple[Annotation, ...] = ()
    ) -> None:
        self._rests_on = (town, words)
        self._casework = Casework(town, words)
        self._annotations = {annotation.case_id: annotation for annotation in annotations}
        self.asked: list[str] = []

    def all(self, store: Store, *, whole: bool = True) -> list[Case]:
        """Every case of the store, kept ones where they hold."""
        self.asked.clear()
        kept = store.judgements(*self._rests_on)
        return kept.of([(thread, whole) for thread in store.threads()], self._judge, self._correction)

    def afresh(self, store: Store) -> list[Case]:
        """Every case of the store, judged now."""
        return [self._casework.judge(thread, self._correction(thread)) for thread in store.threads()]

    def _judge(self, thread: Thread, annotation: Annotation | None) -> Case:
        self.asked.append(thread.conversation_id)
        return self._casework.judge(thread, annotation)

    def _correction(self, thread: Thread) -> Annotation | None:
        return self._annotations.get(thread.conversation_id)


JUDGE = Judge()


@pytest.fixture
def filled(store: Store) -> Store:
    """Two conversations, both judged before."""
    store.save(Batch((*LAMP, *BIN)))
    judge = JUDGE
    judge.all(store)
    assert judge.asked == ["1", "10"]
    return store


def test_what_did_not_change_is_not_judged_again_and_is_the_same(filled: Store) -> None:
    judge = JUDGE
    assert judge.all(filled) == judge.afresh(filled)
    assert judge.asked == []
    assert [case.status for case in judge.all(filled)] == [Status.RESOLVED, Status.ACKNOWLEDGED]


def test_another_process_finds_what_this_one_kept(filled: Store, folder: Path) -> None:
    filled.close()
    with Store.open(folder) as store:
        judge = JUDGE
        judge.all(store)
    assert judge.asked == []


def a_new_post(store: Store) -> None:
    store.save(Batch((a_post(12, "Hecho. #resuelto", by="limpieza", minutes=99, reply_to=11, conversation=10),)))


def an_edited_post(store: Store) -> None:
    store.save(
        Batch((replace(BIN[0], id="13", text="@limpieza me equivoqué, gracias igualmente", edits=("10", "13")),))
    )


def an_erased_post(store: Store) -> None:
    store.erase([Erasure("11", Reason.DELETED, Part.TOWN_ANSWER)])


def a_renamed_author(store: Store) -> None:
    store.save(Batch(accounts=(replace(an_account("limpieza"), handle="basuras"),)))


def an_objection(store: Store) -> None:
    mention = a_post(14, "lo mismo digo, @el_vecino", by="otra", minutes=95, reply_to=10, conversation=10)
    store.save(Batch((mention,)))
    JUDGE.all(store)
    store.object_to("77", "el_vecino")


@pytest.mark.parametrize("change", [a_new_post, an_edited_post, an_erased_post, a_renamed_author, an_objection])
def test_a_changed_thread_is_judged_again_and_no_other(filled: Store, change: Callable[[Store], None]) -> None:
    change(filled)
    judge = JUDGE
    cases = judge.all(filled)
    assert len(judge.asked) == 1
    assert judge.asked != ["1"]
    assert cases == judge.afresh(filled)


def test_a_new_avatar_changes_nothing(filled: Store) -> None:
    filled.save(Batch(accounts=(replace(an_account("luces"), avatar_url="https://pbs.twimg.com/new.jpg"),)))
    judge = JUDGE
    assert judge.all(filled) == judge.afresh(filled)
    assert judge.asked == []


def test_a_hidden_conversation_comes_back_as_it_was(filled: Store) -> None:
    judge = JUDGE
    before = judge.all(filled)
    filled.hide("10", Reason.MINOR)
    assert judge.all(filled) == before[:1]
    filled.unhide("10")
    assert judge.all(filled) == before


def test_an_annotation_that_comes_changes_or_goes_is_heard(filled: Store) -> None:
    for annotations, title in (
        ((Annotation("10", "a.yml", title="Contenedor"),), "Contenedor"),
        ((Annotation("10", "a.yml", title="Contenedor lleno"),), "Contenedor lleno"),
        ((), JUDGE.afresh(filled)[1].title),
    ):
        judge = Judge(annotations=annotations)
        cases = judge.all(filled)
        assert (judge.asked, cases[1].title) == (["10"], title)
        assert judge.all(filled) == cases
        assert judge.asked == []


@pytest.mark.parametrize(
    "judge",
    [
        Judge(a_town(staff=(*TOWN.staff, StaffMember("Neighbour", handle="vecina")))),
        Judge(a_town(marks=("fixed",))),
        Judge(a_town(services=TOWN.services[:1])),
        Judge(words={**WORDS, "es": Words("es", {**WORDS["es"].lists, "thanks": ("nada",)})}),
        Judge(words={"de": WORDS["de"]}),
    ],
    ids=["staff", "marks", "services", "a word", "a language"],
)
def test_other_rules_judge_everything_again(filled: Store, judge: Judge) -> None:
    cases = judge.all(filled)
    assert judge.asked == ["1", "10"]
    assert cases == judge.afresh(filled)


def test_another_program_judges_everything_again(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judgements, "digest_of_program", lambda: b"another")
    judge = JUDGE
    judge.all(filled)
    assert judge.asked == ["1", "10"]


def test_the_programs_digest_knows_every_file_that_judges(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for room in bases.JUDGING:
        (tmp_path / room).mkdir()
        (tmp_path / room / "rules.py").write_text("GOOD = 1")
    monkeypatch.setattr("generator.store.bases.resources.files", lambda _: tmp_path)
    seen = {bases.digest_of_program()}
    for change in ("GOOD = 2", "GOOD  = 1"):
        for room in bases.JUDGING:
            (tmp_path / room / "rules.py").write_text(change)
            seen.add(bases.digest_of_program())
    (tmp_path / bases.JUDGING[0] / "rules.py").rename(tmp_path / bases.JUDGING[0] / "laws.py")
    seen.add(bases.digest_of_program())
    assert len(seen) == 6


def test_the_digest_is_of_the_real_judgement() -> None:
    names = {name for name, _ in bases.code_of_the_judgement()}
    assert {"casework/judgement.py", "casework/gratitude.py", "domain/cases.py", "domain/towns.py"} <= names


def test_what_was_erased_is_not_to_be_found_among_the_kept_cases(filled: Store, folder: Path) -> None:
    assert b"calle Olmo" in b"".join(path.read_bytes() for path in folder.iterdir())
    filled.erase([Erasure("1", Reason.DELETED, Part.REQUEST)])
    assert b"calle Olmo" not in b"".join(path.read_bytes() for path in folder.iterdir())


def test_what_staff_merged_or_split_is_never_kept(store: Store) -> None:
    store.save(Batch(LAMP))
    judge = JUDGE
    judge.all(store, whole=False)
    judge.all(store, whole=False)
    assert judge.asked == ["1"]
    judge.all(store)
    assert judge.asked == ["1"]


def test_nothing_is_kept_of_threads_that_another_run_changed_meanwhile(filled: Store, folder: Path) -> None:
    kept = filled.judgements(TOWN, {"de": WORDS["de"]})
    threads = [(thread, True) for thread in filled.threads()]
    with Store.open(folder) as other:
        a_new_post(other)
    casework = Casework(TOWN, {"de": WORDS["de"]})
    kept.of(threads, casework.judge, lambda _: None)
    judge = Judge(words={"de": WORDS["de"]})
    cases = judge.all(filled)
    assert judge.asked == ["1", "10"]
    assert cases == judge.afresh(filled)


def test_kept_cases_of_newer_posts_are_not_taken_for_older_threads(filled: Store, folder: Path) -> None:
    kept, casework = filled.judgements(TOWN, WORDS), Casework(TOWN, WORDS)
    threads = [(thread, True) for thread in filled.threads()]
    with Store.open(folder) as other:
        a_new_post(other)
        JUDGE.all(other)
    assert kept.of(threads, casework.judge, lambda _: None) == [casework.judge(thread) for thread, _ in threads]


def test_a_run_that_holds_the_state_makes_nobody_wait(store: Store, folder: Path) -> None:
    store.save(Batch(LAMP))
    with closing(sqlite3.connect(folder / "state.sqlite3", isolation_level=None)) as fetch:
        fetch.execute("BEGIN IMMEDIATE")
        started = datetime.now(UTC)
        assert [case.case_id for case in JUDGE.all(store)] == ["1"]
        assert (datetime.now(UTC) - started).total_seconds() < 5
        fetch.execute("ROLLBACK")
    judge = JUDGE
    judge.all(store)
    assert judge.asked == ["1"]


@pytest.mark.parametrize("verdict", [b"", b"{}", b"[[[", b"\xff", "null", 7, b'{"case_id": 1}'])
def test_a_damaged_row_is_judged_again(filled: Store, folder: Path, verdict: object) -> None:
    with closing(sqlite3.connect(folder / "state.sqlite3", isolation_level=None)) as hand:
        hand.execute("UPDATE judged SET verdict = ?", (verdict,))
    judge = JUDGE
    assert judge.all(filled) == judge.afresh(filled)
    assert judge.asked == ["1", "10"]


def test_a_case_that_utf8_cannot_carry_is_judged_each_time(store: Store) -> None:
    store.save(Batch(LAMP))
    annotation = Annotation("1", "a.yml", note="half a pair: \ud83d")
    judge = Judge(annotations=(annotation,))
    assert judge.all(store) == judge.afresh(store)
    judge.all(store)
    assert judge.asked == ["1"]


TEXTS = st.sampled_from(
    [
        "@luces la farola está apagada",
        "Ya está arreglada. #resuelto",
        "Mañana lo miramos ^PG",
        "¡Muchas gracias!",
        "sigue sin funcionar",
        "danke, @vecina",
        "\ud83d",
        "",
    ]
)
AUTHORS = st.sampled_from(["vecina", "otro", "luces", "ayto"])
IDS = st.integers(1, 9).map(str)


@st.composite
def posts(draw: st.DrawFn) -> Post:
    number = draw(IDS)
    edited = draw(st.none() | IDS)
    return replace(
        a_post(
            number,
            draw(TEXTS),
            by=draw(AUTHORS),
            minutes=draw(st.integers(0, 3)),
            reply_to=draw(st.none() | IDS),
            conversation=draw(IDS),
        ),
        edits=(edited, number) if edited and edited < number else (),
    )


CHANGES = st.one_of(
    st.lists(posts(), min_size=1, max_size=4).map(lambda some: lambda store: store.save(Batch(tuple(some)))),
    st.tuples(IDS, st.sampled_from(list(Part)), st.sampled_from([Reason.DELETED, Reason.PROTECTED])).map(
        lambda gone: lambda store: store.erase([Erasure(gone[0], gone[2], gone[1])])
    ),
    st.tuples(AUTHORS, st.sampled_from(["luces", "otro", "nuevo"])).map(
        lambda names: lambda store: store.save(Batch(accounts=(Account(an_account(names[0]).id, names[1]),)))
    ),
    AUTHORS.map(lambda name: lambda store: store.object_to(an_account(name).id, name)),
    AUTHORS.map(lambda name: lambda store: store.withdraw_objection(an_account(name).id, name)),
    IDS.map(lambda number: lambda store: store.hide(number, Reason.HEALTH)),
    IDS.map(lambda number: lambda store: store.unhide(number)),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=6))
def test_kept_cases_are_those_that_would_be_made_now_whatever_happened(
    tmp_path_factory: pytest.TempPathFactory, changes: list[Callable[[Store], object]]
) -> None:
    with Store.open(tmp_path_factory.mktemp("state")) as store:
        for change in changes:
            change(store)
            assert JUDGE.all(store) == JUDGE.afresh(store)
            JUDGE.all(store)
            assert JUDGE.asked == []
