"""Long lists, cut into pages of 25."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
PAGE = 25


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Thing]):
    """One page of a list: its things, its place ("cases/page/2/"), its neighbours' places ("" at the ends)."""

    things: Sequence[Thing]
    number: int
    last: int
    folder: str
    newer: str
    older: str


def sheets(folder: str, things: Sequence[Thing]) -> Iterator[Sheet[Thing]]:
    """The pages of a list whose first page lies in `folder`; an empty list has one empty page."""
    last = max(1, -(-len(things) // PAGE))
    for number in range(1, last + 1):
        yield Sheet(
            things=things[(number - 1) * PAGE : number * PAGE],
            number=number,
            last=last,
            folder=_sheet_folder(folder, number),
            newer=_sheet_folder(folder, number - 1) if number > 1 else "",
            older=_sheet_folder(folder, number + 1) if number < last else "",
        )


def _sheet_folder(folder: str, number: int) -> str:
    return folder if number == 1 else f"{folder}page/{number}/"
