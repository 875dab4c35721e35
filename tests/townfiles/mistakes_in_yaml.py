"""Mistakes that any file may hold: rule, file, its text, part of the advice.

In the texts ⌖ stands before the place that the finding must name; it is taken out before the file is written.
"""

from tests.townfiles.folders import GOOD, TOWN

TURNED = "\u202eevil"
REST = "languages: [es]\ntimezone: Europe/Madrid\n"

YAML = [
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
