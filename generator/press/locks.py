"""A lock on a folder that the system itself lets go when its holder dies."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def hold(folder: Path) -> int | None:
    """Lock a folder for as long as this process lives, or until `let_go`; None where another process holds it.

    Windows cannot lock folders: there the lock is always granted, and two builds at once are not kept apart.
    """
    if sys.platform == "win32":
        return -1
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def let_go(handle: int) -> None:
    """Give a lock of `hold` back."""
    if handle >= 0:
        os.close(handle)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait until nobody else works in the folder, and keep others waiting meanwhile."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
