"""`concejo check` and `concejo schema`: what people write is right."""

from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import town_folder
from generator.cli.voice import one_line, result, say
from generator.domain.errors import StateCorruptError, TownError
from generator.townfiles import read_town, schemas


@click.command()
@town_folder
def check(folder: Path) -> int:
    """Check every file that people write; print each problem as path:line:col: CODE message."""
    try:
        known = pipeline.known_cases(folder)
    except StateCorruptError as fault:
        # What people wrote can be checked without the state, but for annotations of cases that nobody knows.
        known = None
        say(str(fault))
    files = read_town(folder, known_cases=known)
    for problem in files.problems:
        result(one_line(str(problem)))
    errors = sum(problem.level == "error" for problem in files.problems)
    warnings = len(files.problems) - errors
    if errors:
        say(f"{errors} to mend, {warnings} to look at.")
        return TownError.exit_code
    say(f"All files are in order ({len(files.annotations)} annotations, {warnings} to look at).")
    return 0


@click.command()
@town_folder
def schema(folder: Path) -> None:
    """Write the JSON Schemas that editors use into site_src/schemas/."""
    target = folder / "site_src" / "schemas"
    target.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (target / name).write_text(text, encoding="utf-8")
        say(f"Wrote {target / name}.")
