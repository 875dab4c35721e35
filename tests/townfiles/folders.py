"""A town's folder on disk, as its people would keep it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from generator.townfiles import Record, TownFiles, read_town

SPOKEN = ("de", "en", "es")

TOWN = "name: Villacorva\nlanguages: [es, de, en]\ntimezone: Europe/Madrid\n"
STAFF = """\
staff:
  - {handle: villacorva_ayto, role: Town hall, services: [town-hall]}
  - {handle: vcorva_luz, role: Street lighting, services: [lighting]}
  - {signature: ^PG, role: Street lighting}
"""
SERVICES = """\
services:
  - service_code: lighting
    service_name: Alumbrado
    words: [farola, bombilla]
    marks: [alumbrado]
    names: {en: Street lighting}
  - {service_code: town-hall, service_name: Ayuntamiento}
"""
DISTRICTS = """\
{"type": "FeatureCollection", "features": [
  {"type": "Feature", "geometry": null, "properties": {"id": "casco", "name": "Casco Antiguo"}},
  {"type": "Feature", "geometry": null, "properties": {"id": "ribera", "name": "La Ribera"}}
]}
"""
GOOD = {"town.yml": TOWN, "staff.yml": STAFF, "services.yml": SERVICES, "districts.geojson": DISTRICTS}


Changes = Mapping[str, str | bytes | None]


def a_folder(place: Path, changes: Changes = MappingProxyType({})) -> Path:
    """Writes a town without mistakes, with these files of site_src changed (their names) or left out (None)."""
    files: Changes = {**GOOD, **changes}
    for name, content in files.items():
        if content is not None:
            file = place / "site_src" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


def read(
    place: Path, changes: Changes = MappingProxyType({}), record: Record | None = None, language: str = "en"
) -> TownFiles:
    """Reads the town that `a_folder` writes; its mistakes are told in English."""
    folder = a_folder(place, changes)
    return read_town(folder, record_of=lambda _: record, languages=SPOKEN, language=language)
