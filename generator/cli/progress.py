"""A counter for work whose end is not known, shown only to a person at a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.status import Status


@contextmanager
def counting(what: str) -> Iterator[Callable[[int], None]]:
    """Yield a function that shows how many are done so far; silent where standard error is not a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _count: None
        return
    with Status(f"{what} …", console=console) as status:
        yield lambda count: status.update(f"{what} … {count:,}")
