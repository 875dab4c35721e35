"""One of several runs at once: `python -m tests.store.busy_child FOLDER NUMBER` stores posts and erases some."""

import sys
from pathlib import Path

from generator.domain.posts import Batch
from generator.domain.removals import Erasure, Part, Reason
from generator.store import Store
from tests.builders import a_post

ROUNDS = 8
SIZE = 10


def work(folder: Path, number: int) -> None:
    for place in range(ROUNDS):
        first = 1_000_000 * number + 1_000 * place
        with Store.open(folder) as store:
            store.save(Batch(posts=tuple(a_post(first + each, "la farola") for each in range(SIZE))))
            store.erase([Erasure(str(first), Reason.DELETED, Part.OTHER)])


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
