"""JSON Schemas of the files that people write: editors complete and check with them while somebody types."""

import json
from collections.abc import Mapping

from pydantic.json_schema import GenerateJsonSchema

from generator.townfiles.annotation_form import AnnotationForm
from generator.townfiles.fields import Form
from generator.townfiles.services_form import ServicesForm
from generator.townfiles.staff_form import StaffForm
from generator.townfiles.town_form import TownForm

FORMS: Mapping[str, tuple[type[Form], str]] = {
    "town.schema.json": (TownForm, "town.yml"),
    "staff.schema.json": (StaffForm, "staff.yml"),
    "services.schema.json": (ServicesForm, "services.yml"),
    "annotation.schema.json": (AnnotationForm, "An annotation: what staff say of a case"),
}


def schemas() -> dict[str, str]:
    """The text of every schema by its file name in site_src/schemas/; made from the forms, the same every time."""
    return {name: _schema(form, title) for name, (form, title) in FORMS.items()}


def _schema(form: type[Form], title: str) -> str:
    content = form.model_json_schema(schema_generator=_WithoutTitles)
    whole = {"$schema": GenerateJsonSchema.schema_dialect, **content, "title": title}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles that only repeat a key's name."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic asks so
        return False
