"""JSON Schemas of the files that people write: editors complete and check with them while somebody types."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from generator.townfiles.annotation_form import AnnotationForm
from generator.townfiles.fields import Form
from generator.townfiles.saying import Said, Speech, Translate, said
from generator.townfiles.services_form import ServicesForm
from generator.townfiles.staff_form import StaffForm
from generator.townfiles.town_form import TownForm

FORMS: Mapping[str, tuple[type[Form], Said]] = {
    "town.schema.json": (TownForm, Said("town.yml")),
    "staff.schema.json": (StaffForm, Said("staff.yml")),
    "services.schema.json": (ServicesForm, Said("services.yml")),
    "annotation.schema.json": (AnnotationForm, said("An annotation: what staff say of a case")),
}


def schemas(language: str = "en") -> dict[str, str]:
    """The text of every schema by its file name in site_src/schemas/; made from the forms, the same every time.

    What editors show beside a key is in `language`.
    """
    translate = Speech(language)
    return {name: _schema(form, title, translate) for name, (form, title) in FORMS.items()}


def _schema(form: type[Form], title: Said, translate: Translate) -> str:
    content = form.model_json_schema(schema_generator=_WithoutTitles)
    described = _described(content, translate)
    whole = {"$schema": GenerateJsonSchema.schema_dialect, **described, "title": title.within(translate)}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _described(part: Any, translate: Translate) -> Any:
    """The schema with every description in another language."""
    if isinstance(part, list):
        return [_described(each, translate) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        key: translate(each) if key == "description" and isinstance(each, str) else _described(each, translate)
        for key, each in part.items()
    }


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles that only repeat a key's name."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic asks so
        return False
