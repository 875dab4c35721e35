"""What is remembered during a build."""

from generator.site.memo import Memo


def test_a_thing_is_made_once() -> None:
    made: list[int] = []

    def double(number: int) -> int:
        made.append(number)
        return 2 * number

    doubled = Memo(double)
    assert [doubled[7], doubled[7], doubled[8]] == [14, 14, 16]
    assert made == [7, 8]


def test_memory_stays_flat_whatever_is_asked() -> None:
    squares: Memo[int, int] = Memo(lambda number: number * number, most=10)
    assert [squares[number] for number in range(1_000)] == [number * number for number in range(1_000)]
    assert len(squares) <= 10
