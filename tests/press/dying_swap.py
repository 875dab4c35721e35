"""Builds a site named NEW into TARGET and kills itself just before the Nth change to the disk.

`python -m tests.press.dying_swap TARGET N`: exits 0 where fewer changes are made.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.press.swap import open_tree, swap_in

CHANGES = ((Path, "mkdir"), (Path, "rename"), (Path, "write_text"), (shutil, "rmtree"), (os, "unlink"), (os, "rmdir"))


def die_before(number: int) -> None:
    """Count every change to the disk, and die before that one, as `kill -9` or a power cut would have it."""
    left = [number]

    def counting(change: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return change(*given, **named)

        return run

    for owner, name in CHANGES:
        setattr(owner, name, counting(getattr(owner, name)))


def main(target: Path, number: int) -> None:
    """One build."""
    die_before(number)
    tree = open_tree(target)
    for page in ("index.html", "about.html"):
        (tree.root / page).write_text("NEW", encoding="ascii")
    swap_in(tree.root, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
