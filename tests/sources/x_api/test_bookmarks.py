"""A bookmark knows exactly which ids were read, however reading was broken off and taken up again."""

from hypothesis import given
from hypothesis import strategies as st

from generator.sources.x_api.bookmarks import Bookmark, read_bookmark
from generator.sources.x_api.stretches import Stretch, without, written

IDS = range(1, 40)
ends = st.integers(1, 38)


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    after, before = sorted((draw(ends), draw(ends)))
    return Stretch(after, before + 2)


def ids_of(stretch: Stretch) -> set[int]:
    return {number for number in IDS if stretch.after < number < (stretch.before or 99)}


@given(st.lists(stretches(), max_size=4), stretches())
def test_taking_a_stretch_away_takes_its_ids_and_no_others(held: list[Stretch], taken: Stretch) -> None:
    left = without(held, taken)
    assert set().union(*map(ids_of, left)) == set().union(*map(ids_of, held)) - ids_of(taken)
    assert all(stretch.holds_any for stretch in left)


def unread(mark: Bookmark) -> set[int]:
    """Ids that the bookmark says were not read."""
    outside = {number for number in IDS if mark.newest is None or not mark.floor < number <= mark.newest}
    return outside.union(*map(ids_of, mark.gaps))


@given(st.lists(st.tuples(stretches(), stretches()), max_size=5))
def test_a_bookmark_holds_what_was_read_and_nothing_more(steps: list[tuple[Stretch, Stretch]]) -> None:
    mark, read = Bookmark(), set[int]()
    for reach, stretch in steps:
        mark = mark.reaching(reach.after, (reach.before or 0) - 1).having_read(stretch)
        assert read_bookmark(str(mark)) == mark, "it is the same when it comes back from the state"
        read |= {number for number in ids_of(stretch) if mark.floor < number <= (mark.newest or 0)}
        assert set(IDS) - unread(mark) <= read
    assert all(gap.holds_any for gap in mark.gaps)


def test_what_is_no_bookmark_is_an_empty_one() -> None:
    for text in ("", "spoilt", "-5", "1.5", "1" * 30):
        assert read_bookmark(text) == Bookmark()
    assert read_bookmark("12") == Bookmark(12, 12)
    assert written("1..5 spoilt 7..9") == (Stretch(1, 5), Stretch(7, 9))
    assert str(Bookmark(30, 1, (Stretch(4, 9), Stretch(12, 20)))) == "30 1 4..9 12..20"


def test_a_first_reading_that_broke_off_begins_a_little_later() -> None:
    mark = Bookmark(30, 1, (Stretch(1, 5), Stretch(12, 20)))
    assert mark.from_its_lowest_gap(10) == Bookmark(30, 4, (Stretch(12, 20),))
    assert mark.from_its_lowest_gap(2) == mark
    assert Bookmark(30, 1, (Stretch(3, 5),)).from_its_lowest_gap(10).floor == 1
