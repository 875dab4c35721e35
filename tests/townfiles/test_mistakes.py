"""Good and bad tables: every rule, broken once, is reported at its place and with what to do."""

from pathlib import Path

import pytest

from generator.townfiles import RULES
from tests.townfiles.folders import read
from tests.townfiles.mistakes_in_annotations import ANNOTATIONS, LAMP
from tests.townfiles.mistakes_in_districts import DISTRICTS_FILE
from tests.townfiles.mistakes_in_settings import SERVICES_FILE, STAFF_FILE, TOWN_FILE
from tests.townfiles.mistakes_in_yaml import BROKEN_BYTES, YAML

MISTAKES = [*YAML, *TOWN_FILE, *STAFF_FILE, *SERVICES_FILE, *ANNOTATIONS, *DISTRICTS_FILE]


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
    found = read(tmp_path, {file: content}).problems
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
    folders = {"Y015", "Y016", "S025", "A022"}  # these need a folder of their own: see test_folders
    ties = {"A040"}  # needs two annotations: see test_annotation_ties
    record = {"A025", "A037", "A038", "A039"}  # need to know the cases: see test_record_checks
    elsewhere = folders | ties | record
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
