"""districts.geojson: the parts of the town. Only their ids, names and streets are read here."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.domain.problems import Problem
from generator.domain.towns import District
from generator.townfiles.documents import decode, read_bytes
from generator.townfiles.fields import SLUG, tidy
from generator.townfiles.findings import ENGLISH, START, Finding, Level, Mark, shown
from generator.townfiles.json_places import Place, marks_of
from generator.townfiles.saying import Said, Translate, said
from generator.townfiles.strict_yaml import CONTROL, TURNING

PATH = "site_src/districts.geojson"
LARGEST = 4 * 1024 * 1024
Wrong = tuple[Place, str, Said]


@dataclass(frozen=True, slots=True)
class Districts:
    """The districts in the file's order; `known` is False where the file is missing or broken."""

    districts: tuple[District, ...] = ()
    problems: tuple[Problem, ...] = ()
    known: bool = False


def read_districts(town: Path, translate: Translate = ENGLISH) -> Districts:
    """The town's districts. Never raises: whatever is wrong is a problem, told in somebody's language."""
    data = read_bytes(town / PATH, LARGEST)
    if data is None:
        return Districts()
    found, findings = ((), [data]) if isinstance(data, Finding) else parse_districts(data)
    problems = tuple(finding.within(PATH, translate) for finding in findings)
    sound = all(finding.level == "warning" for finding in findings)
    return Districts(found, problems, known=sound)


def parse_districts(data: bytes) -> tuple[tuple[District, ...], list[Finding]]:
    """The districts in these bytes, or what is wrong with them."""
    text, findings = decode(data)
    if text is None or findings:
        return (), list(findings)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        what = said("this is not JSON (%(reason)s): export the file again from your map tool", reason=error.msg)
        return (), [Finding(Mark(error.lineno, error.colno), "D020", what)]
    except (RecursionError, ValueError):
        what = said("this JSON is nested too deeply or holds endless numbers: export it again")
        return (), [Finding(START, "D020", what)]
    if wrong := list(_mistakes(content)):
        return (), _placed(text, wrong)
    districts = tuple(_district(feature) for feature in content["features"])
    return districts, _placed(text, list(_shared_streets(content["features"])), "warning")


def _placed(text: str, wrong: list[Wrong], level: Level = "error") -> list[Finding]:
    """Findings at the lines and columns of their places."""
    marks = marks_of(text, {place for place, _, _ in wrong}) if wrong else {}
    return [Finding(marks[place], code, message, level) for place, code, message in wrong]


def _district(feature: dict[str, Any]) -> District:
    properties = feature["properties"]
    streets = tuple(tidy(street) for street in properties.get("streets") or ())
    return District(properties["id"], tidy(properties["name"]), streets)


def _mistakes(content: object) -> Iterator[Wrong]:
    """D002, D003, D005, D008, Y004: a FeatureCollection whose features have an id (once) and a name."""
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        yield (), "D003", said("this is not a FeatureCollection: export the districts as GeoJSON")
        return
    if not isinstance(features := content.get("features"), list):
        yield (), "D003", said("'features' is missing or is not a list: export the districts as GeoJSON")
        return
    seen: set[str] = set()
    for number, feature in enumerate(features):
        yield from _feature_mistakes(feature, ("features", number), seen)


def _feature_mistakes(feature: object, place: Place, seen: set[str]) -> Iterator[Wrong]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        yield place, "D003", said("this feature has no properties: give it an id and a name")
        return
    inside = (*place, "properties")
    yield from _id_mistakes(properties.get("id"), inside, seen)
    name = properties.get("name")
    if not isinstance(name, str) or not name.strip():
        yield inside, "D002", said("'name' is missing or is not a text: write the district's name")
    elif hidden := CONTROL.search(name) or TURNING.search(name):
        message = said("remove the invisible character %(character)s from this name", character=shown(hidden[0]))
        yield (*inside, "name"), "Y004", message
    yield from _street_mistakes(properties.get("streets"), (*inside, "streets"))


def _street_mistakes(streets: object, place: Place) -> Iterator[Wrong]:
    """D003, Y004: streets are a list of texts, where there are any."""
    if streets is None:
        return
    if not isinstance(streets, list):
        yield place, "D003", said("'streets' is not a list: write the names of streets, as in [\"Calle Mayor\"]")
        return
    for number, street in enumerate(streets):
        if not isinstance(street, str) or not street.strip():
            yield (*place, number), "D003", said('a street is a text: write its name, such as "Calle Mayor"')
        elif hidden := CONTROL.search(street) or TURNING.search(street):
            message = said("remove the invisible character %(character)s from this name", character=shown(hidden[0]))
            yield (*place, number), "Y004", message


def _shared_streets(features: list[dict[str, Any]]) -> Iterator[Wrong]:
    """D021: a street stands under one district (warning)."""
    owners: dict[str, int] = {}
    for number, feature in enumerate(features):
        for place, street in enumerate(feature["properties"].get("streets") or ()):
            if owners.setdefault(tidy(street).casefold(), number) != number:
                message = said(
                    "%(word)s stands under another district too: a case there belongs to neither, keep it under one",
                    word=shown(street),
                )
                yield ("features", number, "properties", "streets", place), "D021", message


def _id_mistakes(name: object, inside: Place, seen: set[str]) -> Iterator[Wrong]:
    if name is None:
        yield inside, "D002", said("'id' is missing: write one in properties, such as \"old-town\"")
    elif not isinstance(name, str) or not re.fullmatch(SLUG, name):
        message = said(
            '%(word)s is not an id: write small letters a to z, digits and -, such as "old-town"', word=shown(str(name))
        )
        yield (*inside, "id"), "D008", message
    elif name in seen:
        yield (*inside, "id"), "D005", said("%(word)s is another district's id: choose a new one", word=shown(name))
    else:
        seen.add(name)
