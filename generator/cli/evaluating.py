"""`concejo evaluate`: how right the judgement is, against what people say that the answer is."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from generator import pipeline
from generator.casework.scoring import (
    Answer,
    GratitudeScore,
    ThreadScore,
    after_a_fix,
    codes_of,
    score_gratitude,
    score_threads,
)
from generator.cli.options import town_folder
from generator.cli.score_lines import gratitude_lines, gratitude_record, thread_lines, thread_record
from generator.cli.voice import one_line, result
from generator.domain.cases import Case
from generator.domain.errors import TownError, UsageError
from generator.domain.labels import LabelledText
from generator.domain.towns import Town
from generator.sources.goemotions import read_names, read_texts
from generator.sources.label_files import read_labels
from generator.store import Store, state_folder

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@town_folder
@click.argument("file", type=A_FILE)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["threads", "goemotions"]),
    default="threads",
    show_default=True,
    help="threads: labels of stored conversations. goemotions: texts, each read as a resident's reply to a fix.",
)
@click.option("--labels", "names", type=A_FILE, help="The names of the emotions, one a line (with goemotions).")
@click.option("--lang", default="und", help="What the source tells of the texts' language (with goemotions).")
@click.option("--json", "as_json", is_flag=True, help="One JSON document (docs/judgement.md).")
@click.option("--brief", is_flag=True, help="Leave out the list of misses.")
def evaluate(file: Path, folder: Path, shape: str, names: Path | None, lang: str, as_json: bool, brief: bool) -> None:
    """Score the judgement against the labels in FILE (docs/judgement.md)."""
    if (shape == "goemotions") != (names is not None):
        raise UsageError(
            "The names of the emotions go with --format goemotions.",
            "Run `concejo evaluate TEXTS.tsv --format goemotions --labels labels.txt`.",
        )
    if names is not None:
        gratitude = gratitude_score(folder, file, names, lang)
        record, lines = gratitude_record(gratitude), gratitude_lines(gratitude, brief=brief)
    else:
        score = thread_score(folder, file)
        record, lines = thread_record(score), thread_lines(score, brief=brief)
    if as_json:
        result(json.dumps({**record, "misses": []} if brief else record, indent=2))
        return
    for line in lines:
        result(one_line(line))


def thread_score(folder: Path, file: Path) -> ThreadScore:
    """The cases of the town's store against a label file."""
    labels = read_labels(file)
    town = pipeline.open_town(folder).town
    wanted = {label.conversation_id for label in labels}
    cases = by_conversation(case for case in pipeline.judge(folder) if case.conversation_id in wanted)
    if not cases:
        raise UsageError(
            f"None of the {len(wanted)} labelled conversations is in the store, so there is nothing to score.",
            "`concejo import FILE` or `concejo fetch` brings conversations in.",
        )
    return score_threads(labels, cases, town, staff_thanks(folder, cases.values(), town))


def by_conversation(cases: Iterable[Case]) -> dict[str, Case]:
    """One case a conversation; where staff split it, the one that kept the conversation's name."""
    found: dict[str, Case] = {}
    for case in cases:
        if case.conversation_id not in found or case.case_id == case.conversation_id:
            found[case.conversation_id] = case
    return found


def staff_thanks(folder: Path, cases: Iterable[Case], town: Town) -> frozenset[str]:
    """Those of the cases' thanks that the town's own accounts wrote."""
    handles = {member.handle.removeprefix("@").casefold() for member in town.staff if member.handle}
    with Store.open(state_folder(folder)) as store:
        posts = store.posts(kudos.post_id for case in cases for kudos in case.kudos)
    return frozenset(post_id for post_id, post in posts.items() if post.author.handle.casefold() in handles)


def gratitude_score(folder: Path, file: Path, names: Path, lang: str) -> GratitudeScore:
    """Every text of a file, judged as a reply to a fix in this town."""
    texts = read_texts(file, read_names(names), names)
    town = pipeline.open_town(folder).town
    handle = next((member.handle for member in town.staff if member.handle and member.kind == "service"), None)
    if handle is None:
        raise TownError("site_src/staff.yml names no account of the town.", "Add one: `- handle: town_hall`.")
    casework = pipeline.casework_of(town)

    def answer(labelled: LabelledText) -> Answer:
        thread = after_a_fix(labelled.text, handle.removeprefix("@"), lang)
        case = casework.judge(thread)
        return Answer(labelled, any(kudos.post_id == thread.posts[-1].id for kudos in case.kudos), codes_of(case))

    return score_gratitude(map(answer, texts))
