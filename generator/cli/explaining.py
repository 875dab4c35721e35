"""`concejo explain`: why a case is what it is, post by post, for staff at their own screen."""

import os
from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import town_folder
from generator.cli.surroundings import in_ci
from generator.cli.voice import one_line, result
from generator.domain.errors import UsageError
from generator.site import Explainer, translations_from
from generator.townfiles import catalogue, named_case


@click.command()
@town_folder
@click.argument("case")
@click.option("--language", type=click.Choice(["es", "de", "en"]), help="Default: the town's first language.")
def explain(folder: Path, case: str, language: str | None) -> None:
    """Say how CASE (its id, its page's address, or the link of a post) was judged, post by post.

    In CI what posts say is left out.
    """
    explanation = pipeline.explain(folder, named_case(case))
    if explanation is None:
        raise UsageError(
            "No such case is known.",
            "Write the id from the case page's address or a post's link; `concejo cases` lists the ids.",
        )
    town = pipeline.town_of(folder)
    chosen = language or town.languages[0]
    logged = in_ci() or bool(os.environ.get("GITHUB_ACTIONS"))
    explainer = Explainer(town, translations_from(catalogue(chosen)), chosen, open_text=not logged)
    for line in explainer.lines(explanation):
        result(one_line(line))
