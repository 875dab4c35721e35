"""A town's folder: what is read from it, what is missing in it, and what does not belong there."""

import os
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest

from generator.domain.annotations import Annotation
from generator.domain.cases import Status
from generator.domain.errors import TownError
from generator.domain.removals import WISHES, Reason
from generator.domain.towns import Consent, Contact, District, QuietPeriod, Service, StaffMember, Town
from generator.townfiles import read_town
from tests.townfiles.folders import GOOD, SPOKEN, STAFF, TOWN, Changes, a_folder, read
from tests.townfiles.records import KnownThreads

TWO_FILES: dict[str, str | bytes | None] = {"services.yml": None, "districts.geojson": None}


def lines(place: Path, changes: Changes = MappingProxyType({})) -> list[str]:
    return [str(problem) for problem in read(place, changes).problems]


def test_two_files_are_a_town(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        TWO_FILES
        | {
            "town.yml": "{name: X, languages: [en], timezone: Europe/Madrid}",
            "staff.yml": "staff: [{handle: SomeHelp}]",
        },
    )
    assert found.problems == ()
    assert found.town == Town(
        name="X",
        languages=("en",),
        timezone=ZoneInfo("Europe/Madrid"),
        accounts=("SomeHelp",),
        marks=("resuelto", "erledigt", "fixed"),
        staff=(StaffMember(role="SomeHelp", handle="SomeHelp"),),
    )


def test_every_setting_reaches_the_town(tmp_path: Path) -> None:
    settings = """\
country: es
accounts: ['@villacorva_ayto', VCORVA_LUZ]
marks: ['#Resuelto', Hecho]
publish: [resolved, declined]
collect: resolved
residents: quoted
index_cases: true
small_team_minimum: 7
accent: '#0B7285'
repository: https://code.example/villacorva/record/
budget: {month: 12.50}
watch_days: 0
photos: all
quote_months: 0
staff_council_agreement: 2026-02-01
quiet_periods:
  - {from: 2027-04-05, to: 2027-05-23}
contact:
  phone: +34 958  000 000
  email: hola@villacorva.example
  counter: |
    Plaza Mayor 1
    mornings
  web: https://villacorva.example
"""
    town = read(tmp_path, {"town.yml": TOWN + settings}).town
    assert town is not None
    assert replace(town, staff=(), services=(), districts=()) == Town(
        name="Villacorva",
        languages=("es", "de", "en"),
        timezone=ZoneInfo("Europe/Madrid"),
        country="ES",
        accounts=("villacorva_ayto", "VCORVA_LUZ"),
        marks=("resuelto", "hecho"),
        publish=(Status.RESOLVED, Status.DECLINED),
        collect="resolved",
        index_cases=True,
        small_team_minimum=7,
        accent="#0b7285",
        month_budget=12_500_000,
        watch_days=0,
        photos="all",
        quote_months=0,
        staff_council_agreement=date(2026, 2, 1),
        quiet_periods=(QuietPeriod(date(2027, 4, 5), date(2027, 5, 23)),),
        repository="https://code.example/villacorva/record",
        contact=Contact(
            "+34 958 000 000", "hola@villacorva.example", "Plaza Mayor 1\nmornings", "https://villacorva.example"
        ),
    )


def test_staff_services_and_districts_reach_the_town(tmp_path: Path) -> None:
    staff = """\
staff:
  - handle: '@alcaldesa_vc'
    signature: '^AV'
    role: Mayor
    kind: person
    name: Ana  Villar
    department: Town hall
    services: [town-hall]
    consent: {given: 2026-01-15, expires: 2027-01-15, withdrawn: 2026-09-01}
  - {signature: "*TAC"}
"""
    services = """\
services:
  - service_code: town-hall
    service_name: Ayuntamiento
    description: Everything else.
    department: Alcaldía
    words: [Padrón, CITA]
    marks: ['#Ayto']
    names: {de: Rathaus, en: Town hall}
"""
    found = read(tmp_path, {"staff.yml": staff, "services.yml": services})
    assert found.problems == ()
    assert found.town is not None
    consent = Consent(date(2026, 1, 15), date(2027, 1, 15), date(2026, 9, 1))
    assert found.town.staff == (
        StaffMember("Mayor", "person", "alcaldesa_vc", "^AV", "Ana Villar", "Town hall", ("town-hall",), consent),
        # A signature alone is somebody's own: nobody is named by default.
        StaffMember("*TAC", "person", signature="*TAC"),
    )
    names = (("de", "Rathaus"), ("en", "Town hall"))
    assert found.town.services == (
        Service("town-hall", "Ayuntamiento", "Everything else.", "Alcaldía", ("padrón", "cita"), ("ayto",), names),
    )
    assert found.town.districts == (District("casco", "Casco Antiguo"), District("ribera", "La Ribera"))


def test_an_annotation_says_all_it_can(tmp_path: Path) -> None:
    text = """\
case: https://x.com/vecina/status/1978012345678901234?s=20
status: resolved
resolved_by: https://twitter.com/vcorva_luz/status/1978012345678909999
title: "  Lamp in  Calle Mayor "
summary: |
  It was dark.

  It is bright.
service: lighting
district: casco
language: es
staff: ^PG
promise: 2026-10-21 18:00
kudos:
  add: ['11', https://x.com/i/web/status/12]
  strike: ['13']
photos:
  before: ['3_14', mobile.x.com/vecina/status/15]
  after: [https://x.com/i/status/16/photo/1]
duplicate_of: https://villacorva.example/de/cases/17/
merge: ['18', https://mobile.twitter.com/paca/status/19?s=1]
split:
  - posts: ['20', '21']
  - posts: ['22']
display: summary
reason: third_person
note:
"""
    found = read(tmp_path, {"annotations/the lamp.yaml": text})
    assert found.problems == ()
    assert found.annotations == (
        Annotation(
            case_id="1978012345678901234",
            path="site_src/annotations/the lamp.yaml",
            status=Status.RESOLVED,
            resolved_by="1978012345678909999",
            title="Lamp in Calle Mayor",
            summary="It was dark.\n\nIt is bright.",
            service="lighting",
            district="casco",
            kudos_add=("11", "12"),
            kudos_strike=("13",),
            language="es",
            staff="^PG",
            promise=datetime(2026, 10, 21, 18, 0),  # noqa: DTZ001 - on the town's clock
            photos_before=("3_14", "15"),
            photos_after=("16",),
            duplicate_of="17",
            merge=("18", "19"),
            split=(("20", "21"), ("22",)),
            display="summary",
            reason=Reason.THIRD_PERSON,
        ),
    )


@pytest.mark.parametrize(
    ("written", "promised"),
    [
        ("2026-10-21", date(2026, 10, 21)),
        ("'2026-10-21'", date(2026, 10, 21)),
        ("2026-10-21T18:00:30+02:00", datetime(2026, 10, 21, 16, 0, 30, tzinfo=UTC)),
        ("2026-10-21T18:00Z", datetime(2026, 10, 21, 18, 0, tzinfo=UTC)),
    ],
)
def test_a_promise_is_due_on_a_day_or_at_a_moment(tmp_path: Path, written: str, promised: date) -> None:
    (annotation,) = read(tmp_path, {"annotations/a.yml": f"case: '1'\npromise: {written}\n"}).annotations
    assert annotation.promise == promised


@pytest.mark.parametrize("reason", WISHES)
def test_a_case_may_be_withheld_for_every_wish(tmp_path: Path, reason: Reason) -> None:
    found = read(tmp_path, {"annotations/a.yml": f"case: '1'\ndisplay: hidden\nreason: {reason}\n"})
    assert [(problem.code, problem.level) for problem in found.problems] == [("A031", "warning")]
    assert [(annotation.display, annotation.reason) for annotation in found.annotations] == [("hidden", reason)]


def test_declined_with_its_reason_is_accepted(tmp_path: Path) -> None:
    (annotation,) = read(
        tmp_path, {"annotations/a.yml": "case: desk-2026-7\nstatus: declined\nnote: The railway's bridge.\n"}
    ).annotations
    assert (annotation.status, annotation.note) == (Status.DECLINED, "The railway's bridge.")


def test_warnings_do_not_stop_an_annotation(tmp_path: Path) -> None:
    found = read(tmp_path, {"annotations/a.yml": "case: 2\nresolved_by: '010'\n"}, KnownThreads())
    assert [(problem.code, problem.level) for problem in found.problems] == [("A021", "warning"), ("A025", "warning")]
    assert found.errors == ()
    assert [(annotation.case_id, annotation.resolved_by) for annotation in found.annotations] == [("2", "010")]
    assert found.town is not None


def test_two_annotations_of_one_case_name_each_other(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "annotations/a.yml": "case: '77'\ntitle: Lamp\n",
            "annotations/b.yml": "title: Lantern\ncase: https://x.com/paca/status/77\n",
            "annotations/c.yml": "case: '78'\ntitle: Bin\n",
        },
    )
    advice = "annotates this case too: put both into one file"
    assert [str(problem) for problem in found.problems] == [
        f"site_src/annotations/a.yml:1:7: A022 site_src/annotations/b.yml {advice}",
        f"site_src/annotations/b.yml:2:7: A022 site_src/annotations/a.yml {advice}",
    ]
    assert [annotation.case_id for annotation in found.annotations] == ["78"]


def test_readmes_and_hidden_files_may_lie_beside_annotations(tmp_path: Path) -> None:
    assert lines(tmp_path, {"annotations/README.md": "How we write.", "annotations/.gitkeep": ""}) == []


def test_without_services_and_districts_nothing_is_known_of_them(tmp_path: Path) -> None:
    files = {
        "staff.yml": "staff: [{handle: a}]",
        "annotations/a.yml": "case: '1'\nservice: lamps\ndistrict: anywhere\n",
    }
    assert [line.split(": ")[1][:4] for line in lines(tmp_path, TWO_FILES | files)] == ["A013"]


@pytest.mark.parametrize(("file", "code"), [("services.yml", "Y006"), ("districts.geojson", "D020")])
def test_a_broken_file_casts_no_doubt_on_the_others(tmp_path: Path, file: str, code: str) -> None:
    annotation = "case: '1'\nservice: lighting\ndistrict: casco\n"
    found = read(tmp_path, {file: "[", "annotations/a.yml": annotation})
    assert [problem.code for problem in found.problems] == [code]
    assert found.town is not None
    assert len(found.annotations) == 1


@pytest.mark.parametrize("file", ["town.yml", "staff.yml"])
def test_a_town_needs_its_two_files_sound(tmp_path: Path, file: str) -> None:
    found = read(tmp_path, {file: GOOD[file] + "oh dear\n", "annotations/a.yml": "case: '1'\ntitle: Lamp\n"})
    assert [problem.path for problem in found.problems] == [f"site_src/{file}"]
    assert found.town is None
    assert len(found.annotations) == 1


def test_a_missing_staff_file_is_told_with_its_shortest_form(tmp_path: Path) -> None:
    found = read(tmp_path, {"staff.yml": None})
    assert found.town is None
    assert "S025" in [problem.code for problem in found.problems]
    assert any("`staff: [{handle: SomeHelp}]`" in problem.message for problem in found.problems)


def test_a_folder_that_is_no_town_is_told_what_a_town_is(tmp_path: Path) -> None:
    with pytest.raises(TownError) as fault:
        read_town(tmp_path)
    assert "site_src/town.yml" in fault.value.message
    assert "folder that holds mkdocs.yml and site_src/" in fault.value.hint
    assert fault.value.exit_code == 10


@pytest.mark.parametrize("name", ["town.yml", "staff.yml", "services.yml", "districts.geojson", "annotations/a.yml"])
def test_symbolic_links_are_refused(tmp_path: Path, name: str) -> None:
    folder = a_folder(tmp_path / "town", {"annotations/a.yml": "case: '1'\ntitle: Lamp\n"})
    file = folder / "site_src" / name
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    (problem,) = [
        found for found in read_town(folder, languages=SPOKEN, language="en").problems if found.code[0] == "Y"
    ]
    assert str(problem).startswith(f"site_src/{name}:1:1: Y015 this is a symbolic link")


@pytest.mark.parametrize("name", ["site_src", "site_src/annotations"])
def test_linked_folders_are_refused(tmp_path: Path, name: str) -> None:
    folder = a_folder(tmp_path / "town", {"annotations/a.yml": "case: '1'\ntitle: Lamp\n"})
    (folder / name).rename(tmp_path / "elsewhere")
    (folder / name).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    found = read_town(folder, languages=SPOKEN, language="en")
    assert [(problem.path, problem.code) for problem in found.problems] == [(name, "Y015")]
    assert found.annotations == ()


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"annotations/a.yml": "case: '1'\ntitle: Lamp\n"})
    (folder / "site_src/annotations/b.yml").mkdir()
    os.mkfifo(folder / "site_src/annotations/c.yml")
    found = read_town(folder, languages=SPOKEN, language="en")
    assert [problem.code for problem in found.problems] == ["Y016", "Y016"]
    assert [annotation.case_id for annotation in found.annotations] == ["1"]


def test_annotations_in_a_file_instead_of_a_folder_are_refused(tmp_path: Path) -> None:
    assert [line.split(": ")[1][:4] for line in lines(tmp_path, {"annotations": "case: 1"})] == ["Y016"]


def test_file_names_cannot_steer_the_log(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, {"annotations/\n::error::pwned.yml": "case: '1'\nstatus: '\\n::stop\x85'\n"})
    assert "\n" not in line
    assert line.startswith("site_src/annotations/\\n::error::pwned.yml:2:")


def test_accounts_may_be_none_and_marks_may_be_none(tmp_path: Path) -> None:
    town = read(tmp_path, {"town.yml": TOWN + "accounts: []\nmarks: []\n"}).town
    assert town is not None
    assert (town.accounts, town.marks) == ((), ())


def test_a_handle_that_is_written_in_another_way_is_the_same(tmp_path: Path) -> None:
    assert lines(tmp_path, {"town.yml": TOWN + "accounts: ['@VILLACORVA_AYTO']\n", "staff.yml": STAFF}) == []


def test_streets_reach_their_districts_and_a_shared_one_is_only_a_warning(tmp_path: Path) -> None:
    features = (
        '{"properties": {"id": "a", "name": "A", "streets": ["Calle  Mayor", "Gartenstr."]}},'
        '{"properties": {"id": "b", "name": "B", "streets": ["calle mayor"]}}, {"properties": {"id": "c", "name": "C"}}'
    )
    found = read(tmp_path, {"districts.geojson": f'{{"type": "FeatureCollection", "features": [{features}]}}'})
    assert found.town is not None
    streets = [district.streets for district in found.town.districts]
    assert streets == [("Calle Mayor", "Gartenstr."), ("calle mayor",), ()]
    assert [(problem.code, problem.level) for problem in found.problems] == [("D021", "warning")]


def test_a_map_with_thousands_of_mistakes_is_read_in_good_time(tmp_path: Path) -> None:
    features = ",\n".join('{"properties": {"id": "El Olivar", "name": "x"}}' for _ in range(5000))
    started = time.process_time()
    found = read(tmp_path, {"districts.geojson": f'{{"type": "FeatureCollection", "features": [\n{features}]}}'})
    assert time.process_time() - started < 2
    assert [problem.line for problem in found.problems] == list(range(2, 5002))


@pytest.mark.parametrize("signature", ["^JS", '"*TAC"', "-Becky", "/ AM", "–Ñu", "~kv", "_PG"])
def test_signatures_are_written_as_under_the_posts(tmp_path: Path, signature: str) -> None:
    assert lines(tmp_path, {"staff.yml": f"staff:\n- handle: villacorva_ayto\n- signature: {signature}\n"}) == []
