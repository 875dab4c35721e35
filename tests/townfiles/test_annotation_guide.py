"""docs/annotations.md says what is so: its examples pass the check, and it names every key and reason."""

import re
from pathlib import Path

import pytest

from generator.domain.removals import WISHES
from generator.townfiles import RULES
from generator.townfiles.annotation_form import AnnotationForm
from tests.townfiles.folders import read

GUIDE = (Path(__file__).parents[2] / "docs" / "annotations.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
MAP = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)[0]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_accepted(tmp_path: Path, example: str) -> None:
    found = read(tmp_path, {"annotations/a.yml": example, "districts.geojson": MAP})
    assert [str(problem) for problem in found.problems] == []
    assert len(found.annotations) == 1


def test_every_key_and_every_reason_is_explained() -> None:
    table = "".join(line for line in GUIDE.splitlines() if line.startswith("| `"))
    assert {key for key in AnnotationForm.model_fields if f"`{key}`" not in table} == set()
    assert {reason for reason in WISHES if f"`{reason}`" not in GUIDE} == set()


def test_the_rules_that_it_names_exist() -> None:
    named = set(re.findall(r"\bA\d{3}\b", GUIDE))
    assert named
    assert named <= set(RULES)
