"""`concejo cases`: the cases as data, or as a table for people."""

import json
from gettext import NullTranslations
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from generator import pipeline
from generator.casework import case_record
from generator.cli.options import town_folder
from generator.cli.voice import one_line, result
from generator.domain.cases import Case, Status
from generator.site import Reasons


@click.command()
@town_folder
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", help="json: JSON Lines.")
@click.option("--all", "everything", is_flag=True, help="One line for every conversation, cases or not.")
def cases(folder: Path, shape: str, everything: bool) -> None:
    """List the cases, oldest first."""
    judged = pipeline.judge(folder)
    listed = [case for case in judged if everything or case.status is not Status.NOT_A_CASE]
    if shape == "table":
        _table(listed)
        return
    for case in listed:
        result(json.dumps(case_record(case), ensure_ascii=False))


def _table(listed: list[Case]) -> None:
    words = Reasons(NullTranslations())
    table = Table("case", "asked", "status", "service", "review", "title", box=None)
    for case in listed:
        review = " ".join(words.sentence(ground) for ground in case.review_reasons) if case.needs_review else ""
        asked = case.opened_at.strftime("%Y-%m-%d")
        row = (case.case_id, asked, case.status, case.service_code or "", review, case.title)
        table.add_row(*map(_plain, row))
    Console(highlight=False).print(table)


def _plain(text: str) -> str:
    """A cell's text without anything that the terminal or rich's own markup would act on."""
    return escape(one_line(text))
