"""A folder with more than thirty different mistakes: each is told once, at its line, in the town's own language."""

from pathlib import Path

import pytest

from generator.townfiles import read_town
from tests.townfiles.folders import SPOKEN, a_folder

# Every line that ends in a rule's number has just that mistake.
TOWN = """\
name: Villacorva
languages: [es, de, en]
timezone: Europe/Madird        # T021
country: Spain                 # T022
accounts: [luces, faroles]     # T026
marks: [resuelto, Resuelto]    # T005
publish: [resolved, solved]    # T004
residents: linked              # T025
index_cases: yes               # T010
small_team_minimum: 1          # T011
accent: blue                   # T023
repository: http://code.example  # T012
mayor: Bartolo                 # T001
staff_council_agreement: May   # T009
budget: {month: 25 EUR}        # T027
quiet_periods:
- {from: 2027-05-05, to: 2027-05-01}  # T028
"""
STAFF = """\
staff:
- {handle: luces, role: Lighting}
- {handle: el ayuntamiento}    # S006
- {role: Ghost}                # S020
- {signature: JS}              # S021
- {handle: a, kind: robot}     # S004
- {handle: b, services: [nope]}  # S013
- {handle: c, name: Paca}      # S024
"""
SERVICES = """\
services:
- {service_code: Luz Pública, service_name: Luz}  # V008
- {service_code: water, service_name: Agua, names: {fr: Eau}}  # V022
- {service_code: bins}         # V002
"""
ANNOTATIONS = {
    "a": 'case: "1"\nstatus: solved                # A004\n',
    "b": "case: The lamp                # A008\ntitle: Lamp\n",
    "c": 'case: "3"\nstatus: declined              # A023\n',
    "d": 'case: "4"\nresolved_by: the third one    # A020\n',
    "e": 'case: "5"\nservice: nope                 # A013\n',
    "f": 'case: "6"\ndistrict: nowhere             # A024\n',
    "g": 'case: "7"\npromise: soon                 # A033\n',
    "h": 'case: "8"\ndisplay: summary              # A030\n',
    "i": 'case: "9"\nkudos: {add: ["7"], strike: ["7"]}  # A027\n',
    "j": 'case: "10"\nstaff: nobody                 # A035\n',
    "k": 'case: "11"\nlanguage: Spanish             # A032\n',
    "l": 'case: "12"\nmerge: ["12"]                 # A036\n',
    "m": 'case: "13"\ntitle: [\n',
    "o": 'case: "15"\ntitle: &t Lamp                # Y010\n',
}
FILES = {
    "town.yml": TOWN,
    "staff.yml": STAFF,
    "services.yml": SERVICES,
    **{f"annotations/{name}.yml": text for name, text in ANNOTATIONS.items()},
}


def expected() -> set[tuple[str, int, str]]:
    """File, line and rule of every mistake that is written beside its line."""
    lines = {(name, number, line) for name, text in FILES.items() for number, line in enumerate(text.splitlines(), 1)}
    marked = {(f"site_src/{name}", number, line.rpartition("# ")[2]) for name, number, line in lines if "# " in line}
    return marked | {("site_src/annotations/m.yml", 2, "Y006")}


@pytest.mark.parametrize("language", SPOKEN)
def test_each_mistake_is_told_at_its_line(tmp_path: Path, language: str) -> None:
    folder = a_folder(tmp_path, FILES)
    found = read_town(folder, languages=SPOKEN, language=language).problems
    assert {(each.path, each.line, each.code) for each in found} == expected()
    assert len(found) == len(expected())
    assert len({each.code for each in found}) >= 30


def test_the_towns_first_language_tells(tmp_path: Path) -> None:
    told = {}
    for language in SPOKEN:
        others = ", ".join([language, *(other for other in SPOKEN if other != language)])
        folder = a_folder(tmp_path / language, {**FILES, "town.yml": TOWN.replace("es, de, en", others)})
        files = read_town(folder, languages=SPOKEN)
        assert files.language == language
        told[language] = {(each.path, each.line): each.message for each in files.problems}
    assert told["es"].keys() == told["de"].keys() == told["en"].keys()
    for place, english in told["en"].items():
        assert len({english, told["es"][place], told["de"][place]}) == 3, place


def test_a_town_without_a_readable_language_is_told_in_english(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"town.yml": "name: [\n"})
    assert read_town(folder, languages=SPOKEN).language == "en"
