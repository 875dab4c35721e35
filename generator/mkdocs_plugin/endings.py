"""How MkDocs ends where something is wrong: one line on stderr, and Concejo's own exit code."""

import logging
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click
from jinja2 import TemplateError
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils import CountHandler

from generator.domain.errors import BuildError, ConcejoError, StorageError, TownError

Given = ParamSpec("Given")
Returned = TypeVar("Returned")


class Ended(Abort):
    """Ends MkDocs with a fault's line and its exit code (domain/errors.py)."""

    def __init__(self, fault: ConcejoError) -> None:
        super().__init__(str(fault))
        self.code = fault.exit_code

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """What click exits with."""
        return self.code

    def show(self, *_args: Any, **_named: Any) -> None:
        """One line, where errors belong."""
        click.echo(self.format_message(), err=True)


def ending(hook: Callable[Given, Returned]) -> Callable[Given, Returned]:
    """A plugin's hook whose faults end MkDocs."""

    @wraps(hook)
    def run(*given: Given.args, **named: Given.kwargs) -> Returned:
        try:
            return hook(*given, **named)
        except Exception as fault:
            raise Ended(told(fault)) from fault

    return run


def told(error: BaseException) -> ConcejoError:
    """The fault of ours that an error means; a bug says where it is, never its message, which may hold a post."""
    match error:
        case ConcejoError():
            return error
        case OSError():
            name = Path(str(error.filename)).name if error.filename else "A file"
            return StorageError(
                f"{name} cannot be read or written: {error.strerror or error}.",
                "Look at the disk's space and at who owns the folder.",
            )
        case UnicodeDecodeError():
            return TownError("A page is not UTF-8 text.", "Its name stands above: save it again as UTF-8.")
        case TemplateError():
            return BuildError(f"A template of the theme cannot be rendered: {error}.", "Mend it in site_src/theme.")
        case MkDocsException():
            return BuildError(error.format_message())
    return bug(error)


def bug(error: BaseException) -> ConcejoError:
    """A bug of ours, in one line that is safe in a log."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
    return ConcejoError(f"This is a bug in Concejo: {type(error).__name__} at {place}.", "Please report this line.")


def refuse_warnings() -> None:
    """BuildError where MkDocs has warned: strict mode counts only when the site would be swapped in already."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    if any(counter.get_counts() for counter in counters):
        raise BuildError("MkDocs warned, and strict mode makes that a fault.", "The warnings stand above.")
