"""One piece of work that dies again and again: `python -m tests.store.dying_child FOLDER WORK`.

WORK is `save`, `erase` or `migrate`. It is done in a process of its own that SIGKILL ends when it begins its Nth
statement, for N = 1, 2, … until it gets through. For each N a line says what the next run finds: `old` or `new`, else
what it found.
"""

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from generator.domain.posts import Batch
from generator.domain.reads import Read, ReadKind
from generator.domain.removals import Erasure, Part, Reason
from generator.store import Store, state_file
from tests.builders import NOON, a_post
from tests.store.older_state import an_older_state

TOLD = Batch(
    posts=(
        a_post(10, "la farlo no luce", edits=("10", "12")),
        a_post(11, "mañana", by="ayto", conversation=10, reply_to=10, minutes=1),
        a_post(20, "otra cosa"),
    ),
    cursors={"ayto": "20"},
)
MORE = Batch(
    posts=(
        a_post(12, "la farola no luce", conversation=12, edits=("10", "12"), minutes=2),
        a_post(13, "ya luce", by="luces", conversation=12, reply_to=12, minutes=9),
        a_post(30, "nueva", by="nadie"),
        a_post(20, "otra cosa, cambiada"),
    ),
    cursors={"ayto": "30", "walk:12": "2"},
    reads=(Read(ReadKind.POST, "12"), Read(ReadKind.POST, "13"), Read(ReadKind.COUNT)),
    read_at=NOON,
    complete={"12": NOON},
)
GOING = [Erasure("11", Reason.DELETED, Part.TOWN_ANSWER), Erasure("20", Reason.OWN_WISH, Part.REQUEST)]


def open_only(folder: Path) -> None:
    Store.open(folder).close()


def save_more(folder: Path) -> None:
    with Store.open(folder) as store:
        store.save(MORE)


def erase_some(folder: Path) -> None:
    with Store.open(folder) as store:
        store.erase(GOING)


WORKS: dict[str, Callable[[Path], None]] = {"save": save_more, "erase": erase_some, "migrate": open_only}


def prepare(folder: Path, work: str) -> None:
    if work == "migrate":
        an_older_state(folder, [TOLD.posts[2], a_post(40, "de antes")])
        return
    with Store.open(folder) as store:
        store.save(TOLD)


def seen_in(folder: Path) -> object:
    """Everything that the state tells, and whether nothing but the state itself and whole copies lie there."""
    with Store.open(folder) as store:
        told = (
            list(store.threads()),
            store.cursors(""),
            store.reads(date(2026, 1, 1)),
            store.removals(),
            store.is_clean(),
        )
    return told, sorted(path.name for path in folder.iterdir() if not path.name.startswith("state-v"))


def die_at(number: int) -> None:
    """From now on the Nth statement of any connection is the last thing this process does."""
    left = [number]

    def count(_statement: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    class Counted(sqlite3.Connection):
        def __init__(self, *args: Any, **settings: Any) -> None:
            super().__init__(*args, **settings)
            self.set_trace_callback(count)

    real = sqlite3.connect
    state_file.sqlite3.connect = lambda *args, **settings: real(*args, factory=Counted, **settings)  # type: ignore[attr-defined]


def dies(folder: Path, work: str, number: int) -> bool:
    """Do the work in a child that dies at its Nth statement; whether it did."""
    child = os.fork()
    if child == 0:
        die_at(number)
        WORKS[work](folder)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(folder: Path, work: str) -> None:
    prepare(folder / "old", work)
    shutil.copytree(folder / "old", folder / "done")
    WORKS[work](folder / "done")
    new = seen_in(folder / "done")
    shutil.copytree(folder / "old", folder / "seen")
    old = seen_in(folder / "seen")
    number, died = 0, True
    while died:
        number += 1
        place = folder / str(number)
        shutil.copytree(folder / "old", place)
        died = dies(place, work, number)
        found = seen_in(place)
        sys.stdout.write("new\n" if found == new else "old\n" if found == old else f"{found}\n")
        shutil.rmtree(place)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
