"""`concejo check` and `concejo schema`: what people write is right."""

import dataclasses
import json
from pathlib import Path

import click

from generator import pipeline
from generator.cli.marking import github_line
from generator.cli.options import town_folder
from generator.cli.voice import one_line, result, say
from generator.domain.errors import StateCorruptError, TownError
from generator.domain.problems import Problem
from generator.townfiles import read_town, schemas, summary_of


@click.command()
@town_folder
@click.option(
    "--format",
    "shape",
    type=click.Choice(["lines", "github", "json"]),
    default="lines",
    show_default=True,
    help="github: mark the lines of a pull request. json: JSON Lines.",
)
def check(folder: Path, shape: str) -> int:
    """Check every file that people write; print each problem as path:line:col: CODE message."""
    try:
        files = pipeline.check(folder)
    except StateCorruptError as fault:
        # What people wrote can be checked without the state, but for the rules that need to know the cases.
        files = read_town(folder)
        say(str(fault))
    for problem in files.problems:
        result(_line(problem, shape, folder))
    say(summary_of(files))
    return TownError.exit_code if files.errors else 0


def _line(problem: Problem, shape: str, folder: Path) -> str:
    match shape:
        case "github":
            return github_line(problem, folder)
        case "json":
            return json.dumps(dataclasses.asdict(problem), ensure_ascii=False)
        case _:
            return one_line(str(problem))


@click.command()
@town_folder
def schema(folder: Path) -> None:
    """Write the JSON Schemas that editors use into site_src/schemas/, in the town's first language."""
    target = folder / "site_src" / "schemas"
    target.mkdir(parents=True, exist_ok=True)
    for name, text in schemas(read_town(folder).language).items():
        (target / name).write_text(text, encoding="utf-8")
        say(f"Wrote {target / name}.")
