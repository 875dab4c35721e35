"""What is gone at its source leaves the state and the media folder at once, and nothing more than that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator import intake, pipeline
from generator.domain.cases import Case, Status
from generator.domain.errors import HeldBackError, UnreachableError
from generator.domain.posts import Batch
from generator.domain.removals import Gone, Reason, Removals
from generator.pipeline import media_folder
from generator.store import Store, state_folder
from tests.intake.towns import (
    FIRST_ANSWER,
    FIX,
    REQUEST,
    THANKS,
    WORDS,
    a_lamp,
    a_picture,
    a_state,
    a_town,
    many_chats,
    traces,
)

QUIET = lambda _count: None  # noqa: E731


def gone(*post_ids: str, reason: Reason = Reason.DELETED) -> tuple[Gone, ...]:
    return tuple(Gone(post_id, reason) for post_id in post_ids)


@dataclass
class Teller:
    """A source that tells what is gone, and then perhaps fails."""

    tells: tuple[Gone, ...] = ()
    fault: Exception | None = None
    asked: list[str] = field(default_factory=list)

    def gone(self, ids: Iterable[str]) -> Iterator[Batch]:
        self.asked += ids
        yield Batch(gone=self.tells)
        if self.fault:
            raise self.fault


def erase(store: Store, folder: Path, *tells: Gone, confirmed: bool = False) -> intake.Erased:
    erased = intake.erase_gone(store, folder, source=Teller(tells), progress=QUIET, confirmed=confirmed)
    if erased.fault:
        raise erased.fault
    return erased


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return a_town(tmp_path / "town")


def the_case(folder: Path, case_id: str = REQUEST) -> Case:
    return next(case for case in pipeline.judge(folder) if case.case_id == case_id)


def test_every_stored_post_is_asked_for(town: Path) -> None:
    with a_state(town, *a_lamp(), *many_chats(3)) as store:
        teller = Teller()
        assert intake.erase_gone(store, town, source=teller, progress=QUIET) == intake.Erased()
        assert teller.asked == ["100", "101", "102", "103", "5000", "5001", "5002"]


def test_a_deleted_request_takes_its_case_and_a_count_stays(town: Path) -> None:
    with a_state(town, *a_lamp(), *many_chats(3)) as store:
        erased = erase(store, town, *gone(REQUEST))
        assert erased.sentence() == "1 post left the record (1 deleted), and 1 case with them."
        assert store.removals() == (Removals(Reason.DELETED, 0, 1),)
        assert REQUEST not in {thread.conversation_id for thread in store.threads()}
    assert not traces(state_folder(town), "zarzamora")


@pytest.mark.parametrize(
    ("post_id", "word", "resolution"), [(FIRST_ANSWER, "caléndula", False), (FIX, "madreselva", True)]
)
def test_a_town_s_answer_leaves_a_gap_with_its_time(town: Path, post_id: str, word: str, resolution: bool) -> None:
    times = {post.id: post.created_at for post in a_lamp()}
    with a_state(town, *a_lamp(), *many_chats(3)) as store:
        erase(store, town, *gone(post_id))
        thread = store.thread(REQUEST)
        assert thread is not None
        assert [(gap.at, gap.resolution, gap.reason) for gap in thread.gaps] == [
            (times[post_id], resolution, Reason.DELETED)
        ]
    assert not traces(state_folder(town), word)


def test_any_other_post_leaves_nothing_but_a_count(town: Path) -> None:
    with a_state(town, *a_lamp(), *many_chats(3)) as store:
        erase(store, town, *gone(THANKS, reason=Reason.PROTECTED))
        thread = store.thread(REQUEST)
        assert thread is not None
        assert (thread.gaps, store.removals()) == ((), (Removals(Reason.PROTECTED, 1, 0),))
    assert the_case(town).status is Status.RESOLVED
    assert the_case(town).kudos == ()


@pytest.mark.parametrize(
    "breakage", [("annotations/farola.yml", "case: ["), ("town.yml", "name: ["), ("staff.yml", "staff: 7")]
)
def test_erasures_go_through_whatever_people_wrote(town: Path, breakage: tuple[str, str]) -> None:
    file = town / "site_src" / breakage[0]
    file.parent.mkdir(exist_ok=True)
    file.write_text(breakage[1])
    with a_state(town, *a_lamp(), *many_chats(3)) as store:
        erase(store, town, *gone(REQUEST))
        assert store.thread(REQUEST) is None, "the root of a conversation counts as its request"
    assert not traces(state_folder(town), "zarzamora")


def test_pictures_go_with_the_last_post_that_needs_them(town: Path) -> None:
    with a_state(town, *a_lamp(), *a_lamp(200), *many_chats(3)) as store:
        first, twin = a_picture(store, town, "3_100"), a_picture(store, town, "3_200")
        assert first.webp == twin.webp, "two photos with the same pixels share their files"
        erase(store, town, *gone(FIX))
        assert set(store.pictures()) == {"3_200"}
        assert {file.name for file in media_folder(town).iterdir()} >= set(twin.webp.values())
        erase(store, town, *gone("202"))
        assert list(media_folder(town).iterdir()) == []


def test_what_a_fetch_was_told_is_erased_though_the_run_broke_off(town: Path) -> None:
    with a_state(town, *a_lamp(), *many_chats(3)) as store:
        intake.take_in(store, [Batch(gone=gone(THANKS))], QUIET)
    with Store.open(state_folder(town)) as store:
        assert THANKS in store.post_ids()
        intake.erase_gone(store, town, source=None, progress=QUIET)
        assert THANKS not in store.post_ids()
        assert not store.cursors("gone:")


def test_what_was_told_before_a_fault_is_erased_and_the_fault_comes_back(town: Path) -> None:
    with a_state(town, *a_lamp(), *many_chats(3)) as store:
        fault = UnreachableError("X did not answer.")
        erased = intake.erase_gone(store, town, source=Teller(gone(THANKS), fault), progress=QUIET)
        assert erased.fault is fault
        assert THANKS not in store.post_ids()


def test_a_post_that_is_shown_again_stays(town: Path) -> None:
    posts = a_lamp()
    with a_state(town, *posts, *many_chats(3)) as store:
        intake.take_in(store, [Batch(gone=gone(THANKS)), Batch(posts=posts[3:])], QUIET)
        assert erase(store, town) == intake.Erased()
        assert THANKS in store.post_ids()


def test_a_saved_file_does_not_bring_back_what_is_gone(town: Path) -> None:
    posts = a_lamp()
    with a_state(town, *posts, *many_chats(3)) as store:
        intake.take_in(store, [Batch(gone=gone(THANKS)), Batch(posts=posts[3:], live=False)], QUIET)
        erase(store, town)
        assert THANKS not in store.post_ids()


def test_the_tally_tells_what_is_gone_of_what_is_stored(town: Path) -> None:
    with a_state(town, *a_lamp(), *many_chats(3)) as store:
        tally = intake.take_in(store, [Batch(gone=gone(THANKS, "999"))], QUIET)
        assert tally.gone == gone(THANKS)
        assert THANKS not in repr(tally)


def test_an_outage_of_the_source_erases_nothing_until_a_person_confirms(town: Path) -> None:
    chats = many_chats(300)
    missing = gone(*(post.id for post in chats[:31]))
    with a_state(town, *chats) as store:
        with pytest.raises(HeldBackError, match="31 of 300 stored posts") as caught:
            erase(store, town, *missing)
        assert caught.value.exit_code == 3
        assert "concejo fetch --confirm-erasure" in str(caught.value)
        assert store.count_posts() == 300
        with pytest.raises(HeldBackError, match="31 of 300"):
            erase(store, town)  # the next night says nothing new
        erased = erase(store, town, confirmed=True)
        assert (store.count_posts(), erased.posts) == (269, {Reason.DELETED: 31})


def test_what_is_told_tonight_is_surer_than_a_list_that_does_not_name_it(town: Path) -> None:
    with a_state(town, *a_lamp(), *many_chats(3)) as store:
        intake.take_in(store, [Batch(gone=gone(THANKS)), Batch(standing=(THANKS,))], QUIET)
        erase(store, town)
        assert THANKS not in store.post_ids()


def test_what_was_held_back_stays_where_the_source_says_that_it_stands(town: Path) -> None:
    chats = many_chats(300)
    with a_state(town, *chats) as store:
        with pytest.raises(HeldBackError):
            erase(store, town, *gone(*(post.id for post in chats)))
        intake.take_in(store, [Batch(standing=tuple(post.id for post in chats[1:]))], QUIET)
        assert erase(store, town).posts == {Reason.DELETED: 1}
        assert store.count_posts() == 299


def test_an_outage_that_calms_down_is_forgotten(town: Path) -> None:
    chats = many_chats(300)
    with a_state(town, *chats) as store:
        with pytest.raises(HeldBackError):
            erase(store, town, *gone(*(post.id for post in chats)))
        intake.take_in(store, [Batch(posts=chats)], QUIET)
        assert erase(store, town) == intake.Erased()
        assert store.count_posts() == 300


@pytest.mark.parametrize(
    ("stored", "vanishing", "held"),
    [(300, 30, False), (300, 31, True), (100, 20, False), (100, 21, True), (2, 2, True), (1, 1, False), (20, 20, True)],
)
def test_where_the_brake_bites(town: Path, stored: int, vanishing: int, held: bool) -> None:
    chats = many_chats(stored)
    with a_state(town, *chats) as store:
        missing = gone(*(post.id for post in chats[:vanishing]))
        if held:
            with pytest.raises(HeldBackError):
                erase(store, town, *missing)
        else:
            erase(store, town, *missing)
        assert store.count_posts() == (stored if held else stored - vanishing)


def test_the_words_are_gone_from_every_file_of_the_state(town: Path) -> None:
    with a_state(town, *a_lamp(), *many_chats(50)) as store:
        assert traces(state_folder(town), *WORDS.values())
        pipeline.judge(town)
        erase(store, town, *gone(*WORDS))
    assert not traces(state_folder(town), "zarzamora", "caléndula", "madreselva", "girasol", "vecina")
