"""Reads the folder of annotations: a file a case, whatever its name."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.domain.annotations import Annotation
from generator.domain.problems import Problem
from generator.townfiles.annotation_checks import ANNOTATION
from generator.townfiles.annotation_form import AnnotationForm
from generator.townfiles.annotation_ties import Ties
from generator.townfiles.checks import Around, run
from generator.townfiles.documents import read_document, refusal
from generator.townfiles.filling import fill
from generator.townfiles.findings import ENGLISH, START, Finding
from generator.townfiles.nodes import Node
from generator.townfiles.record_checks import Record, RecordChecks
from generator.townfiles.saying import Translate, said

FOLDER = "site_src/annotations"
ENDINGS = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Read:
    """One file: its tree, the annotation where it has no errors, and what was found in it."""

    path: str
    root: Node | None
    annotation: Annotation | None
    findings: tuple[Finding, ...]


def read_annotations(
    town: Path, around: Around, record: Record | None = None, translate: Translate = ENGLISH
) -> tuple[tuple[Annotation, ...], list[Problem]]:
    """The usable annotations in the order of their paths, and every problem of every file.

    With a `record` annotations are checked against what is known. Two annotations of one case are both left out.
    """
    paths, problems = _paths(town, translate)
    files = [_read(town, path, around) for path in paths]
    ties = Ties({file.path: file.root for file in files})
    with_record = RecordChecks(record, around, ties.split_off) if record else None
    usable: list[Annotation] = []
    for file in files:
        findings = [*file.findings, *ties.check(file.path, file.root)]
        if _sound(findings) and file.annotation and with_record:
            findings += with_record.check(file.root, file.annotation)
        problems += (finding.within(file.path, translate) for finding in findings)
        if _sound(findings) and file.annotation:
            usable.append(file.annotation)
    return tuple(usable), problems


def annotation_paths(town: Path) -> tuple[str, ...]:
    """The annotations' files, relative to the town; none where the folder cannot be read."""
    return tuple(_paths(town, ENGLISH)[0])


def _paths(town: Path, translate: Translate) -> tuple[list[str], list[Problem]]:
    try:
        refused = refusal(town / FOLDER, folder=True)
        names = [] if refused else sorted(os.listdir(town / FOLDER))  # noqa: PTH208 - pathlib is slow for thousands
    except FileNotFoundError:
        return [], []
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        refused, names = Finding(START, "Y016", said("this folder cannot be read (%(reason)s)", reason=reason)), []
    if refused:
        return [], [refused.within(FOLDER, translate)]
    ours = [name for name in names if name.endswith(ENDINGS)]
    strangers = [name for name in names if not name.endswith((*ENDINGS, ".md")) and not name.startswith(".")]
    return [f"{FOLDER}/{name}" for name in ours], [_stranger(name, translate) for name in strangers]


def _stranger(name: str, translate: Translate) -> Problem:
    message = said("this is no annotation and is ignored: give it the ending .yml, or move it elsewhere")
    return Finding(START, "A028", message, "warning").within(f"{FOLDER}/{name}", translate)


def _read(town: Path, path: str, around: Around) -> Read:
    document = read_document(town, path)
    form, findings = fill(AnnotationForm, document.root, "A")
    findings = [*document.findings, *findings, *run(ANNOTATION, document.root, around)]
    annotation = form.annotation(path) if form and _sound(findings) else None
    return Read(path, document.root, annotation, tuple(findings))


def _sound(findings: Sequence[Finding]) -> bool:
    return all(finding.level == "warning" for finding in findings)
