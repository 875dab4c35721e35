"""Problems as GitHub's workflow commands: they mark the lines of a pull request."""

import os
from pathlib import Path

from generator.cli.voice import CONTROL
from generator.domain.problems import Problem


def github_line(problem: Problem, folder: Path) -> str:
    """One workflow command; `folder` is the town's, which may lie within the repository.

    Values are escaped as GitHub's own toolkit does, so that nothing in a message or a file's name becomes a command.
    """
    place = (
        f"file={_property(_in_repository(problem.path, folder))},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}"
    )
    return f"::{problem.level} {place}::{_data(problem.message)}"


def _in_repository(path: str, folder: Path) -> str:
    """The path from the top of the repository; from the current folder where no workflow runs."""
    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    file = Path(os.path.abspath(folder / path))  # noqa: PTH100 - resolve() would follow links
    return file.relative_to(top).as_posix() if file.is_relative_to(top) else path


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return CONTROL.sub(" ", escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
