"""The schemas that editors use while people type."""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.townfiles import schemas
from tests.townfiles.folders import SERVICES, STAFF, TOWN

FOLDER = Path(__file__).resolve().parents[2] / "site_src" / "schemas"
ANNOTATION = """\
case: '1978012345678901234'
status: resolved
title:
kudos: {add: ['12']}
promise: "2026-10-21 18:00"
photos: {before: ['3_12'], after: ['https://x.com/luz/status/13']}
merge: ['14', 'https://villacorva.example/de/cases/15/']
split: [{posts: ['16']}]
display: summary
reason: minor
"""
GOOD = {
    "town": TOWN + "index_cases: true\ncontact:\nbudget: {month: 12.50}\nwatch_days: 7\n",
    "staff": STAFF,
    "services": SERVICES,
    "annotation": ANNOTATION,
}
BAD = {
    "town": "name: Villacorva\nlanguages: []\ntimezone: Europe/Madrid\n",
    "staff": "staff: [{handle: a, kind: robot}]\n",
    "services": "services: [{service_code: Alumbrado Público, service_name: Luz}]\n",
    "annotation": "case: 1978012345678901234\n",
}


def test_the_schemas_in_site_src_are_current() -> None:
    # The example town's first language is Spanish.
    written = {file.name: file.read_text("utf-8") for file in FOLDER.glob("*.json")}
    assert written == schemas("es"), "the forms changed: run `concejo schema` to write site_src/schemas anew"


def validator(name: str) -> Draft202012Validator:
    content = yaml.safe_load(schemas()[f"{name}.schema.json"])
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


@pytest.mark.parametrize("name", GOOD)
def test_an_editor_accepts_what_the_check_accepts(name: str) -> None:
    assert list(validator(name).iter_errors(yaml.safe_load(GOOD[name]))) == []


@pytest.mark.parametrize("name", BAD)
def test_an_editor_marks_mistakes(name: str) -> None:
    assert list(validator(name).iter_errors(yaml.safe_load(BAD[name])))


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("language", ["en", "es", "de"])
def test_every_key_is_described(name: str, language: str) -> None:
    content = yaml.safe_load(schemas(language)[f"{name}.schema.json"])
    assert content["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for form in (content, *content.get("$defs", {}).values()):
        assert form["additionalProperties"] is False
        for key, described in form["properties"].items():
            assert described.get("description", "").endswith("."), key
