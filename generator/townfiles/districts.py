"""districts.geojson: the parts of the town. Only their ids and names are read here."""

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
from generator.townfiles.findings import Finding, Mark, shown
from generator.townfiles.json_places import Place, marks_of
from generator.townfiles.strict_yaml import CONTROL, TURNING

PATH = "site_src/districts.geojson"
LARGEST = 4 * 1024 * 1024
Wrong = tuple[Place, str, str]


@dataclass(frozen=True, slots=True)
class Districts:
    """The districts in the file's order; `known` is False where the file is missing or broken."""

    districts: tuple[District, ...] = ()
    problems: tuple[Problem, ...] = ()
    known: bool = False


def read_districts(town: Path) -> Districts:
    """The town's districts. Never raises: whatever is wrong is a problem."""
    data = read_bytes(town / PATH, LARGEST)
    if data is None:
        return Districts()
    found, findings = ((), [data]) if isinstance(data, Finding) else parse_districts(data)
    problems = tuple(finding.within(PATH) for finding in findings)
    return Districts(found, problems, known=not problems)


def parse_districts(data: bytes) -> tuple[tuple[District, ...], list[Finding]]:
    """The districts in these bytes, or what is wrong with them."""
    text, findings = decode(data)
    if text is None or findings:
        return (), list(findings)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"this is not JSON ({error.msg}): export the file again from your map tool"
        return (), [Finding(Mark(error.lineno, error.colno), "D020", what)]
    except (RecursionError, ValueError):
        return (), [
            Finding(Mark(1, 1), "D020", "this JSON is nested too deeply or holds endless numbers: export it again")
        ]
    if wrong := list(_mistakes(content)):
        marks = marks_of(text, {place for place, _, _ in wrong})
        return (), [Finding(marks[place], code, message) for place, code, message in wrong]
    return tuple(_district(feature) for feature in content["features"]), []


def _district(feature: dict[str, Any]) -> District:
    properties = feature["properties"]
    return District(properties["id"], tidy(properties["name"]))


def _mistakes(content: object) -> Iterator[Wrong]:
    """D002, D003, D005, D008, Y004: a FeatureCollection whose features have an id (once) and a name."""
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        yield (), "D003", "this is not a FeatureCollection: export the districts as GeoJSON"
        return
    if not isinstance(features := content.get("features"), list):
        yield (), "D003", "'features' is missing or is not a list: export the districts as GeoJSON"
        return
    seen: set[str] = set()
    for number, feature in enumerate(features):
        yield from _feature_mistakes(feature, ("features", number), seen)


def _feature_mistakes(feature: object, place: Place, seen: set[str]) -> Iterator[Wrong]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        yield place, "D003", "this feature has no properties: give it an id and a name"
        return
    inside = (*place, "properties")
    yield from _id_mistakes(properties.get("id"), inside, seen)
    name = properties.get("name")
    if not isinstance(name, str) or not name.strip():
        yield inside, "D002", "'name' is missing or is not a text: write the district's name"
    elif hidden := CONTROL.search(name) or TURNING.search(name):
        yield (*inside, "name"), "Y004", f"remove the invisible character {shown(hidden[0])} from this name"


def _id_mistakes(name: object, inside: Place, seen: set[str]) -> Iterator[Wrong]:
    if name is None:
        yield inside, "D002", "'id' is missing: write one in properties, such as \"old-town\""
    elif not isinstance(name, str) or not re.fullmatch(SLUG, name):
        message = f'{shown(str(name))} is not an id: write small letters a to z, digits and -, such as "old-town"'
        yield (*inside, "id"), "D008", message
    elif name in seen:
        yield (*inside, "id"), "D005", f"{shown(name)} is another district's id: choose a new one"
    else:
        seen.add(name)
