"""The one handler at the top: every fault ends in one line and its exit code."""

import errno
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from generator import __version__
from generator.cli.verbs import Verbs
from generator.cli.voice import complain
from generator.domain.errors import ConcejoError, StorageError

STORAGE_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM, errno.ENAMETOOLONG}
BUG = 70
INTERRUPTED = 130
TERMINATED = 143


class Terminated(BaseException):
    """Somebody asked this process to end (SIGTERM)."""


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="concejo")
def concejo() -> None:
    """Turn the requests that a town answers in public into a permanent public record."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; return its exit code (SAFETY: the table of exit codes is in docs/exit-codes.md)."""
    previous = signal.signal(signal.SIGTERM, _terminate)
    try:
        outcome = concejo.main(args=None if argv is None else list(argv), prog_name="concejo", standalone_mode=False)
        return outcome if isinstance(outcome, int) else 0
    except (Exception, KeyboardInterrupt, Terminated) as fault:  # noqa: BLE001 - the one handler at the top
        return _explain(fault)
    finally:
        signal.signal(signal.SIGTERM, previous)


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated


def _explain(fault: BaseException) -> int:
    """Print the one line that a fault deserves and return its exit code."""
    match fault:
        case ConcejoError():
            complain(str(fault))
            return fault.exit_code
        case click.exceptions.Exit():
            return fault.exit_code
        case click.ClickException():
            fault.show()
            return fault.exit_code
        case click.Abort() | KeyboardInterrupt():
            complain("interrupted; what was stored so far is kept")
            return INTERRUPTED
        case Terminated():
            complain("asked to end; what was stored so far is kept")
            return TERMINATED
        case BrokenPipeError():
            # The reader went away (`concejo cases | head`): keep Python from complaining at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        case OSError() if fault.errno in STORAGE_FAULTS:
            complain(f"{fault.strerror}: {fault.filename or 'the disk'}. Make room or grant access, then run again.")
            return StorageError.exit_code
        case _:
            return _confess(fault)


def _confess(fault: BaseException) -> int:
    """A bug: say where it happened, but never its message, which could hold a post's text."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
    complain(f"this is a bug in Concejo: {type(fault).__name__} at {place}. Please report it with this line.")
    if os.environ.get("CONCEJO_DEBUG"):
        complain("\n".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames))
    return BUG
