"""Reads the folder of annotations: a file a case, whatever its name."""

import os
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.domain.annotations import Annotation
from generator.domain.problems import Problem
from generator.townfiles.annotation_checks import ANNOTATION
from generator.townfiles.annotation_form import AnnotationForm, linked_post
from generator.townfiles.checks import Around, run
from generator.townfiles.documents import read_document, refusal
from generator.townfiles.filling import fill
from generator.townfiles.findings import START, Finding, Mark, printable, shown
from generator.townfiles.nodes import text

FOLDER = "site_src/annotations"
ENDINGS = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Read:
    """One file: the case it names and where, the annotation where it has no errors, and its problems."""

    path: str
    case: str | None
    mark: Mark
    annotation: Annotation | None
    problems: tuple[Problem, ...]


def read_annotations(
    town: Path, around: Around, known_cases: Collection[str] | None = None
) -> tuple[tuple[Annotation, ...], list[Problem]]:
    """The usable annotations in the order of their paths, and every problem of every file.

    With `known_cases` an annotation of another case is a warning. Two annotations of one case are both left out.
    """
    paths, problems = _paths(town)
    files = [_read(town, path, around) for path in paths]
    rivals = _rivals(files)
    for file in files:
        problems += file.problems
        problems += (finding.within(file.path) for finding in _beside_others(file, rivals, known_cases))
    usable = (file.annotation for file in files if file.annotation and file.path not in rivals)
    return tuple(usable), problems


def _paths(town: Path) -> tuple[list[str], list[Problem]]:
    try:
        refused = refusal(town / FOLDER, folder=True)
        names = [] if refused else sorted(os.listdir(town / FOLDER))  # noqa: PTH208 - pathlib is slow for thousands
    except FileNotFoundError:
        return [], []
    except OSError as error:
        refused, names = Finding(START, "Y016", f"this folder cannot be read ({os.strerror(error.errno or 0)})"), []
    if refused:
        return [], [refused.within(FOLDER)]
    ours = [name for name in names if name.endswith(ENDINGS)]
    strangers = [name for name in names if not name.endswith((*ENDINGS, ".md")) and not name.startswith(".")]
    return [f"{FOLDER}/{name}" for name in ours], [_stranger(name) for name in strangers]


def _stranger(name: str) -> Problem:
    message = "this is no annotation and is ignored: give it the ending .yml, or move it elsewhere"
    return Finding(START, "A028", message, "warning").within(f"{FOLDER}/{name}")


def _read(town: Path, path: str, around: Around) -> Read:
    document = read_document(town, path)
    form, findings = fill(AnnotationForm, document.root, "A")
    findings = [*document.findings, *findings, *run(ANNOTATION, document.root, around)]
    sound = form is not None and all(finding.level == "warning" for finding in findings)
    written = text(document.root, "case")
    return Read(
        path=path,
        case=linked_post(written.text) if written else None,
        mark=written.mark if written else START,
        annotation=form.annotation(path) if form and sound else None,
        problems=tuple(finding.within(path) for finding in findings),
    )


def _rivals(files: list[Read]) -> dict[str, str]:
    """For every file that shares its case with others, the path of the first of those."""
    by_case: dict[str, list[str]] = defaultdict(list)
    for file in files:
        if file.case:
            by_case[file.case].append(file.path)
    shared = [paths for paths in by_case.values() if len(paths) > 1]
    return {path: next(other for other in paths if other != path) for paths in shared for path in paths}


def _beside_others(file: Read, rivals: dict[str, str], known: Collection[str] | None) -> Iterator[Finding]:
    """A022, A025: a case has one annotation, and is known (warning)."""
    if other := rivals.get(file.path):
        message = f"{printable(other)} annotates this case too: put both into one file"
        yield Finding(file.mark, "A022", message)
    if known is not None and file.annotation and file.case not in known:
        message = f"no case {shown(file.case or '')} is known: correct the id, or fetch or import the case first"
        yield Finding(file.mark, "A025", message, "warning")
