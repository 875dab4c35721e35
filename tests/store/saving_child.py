"""A run that ends in the middle of saving: `python -m tests.store.saving_child FOLDER END`.

END is `cursors` (SIGKILL from inside, after the posts were written), `never` (save until killed from outside) or
`limit:BYTES` (no file may grow beyond, as on a full disk). dying_child.py dies at each statement.
"""

import os
import resource
import signal
import sys
from pathlib import Path

from generator.domain.errors import ConcejoError
from generator.domain.posts import Batch
from generator.store import Store
from tests.builders import a_post

SIZE = 40
BATCHES = 200


def a_batch(number: int) -> Batch:
    """Big enough that SQLite writes parts of it before it is committed."""
    posts = [a_post(number * 1000 + place, "la farola no luce " * 2000) for place in range(1, SIZE + 1)]
    return Batch(posts=tuple(posts), cursors={"ayto": str(number)})


class FatalCursors(dict[str, str]):
    """Cursors that kill the process: they are written last, before the commit."""

    def items(self):  # type: ignore[no-untyped-def]
        os.kill(os.getpid(), signal.SIGKILL)


def fatal(batch: Batch) -> Batch:
    return Batch(posts=batch.posts, cursors=FatalCursors(batch.cursors))


def save_until_the_end(folder: Path, end: str) -> None:
    with Store.open(folder) as store:
        for number in range(1, BATCHES):
            last = end != "never" and number == 3
            store.save(fatal(a_batch(number)) if last else a_batch(number))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


def save_on_a_small_disk(folder: Path, limit: int) -> int:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        save_until_the_end(folder, "never")
    except ConcejoError as error:
        # A child whose lines are counted writes them down at its end: that is not to fail.
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    where, how = Path(sys.argv[1]), sys.argv[2]
    if how.startswith("limit:"):
        sys.exit(save_on_a_small_disk(where, int(how.removeprefix("limit:"))))
    save_until_the_end(where, how)
