"""Good and bad tables: every rule, broken once, is reported at its place and with what to do.

In the texts ⌖ stands before the place that the finding must name; it is taken out before the file is written.
"""

from pathlib import Path

import pytest

from generator.townfiles import RULES
from tests.townfiles.folders import GOOD, TOWN, read

TURNED = "\u202eevil"
NAME = "name: Villacorva\n"
REST = "languages: [es]\ntimezone: Europe/Madrid\n"
LAMP = "case: '1978012345678901234'\n"
PAIR = "services:\n- {{service_code: a, service_name: A, {}}}\n- {{service_code: b, service_name: B, {}}}\n"

MISTAKES = [
    # Any file: YAML's surprises.
    ("Y004", "town.yml", 'name: ⌖"Villa\\x07corva"\n' + REST, "remove the control character"),
    ("Y006", "town.yml", "name: Villacorva⌖: the town\n" + REST, "quotes"),
    ("Y006", "town.yml", "name: Villacorva\nlanguages: ⌖[es, de\ntimezone: Europe/Madrid\n", "never closed|not closed"),
    ("Y006", "town.yml", "name: ⌖'Villacorva\n" + REST, "never closed"),
    ("Y006", "town.yml", TOWN + "contact:\n⌖\tphone: 123\n", "use spaces"),
    ("Y006", "town.yml", TOWN + "accounts: [⌖@villacorva_ayto]\n", "leave the @ out"),
    ("Y006", "town.yml", TOWN + "marks: [⌖#resuelto]\n", "begins a comment here"),
    ("Y006", "town.yml", TOWN + "contact: ⌖{phone: '1'\n", "}"),
    ("Y006", "town.yml", TOWN + "⌖- a stray dash\n", "align"),
    ("Y006", "town.yml", TOWN + "accounts: ⌖[\n", "]"),
    ("Y006", "town.yml", TOWN + "accounts: [a,⌖, b]\n", "comma"),
    ("Y006", "town.yml", TOWN + 'accent: "⌖\\q"\n', "backslash"),
    ("Y006", "town.yml", TOWN + "accent: ⌖%red\n", "put the text in quotes"),
    ("Y006", "staff.yml", "- a\n⌖b: c\n", "list above"),
    ("Y006", "staff.yml", "%YAMMM⌖ 1\n", "not YAML"),
    ("Y006", "staff.yml", "staff:\n- handle: vcorva_luz\n  role: Lamps\n⌖note to self\n", "has no"),
    ("Y007", "town.yml", TOWN + "accounts: " + "[" * 19 + "⌖[" + "[" * 400 + "]" * 420, "20 levels"),
    ("Y008", "town.yml", TOWN + "⌖---\nname: Villacorva de Arriba\n", "second document"),
    ("Y009", "town.yml", TOWN + "⌖name: Villagrajo\n", "first in line 1"),
    ("Y009", "staff.yml", "staff:\n  - {handle: vcorva_luz, ⌖handle: vcorva_agua}\n", "remove one"),
    ("Y010", "staff.yml", "staff:\n  - {signature: ⌖*TAC}\n", "'*TAC' is meant as text, put it in quotes"),
    ("Y010", "town.yml", "name: ⌖&v Villacorva\n" + REST, "anchors"),
    ("Y010 Y012", "town.yml", TOWN + "contact:\n  ⌖<<: ⌖*boss\n", "anchors"),
    ("Y011", "town.yml", "name: ⌖!!python/name:os.system Villacorva\n" + REST, "tags"),
    ("Y011", "town.yml", "name: ⌖!important Villacorva\n" + REST, "tags"),
    ("Y012", "town.yml", TOWN + "contact:\n  ⌖<<: {phone: '1'}\n", "write the keys out"),
    ("Y013", "town.yml", TOWN + "⌖[a, list]: as a key\n", "plain text"),
    ("Y013", "town.yml", TOWN + "⌖'': nothing before me\n", "key is missing"),
    ("Y014", "town.yml", "name: ⌖null\n" + REST, "leave it empty"),
    ("Y014", "town.yml", TOWN + "accent: ⌖~\n", "leave it empty"),
    ("Y017", "town.yml", f"name: ⌖Villa{TURNED}\n" + REST, "'\\u202e'"),
    # town.yml
    ("T001", "town.yml", TOWN + "⌖timezoen: Europe/Madrid\n", "did you mean 'timezone'?"),
    ("T001", "town.yml", TOWN + "⌖mayor: Bartolo\n", "write one of name, languages"),
    ("T001", "town.yml", TOWN + "contact: {⌖fone: '1'}\n", "did you mean 'phone'?"),
    ("T001", "town.yml", TOWN + "⌖Name: Villacorva\n", "did you mean 'name'?"),
    (
        "T002",
        "town.yml",
        "⌖languages: [es]\ntimezone: Europe/Madrid\n",
        "'name' is missing or empty: write it, such as",
    ),
    ("T002", "town.yml", "⌖name:\n" + REST, "`name: Villacorva`"),
    ("T002", "town.yml", "⌖name: '   '\n" + REST, "empty"),
    ("T002", "town.yml", NAME + "languages: ⌖[]\ntimezone: Europe/Madrid\n", "write it"),
    ("T002", "town.yml", TOWN + "marks:\n  -⌖ #resuelto\n  - erledigt\n", "needs quotes"),
    ("T003", "town.yml", NAME + "languages: ⌖es\ntimezone: Europe/Madrid\n", "a list"),
    ("T003", "town.yml", "name: ⌖[Villa, Corva]\n" + REST, "'name' has the wrong shape: write a text"),
    ("T003", "town.yml", TOWN + "contact: ⌖call the mayor\n", "keys with values"),
    ("T003", "town.yml", TOWN + "index_cases: ⌖[true]\n", "true or false"),
    ("T003", "town.yml", TOWN + "small_team_minimum: ⌖{five: 5}\n", "a whole number"),
    ("T003", "town.yml", "⌖- Villacorva\n", "the file has the wrong shape"),
    ("T003", "town.yml", "⌖Villacorva\n", "`key: value`"),
    ("T004", "town.yml", TOWN + "publish: [resolved, ⌖acknowledge]\n", "did you mean 'acknowledged'?"),
    ("T004", "town.yml", TOWN + "collect: ⌖everything\n", "write one of all, resolved"),
    ("T004", "town.yml", TOWN + "residents: ⌖qouted\n", "did you mean 'quoted'?"),
    ("T005", "town.yml", NAME + "languages: [es, de, ⌖es]\ntimezone: Europe/Madrid\n", "first in line 2"),
    ("T005", "town.yml", TOWN + "accounts: [vcorva_luz, '⌖@VCORVA_LUZ']\n".replace("'⌖@", "⌖'@"), "remove one"),
    ("T005", "town.yml", TOWN + "marks: [resuelto, ⌖'#Resuelto']\n", "remove one"),
    ("T006", "town.yml", TOWN + "accounts: [vcorva_luz, ⌖la luz]\n", "is not a handle"),
    ("T007", "town.yml", TOWN + "marks:\n  - fixed\n  - ⌖ya está\n", "without spaces"),
    ("T007", "town.yml", TOWN + "marks: [⌖2026]\n", "is not a hashtag"),
    ("T010", "town.yml", TOWN + "index_cases: ⌖NO\n", "write true or false"),
    ("T010", "town.yml", TOWN + "index_cases: ⌖yes\n", "'yes' is neither"),
    ("T011", "town.yml", TOWN + "small_team_minimum: ⌖five\n", "from 2 to 999"),
    ("T011", "town.yml", TOWN + "small_team_minimum: ⌖1\n", "a team of one is a person"),
    ("T011", "town.yml", TOWN + f"small_team_minimum: ⌖{'9' * 5000}\n", "…' is not a number"),
    ("T012", "town.yml", TOWN + "repository: ⌖http://example.org/villacorva\n", "https://"),
    ("T012", "town.yml", TOWN + "repository: ⌖https://bartolo:1234@example.org/\n", "remove it, this file is public"),
    ("T012", "town.yml", TOWN + "contact: {web: ⌖'javascript:alert(1)'}\n", "https://"),
    ("T012", "town.yml", TOWN + "contact: {web: ⌖'https://villacorva .example'}\n", "holds a space"),
    ("T012", "town.yml", TOWN + "contact: {web: ⌖'https://[villacorva'}\n", "https://"),
    ("T020", "town.yml", NAME + "languages: [es, ⌖tlh]\ntimezone: Europe/Madrid\n", "write one of de, en, es"),
    ("T020", "town.yml", NAME + "languages: [⌖ES]\ntimezone: Europe/Madrid\n", "did you mean 'es'?"),
    ("T021", "town.yml", NAME + "languages: [es]\ntimezone: ⌖Europe/Madird\n", "did you mean 'Europe/Madrid'?"),
    ("T021", "town.yml", NAME + "languages: [es]\ntimezone: ⌖madrid\n", "did you mean 'Europe/Madrid'?"),
    ("T021", "town.yml", NAME + "languages: [es]\ntimezone: ⌖../../etc/passwd\n", "is not a time zone"),
    ("T021", "town.yml", NAME + "languages: [es]\ntimezone: ⌖12:30\n", "'12:30' is not a time zone"),
    ("T021", "town.yml", NAME + "languages: [es]\ntimezone: ⌖Europe\n", "is not a time zone"),
    ("T022", "town.yml", TOWN + "country: ⌖Spain\n", "did you mean 'ES'?"),
    ("T022", "town.yml", TOWN + "country: ⌖UK\n", "did you mean 'GB'?"),
    ("T022", "town.yml", TOWN + "country: ⌖EN\n", "two letters"),
    ("T023", "town.yml", TOWN + "accent: ⌖crow black\n", "six digits"),
    ("T024", "town.yml", TOWN + "contact: {email: ⌖bartolo at villacorva}\n", "town@example.org"),
    ("T025", "town.yml", TOWN + "residents: ⌖linked\n", "not available yet"),
    ("T026", "town.yml", TOWN + "accounts: [vcorva_luz, ⌖vcorva_faroles]\n", "not in staff.yml"),
    # staff.yml
    ("S001", "staff.yml", "staff:\n  - {handle: vcorva_luz, ⌖rol: Lamps}\n", "did you mean 'role'?"),
    ("S001", "staff.yml", "staff: [{handle: vcorva_luz}]\n⌖stuff: []\n", "did you mean 'staff'?"),
    ("S002", "staff.yml", "staff: ⌖[]\n", "write it"),
    ("S002", "staff.yml", "staff:\n  - {handle: vcorva_luz, kind: person, consent: ⌖{expires: 2027-01-01}}\n", "given"),
    ("S003", "staff.yml", "staff: [⌖vcorva_luz]\n", "keys with values"),
    ("S003", "staff.yml", "staff: [{handle: vcorva_luz, services: ⌖lighting}]\n", "a list"),
    ("S003", "staff.yml", "staff: [{handle: a, kind: person, consent: {given: ⌖[2026]}}]\n", "write a date"),
    ("S004", "staff.yml", "staff: [{handle: vcorva_luz, kind: ⌖persona}]\n", "did you mean 'person'?"),
    ("S005", "staff.yml", "staff:\n  - handle: vcorva_luz\n  - handle: ⌖'@VCorva_Luz'\n", "first in line 2"),
    ("S005", "staff.yml", "staff:\n  - signature: ^PG\n  - signature: ⌖-pg\n", "remove one"),
    ("S005", "staff.yml", "staff: [{handle: a, services: [lighting, ⌖lighting]}]\n", "remove one"),
    ("S006", "staff.yml", "staff: [{handle: ⌖el_ayuntamiento_de_villacorva}]\n", "1 to 15"),
    ("S009", "staff.yml", "staff: [{handle: a, kind: person, consent: {given: ⌖15/01/2026}}]\n", "year-month-day"),
    ("S009", "staff.yml", "staff: [{handle: a, kind: person, consent: {given: ⌖2026-02-30}}]\n", "a day that exists"),
    ("S013", "staff.yml", "staff: [{handle: vcorva_luz, services: [⌖lightning]}]\n", "did you mean 'lighting'?"),
    ("S013", "staff.yml", "staff: [{handle: vcorva_luz, services: [⌖unicorns]}]\n", "add the service there"),
    ("S020", "staff.yml", "staff:\n  - handle: vcorva_luz\n  - ⌖role: Ghost\n", "neither a handle nor a signature"),
    ("S021", "staff.yml", "staff: [{signature: ⌖JS}]\n", "^JS"),
    ("S021", "staff.yml", "staff: [{signature: ⌖^Paco the Crow}]\n", "^JS"),
    (
        "S022",
        "staff.yml",
        "staff: [{handle: a, kind: person, consent: ⌖{given: 2026-05-01, expires: 2025-05-01}}]\n",
        "before",
    ),
    ("S023", "staff.yml", "staff: [{handle: a, kind: person, name: ⌖Paca Graja}]\n", "this name is not shown"),
    ("S023", "staff.yml", "staff: [{signature: ^PG, name: ⌖Paco Grajo}]\n", "this name is not shown"),
    ("S024", "staff.yml", "staff: [{handle: a, name: ⌖Paca Graja}]\n", "use role instead"),
    # services.yml
    (
        "V001",
        "services.yml",
        "services:\n  - {service_code: lighting, service_name: Luz, ⌖word: [farola]}\n",
        "'words'",
    ),
    ("V002", "services.yml", "services:\n  - ⌖service_code: lighting\n", "'service_name' is missing"),
    ("V002", "services.yml", "⌖{}\n", "'services' is missing"),
    ("V003", "services.yml", "services: [{service_code: lighting, service_name: Luz, words: ⌖farola}]\n", "a list"),
    (
        "V003",
        "services.yml",
        "services: [{service_code: lighting, service_name: Luz, names: ⌖Light}]\n",
        "keys with values",
    ),
    (
        "V005",
        "services.yml",
        "services:\n- {service_code: a, service_name: A}\n- {service_code: ⌖a, service_name: B}\n",
        "again",
    ),
    (
        "V005",
        "services.yml",
        "services:\n- {service_code: a, service_name: A}\n- {service_code: b, service_name: ⌖a}\n",
        "again",
    ),
    ("V005", "services.yml", "services: [{service_code: a, service_name: A, words: [luz, ⌖LUZ]}]\n", "again"),
    ("V007", "services.yml", "services: [{service_code: a, service_name: A, marks: [⌖no va]}]\n", "is not a hashtag"),
    ("V008", "services.yml", "services: [{service_code: ⌖Alumbrado Público, service_name: A}]\n", "is not a code"),
    ("V008", "services.yml", "services: [{service_code: ⌖../town, service_name: A}]\n", "is not a code"),
    (
        "V020",
        "services.yml",
        "services: [{service_code: a, service_name: A, marks: [⌖fixed]}]\n",
        "closes cases already",
    ),
    (
        "V020",
        "services.yml",
        PAIR.format("marks: [luz]", "marks: [⌖'#Luz']"),
        "another service",
    ),
    (
        "V021",
        "services.yml",
        PAIR.format("words: [luz]", "words: [⌖Luz]"),
        "another service",
    ),
    ("V022", "services.yml", "services: [{service_code: a, service_name: A, names: {⌖fr: Lumière}}]\n", "de, en, es"),
    # annotations
    ("A001", "annotations/lamp.yml", LAMP + "⌖resolvedby: '1978'\n", "did you mean 'resolved_by'?"),
    ("A002", "annotations/lamp.yml", "⌖status: resolved\n", "'case' is missing"),
    ("A002", "annotations/lamp.yml", "⌖case:\nstatus: resolved\n", "'case' is missing or empty"),
    ("A003", "annotations/lamp.yml", LAMP + "kudos: ⌖['1978']\n", "keys with values"),
    ("A003", "annotations/lamp.yml", LAMP + "kudos: {add: ⌖'1978'}\n", "a list"),
    ("A004", "annotations/lamp.yml", LAMP + "status: ⌖Resolve\n", "did you mean 'resolved'?"),
    ("A004", "annotations/lamp.yml", LAMP + "status: ⌖closed\n", "write one of open, acknowledged, resolved, declined"),
    ("A005", "annotations/lamp.yml", LAMP + "kudos: {add: ['77', ⌖'https://x.com/paca/status/77']}\n", "remove one"),
    ("A008", "annotations/lamp.yml", "case: ⌖The lamp in Calle Mayor\nstatus: open\n", "the post's link"),
    ("A008", "annotations/lamp.yml", "case: ⌖https://example.org/a/status/1\nstatus: open\n", "is not a case"),
    ("A013", "annotations/lamp.yml", LAMP + "service: ⌖lightning\n", "did you mean 'lighting'?"),
    ("A020", "annotations/lamp.yml", LAMP + "resolved_by: ⌖the third one\n", "its id in quotes, or its link"),
    ("A020", "annotations/lamp.yml", LAMP + f"resolved_by: ⌖'{'7' * 5000}'\n", "is not a post"),
    (
        "A021",
        "annotations/lamp.yml",
        "case: ⌖1978012345678901234\nstatus: open\n",
        'quote it, as in "1978012345678901234"',
    ),
    ("A021", "annotations/lamp.yml", LAMP + "kudos:\n  strike:\n    - ⌖77\n", "other tools lose digits"),
    ("A023", "annotations/lamp.yml", LAMP + "status: ⌖declined\n", "`note: …`"),
    ("A024", "annotations/lamp.yml", LAMP + "district: ⌖rivera\n", "did you mean 'ribera'?"),
    (
        "A025",
        "annotations/lamp.yml",
        "case: ⌖'404'\ntitle: A lamp that nobody knows\n",
        "fetch or import the case first",
    ),
    ("A026", "annotations/lamp.yml", LAMP + "status: open\nresolved_by: ⌖'77'\n", "remove resolved_by"),
    ("A027", "annotations/lamp.yml", LAMP + "kudos: {add: ['77'], strike: [⌖'77']}\n", "add or under strike"),
    ("A028", "annotations/lamp.txt", "⌖Paca called again about the lamp.\n", "ignored"),
    ("A029", "annotations/lamp.yml", "case: ⌖'1978012345678901234'\ntitle:\n", "says nothing yet"),
    # districts.geojson
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
]

BROKEN_BYTES = [
    ("Y001", "town.yml", b"name: Villacorva # " + b"x" * 256 * 1024, "1:1", "256 kB"),
    ("Y001", "districts.geojson", b" " * (4 * 1024 * 1024 + 1), "1:1", "4096 kB"),
    ("Y002", "town.yml", "name: Villacorva\ncontact: {counter: Plaza de España}".encode("latin-1"), "2:33", "UTF-8"),
    ("Y003", "town.yml", b"\xef\xbb\xbf" + TOWN.encode(), "1:1", "byte order mark"),
    ("Y003", "town.yml", TOWN.encode("utf-16"), "1:1", "save it as UTF-8"),
    ("Y003", "districts.geojson", b"\xef\xbb\xbf" + GOOD["districts.geojson"].encode(), "1:1", "byte order mark"),
    ("Y004", "town.yml", b"name: Villacorva\n# bell: \x07", "2:9", "'\\x07'"),
    ("Y005", "town.yml", b"", "1:1", "the file is empty"),
    ("Y005", "staff.yml", b"# nothing but good intentions\n", "1:1", "the file is empty"),
    ("Y005", "services.yml", b"---\n", "1:1", "the file is empty"),
]


def marked(text: str) -> tuple[str, list[str]]:
    """The text without its ⌖, and the places where they stood."""
    places = []
    while "⌖" in text:
        before, _, after = text.partition("⌖")
        places.append(f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
        text = before + after
    return text, places


@pytest.mark.parametrize(("codes", "file", "text", "advice"), MISTAKES, ids=lambda value: str(value)[:24])
def test_every_mistake_is_reported_at_its_place(tmp_path: Path, codes: str, file: str, text: str, advice: str) -> None:
    content, places = marked(text)
    found = read(tmp_path, {file: content}, frozenset({"1978012345678901234"})).problems
    # What one mistake makes of the other files is tested below; here each file speaks for itself.
    ours = [problem for problem in found if problem.path == f"site_src/{file}"]
    assert sorted(problem.code for problem in ours) == codes.split()
    assert [f"{problem.line}:{problem.column}" for problem in ours] == places
    assert any(part in ours[-1].message for part in advice.split("|"))


@pytest.mark.parametrize(("code", "file", "data", "place", "advice"), BROKEN_BYTES)
def test_bytes_that_are_no_text_are_reported(
    tmp_path: Path, code: str, file: str, data: bytes, place: str, advice: str
) -> None:
    (problem,) = [found for found in read(tmp_path, {file: data}).problems if found.path == f"site_src/{file}"]
    assert str(problem).startswith(f"site_src/{file}:{place}: {code} ")
    assert advice in problem.message


def test_every_rule_has_a_row() -> None:
    in_tables = {code for row in MISTAKES for code in row[0].split()} | {row[0] for row in BROKEN_BYTES}
    elsewhere = {"Y015", "Y016", "S025", "A022"}  # these need a folder of their own: see test_folders
    assert in_tables | elsewhere == set(RULES)
    assert not in_tables & elsewhere


def test_a_line_is_printed_as_editors_read_it(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, {"annotations/lamp.yml": LAMP + "status: solved\n"}).problems
    expected = "site_src/annotations/lamp.yml:2:9: A004 'solved' is not a choice here: did you mean 'resolved'?"
    assert str(problem) == expected


def test_all_mistakes_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "town.yml": "nam: Villacorva\nlanguages: [es, xx]\ntimezone: Mars\nindex_cases: on\naccent: red\n",
            "staff.yml": "staff:\n  - {handle: a b}\n  - {role: Boo}\n  - {handle: c, kind: robot, services: [nope]}\n",
            "services.yml": "services:\n  - {service_code: A, service_name: A}\n  - {service_code: b}\n  - &x {}\n",
            "annotations/1.yml": "case: '1'\nstatus: done\nservice: nope\ndistrict: nope\n",
            "annotations/2.yml": "status: [\n",
            "annotations/3.yml": "case: '3'\ntitle: A good one\n",
        },
    )
    places = [f"{problem.code}/{problem.path.removeprefix('site_src/')}:{problem.line}" for problem in found.problems]
    assert places == [
        "A004/annotations/1.yml:2",
        "A013/annotations/1.yml:3",
        "A024/annotations/1.yml:4",
        "Y006/annotations/2.yml:1",
        "V008/services.yml:2",
        "V002/services.yml:3",
        "V002/services.yml:4",
        "V002/services.yml:4",
        "Y010/services.yml:4",
        "S006/staff.yml:2",
        "S020/staff.yml:3",
        "S004/staff.yml:4",
        "S013/staff.yml:4",
        "T001/town.yml:1",
        "T002/town.yml:1",
        "T020/town.yml:2",
        "T021/town.yml:3",
        "T010/town.yml:4",
        "T023/town.yml:5",
    ]
    assert found.town is None
    assert [annotation.case_id for annotation in found.annotations] == ["3"]
