"""`concejo annotate` and `concejo review`: staff correct a case in a minute, and see which ones need it."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from generator import pipeline
from generator.casework import Review, original_of
from generator.cli.options import town_folder
from generator.cli.surroundings import in_ci
from generator.cli.voice import one_line, result
from generator.domain.cases import Case
from generator.domain.errors import UsageError
from generator.domain.grounds import Ground
from generator.domain.posts import Thread
from generator.domain.towns import Town
from generator.site import Reasons, translations_from
from generator.townfiles import (
    Speech,
    annotated_in,
    catalogue,
    held_post,
    named_case,
    stranger,
    stub_of,
    to_review,
    write_stub,
)


@click.command()
@town_folder
@click.argument("case")
@click.option("--edit", is_flag=True, help="Open the file in $EDITOR afterwards.")
def annotate(folder: Path, case: str, edit: bool) -> None:
    """Begin an annotation of CASE (its id, its page's address, or the link of a post); print the file's path."""
    found, thread = _find(folder, case)
    there = annotated_in(folder, found.case_id)
    if there and edit:
        file = folder / there
    else:
        file = write_stub(folder, found, Desk(pipeline.town_of(folder)).stub(found, original_of(found, thread)))
    result(str(file))
    if edit:
        click.edit(filename=str(file))


@click.command()
@town_folder
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="json: JSON Lines.")
@click.option("--write", "wanted", metavar="CASE", help="Begin the annotation of this case instead of listing.")
def review(folder: Path, shape: str, wanted: str | None) -> None:
    """List what staff should look at, newest first, with annotations to paste."""
    desk = Desk(pipeline.town_of(folder))
    if wanted is not None:
        found, thread = _find(folder, wanted)
        result(str(write_stub(folder, found, desk.stub(found, original_of(found, thread)))))
        return
    found_all = pipeline.review(folder)
    for line in desk.records(found_all) if shape == "json" else desk.lines(found_all):
        result(line)


def _find(folder: Path, name: str) -> tuple[Case, Thread]:
    found = pipeline.case_named(folder, named_case(name))
    if found is None:
        raise UsageError(
            "No such case is known.",
            "Write the id from the case page's address or a post's link; `concejo fetch` brings new cases in.",
        )
    return found


class Desk:
    """Words what staff should look at, in the town's first language. In CI no title is shown: posts make them."""

    def __init__(self, town: Town) -> None:
        self._language = town.languages[0]
        self._speech = Speech(self._language)
        self._reasons = Reasons(translations_from(catalogue(self._language)))
        self._titles = not in_ci()

    def stub(self, case: Case, original: str) -> str:
        """An annotation of the case to begin with."""
        grounds = [self._sentence(ground) for ground in (*case.reasons, *case.review_reasons)]
        return stub_of(case, list(dict.fromkeys(grounds)), original, self._language)

    def lines(self, found: Review) -> Iterator[str]:
        """For people: each case with its reasons, its places and its stub."""
        for unsure in found.unsure():
            case = unsure.case
            title = f"  {case.title}" if self._titles else ""
            yield one_line(f"{case.case_id}  {case.opened_at:%Y-%m-%d}  {case.status}{title}")
            yield from (one_line(f"  {self._sentence(ground)}") for ground in case.review_reasons)
            yield from (one_line(f"  {place}") for place in (unsure.original, _page(case)) if place)
            yield from (f"    {line}".rstrip() for line in _short(self.stub(case, unsure.original)))
            yield ""
        for held in found.held():
            told = held_post(held.original).within(self._speech)
            yield one_line(f"{held.case_id}  {held.at:%Y-%m-%d}  {told}")
        for account in found.answerers():
            yield one_line(stranger(account.handle, account.conversations).within(self._speech))
        yield one_line(to_review(len(found.unsure()), len(found.held())).within(self._speech))

    def records(self, found: Review) -> Iterator[str]:
        """The same as JSON Lines; never a word of a post."""
        for unsure in found.unsure():
            yield _json(
                kind="case",
                case_id=unsure.case.case_id,
                asked=unsure.case.opened_at.isoformat(),
                status=unsure.case.status.value,
                service_code=unsure.case.service_code,
                reasons=[{"rule": ground.rule.value, "post": ground.post} for ground in unsure.case.review_reasons],
                original=unsure.original,
                page=_page(unsure.case),
                stub=self.stub(unsure.case, unsure.original),
            )
        for held in found.held():
            at = held.at.isoformat()
            yield _json(kind="held", case_id=held.case_id, post=held.post_id, at=at, original=held.original)
        for account in found.answerers():
            yield _json(kind="account", handle=account.handle, conversations=account.conversations)

    def _sentence(self, ground: Ground) -> str:
        return self._reasons.sentence(ground, quote=False)


def _page(case: Case) -> str:
    return f"/cases/{case.case_id}/"


def _short(stub: str) -> Sequence[str]:
    """A stub without its explanations: what is pasted is filled in at once."""
    return [line for line in stub.splitlines() if line and not re.match(r"# (?!yaml-language-server)\S", line)]


def _json(**record: object) -> str:
    return json.dumps(record, ensure_ascii=False)
