"""Mistakes in districts.geojson: rule, file, its text, part of the advice.

In the texts ⌖ stands before the place that the finding must name; it is taken out before the file is written.
"""

MAP = '{"type": "FeatureCollection", "features": [{"properties": {"id": "a", "name": "A", %s}}]}'

DISTRICTS_FILE = [
    (
        "D002",
        "districts.geojson",
        '{"type": "FeatureCollection",\n "features": [{"properties": ⌖{"name": "Casco"}}]}',
        "id",
    ),
    (
        "D002",
        "districts.geojson",
        '{"type": "FeatureCollection", "features": [{"properties": ⌖{"id": "casco"}}]}',
        "name",
    ),
    ("D003", "districts.geojson", "⌖[]", "FeatureCollection"),
    ("D003", "districts.geojson", '⌖{"type": "FeatureCollection"}', "features"),
    ("D003", "districts.geojson", '{"a": {}, "type": "FeatureCollection", "features": [\n  ⌖7]}', "no properties"),
    (
        "D005",
        "districts.geojson",
        '{"type": "FeatureCollection", "features": [{"properties": {"id": "a", "name": "A"}},\n'  # noqa: ISC004
        '  {"geometry": [[1, 2], {"x": "}"}], "properties": {"name": "B", "id": ⌖"a"}}]}',
        "choose a new one",
    ),
    (
        "D008",
        "districts.geojson",
        '{"type": "FeatureCollection", "features": [{"properties": {"name": "A \\" b", "id": ⌖"El Olivar"}}]}',
        "old-town",
    ),
    (
        "D008",
        "districts.geojson",
        '{"type": "FeatureCollection", "features": [{"properties": {"name": "A", "id": ⌖3}}]}',
        "'3'",
    ),
    (
        "Y004",
        "districts.geojson",
        '{"type": "FeatureCollection", "features": [{"properties": {"id": "a", "name": ⌖"\\ud800"}}]}',
        "'\\ud800'",
    ),
    ("D020", "districts.geojson", '{"type": "FeatureCollection",\n ⌖features: []}', "is not JSON"),
    ("D020", "districts.geojson", "⌖" + "[" * 100_000, "JSON"),
    ("D003", "districts.geojson", MAP % '"streets": ⌖"Calle Mayor"', "is not a list"),
    ("D003", "districts.geojson", MAP % '"streets": ["Calle Mayor", ⌖7]', "a street is a text"),
    ("Y004", "districts.geojson", MAP % '"streets": [⌖"Calle\\u0007"]', "invisible"),
    (
        "D021",
        "districts.geojson",
        '{"type": "FeatureCollection", "features": [\n'
        '{"properties": {"id": "a", "name": "A", "streets": ["Calle Mayor"]}},\n'
        '{"properties": {"id": "b", "name": "B", "streets": ["calle  mayor", "Gartenstr."]}}]}'.replace(
            '"calle  mayor"', '⌖"calle  mayor"'
        ),
        "keep it under one",
    ),
]
