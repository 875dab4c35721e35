"""A file to begin with: an annotation of one case, with every key there is, what it means, and what holds now."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.domain.cases import Case
from generator.domain.errors import UsageError
from generator.townfiles.annotation_form import AnnotationForm
from generator.townfiles.annotations import FOLDER, annotation_paths
from generator.townfiles.documents import read_document, refusal
from generator.townfiles.nodes import text
from generator.townfiles.references import named_case
from generator.townfiles.saying import Speech, said

SCHEMA = "# yaml-language-server: $schema=../schemas/annotation.schema.json"
LISTS = {
    "kudos": ("add", "strike"),
    "photos": ("before", "after"),
}


def stub_of(case: Case, grounds: Sequence[str], original: str, language: str) -> str:
    """The text of an annotation that says nothing yet, in a language; `grounds` are the judgement in sentences.

    Not a word of a post is in it, since such files are kept where everybody can read them.
    """
    say = Speech(language)
    head = [SCHEMA, *(f"# {line}" for line in (original, *grounds) if line), f'case: "{case.case_id}"', ""]
    hint = said("Take the # away in front of a key to say something. What you leave out stays as it is.").within(say)
    return "\n".join([*head, f"# {hint}", *_keys(case, say), ""])


def _keys(case: Case, say: Speech) -> Iterator[str]:
    now = {
        "status": case.status.value if case.status.value != "not_a_case" else "acknowledged",
        "resolved_by": f'"{case.resolved_by or ""}"',
        "language": case.lang if case.annotated else say.language,
        "service": case.service_code or "",
        "district": case.district or "",
        "staff": f'"{case.staff or ""}"',
        "duplicate_of": '""',
        "merge": "[]",
        "split": "[]",
        "display": case.display,
    }
    for name, field in AnnotationForm.model_fields.items():
        if name == "case":
            continue
        yield ""
        yield f"# {say(field.description or '')}"
        if name in LISTS:
            yield f"#{name}:"
            yield from (f"#  {key}: []" for key in LISTS[name])
        else:
            yield f"#{name}: {now.get(name, '')}".rstrip()


def stub_path(case: Case) -> str:
    """Where a new annotation of the case goes, relative to the town; its name holds no word of a post."""
    return f"{FOLDER}/{case.opened_at:%Y-%m-%d}-{case.service_code or 'case'}-{case.case_id}.yml"


def annotated_in(town: Path, case_id: str) -> str | None:
    """The path of the file that annotates a case already, however broken the rest of it is."""
    for path in annotation_paths(town):
        written = text(read_document(town, path).root, "case")
        if written and named_case(written.text) == case_id:
            return path
    return None


def write_stub(town: Path, case: Case, stub: str) -> Path:
    """Write the stub and return its path. UsageError where the case is annotated already: nothing is overwritten."""
    if there := annotated_in(town, case.case_id):
        raise UsageError(f"{there} annotates this case already.", "Edit that file: a case has one annotation.")
    file = town / stub_path(case)
    file.parent.mkdir(parents=True, exist_ok=True)
    if refusal(file.parent, folder=True):
        raise UsageError(f"{FOLDER} is not a folder of its own.", "Replace the link by a folder.")
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(stub)
    except FileExistsError:
        raise UsageError(f"{stub_path(case)} exists already.", "Edit it, or rename it first.") from None
    return file
