"""Reads a town: all the files that its people write, checked in one go."""

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from generator.domain.annotations import Annotation
from generator.domain.errors import TownError
from generator.domain.problems import Problem
from generator.domain.towns import Service, StaffMember, Town
from generator.townfiles import checks
from generator.townfiles.annotations import read_annotations
from generator.townfiles.checks import Around, handle_key, hashtag_key, signature_key
from generator.townfiles.districts import Districts, read_districts
from generator.townfiles.documents import Document, read_document, refusal
from generator.townfiles.filling import F, fill
from generator.townfiles.findings import START, Finding
from generator.townfiles.nodes import EACH, text, texts
from generator.townfiles.record_checks import Record
from generator.townfiles.saying import Speech, said
from generator.townfiles.services_form import ServicesForm
from generator.townfiles.staff_form import StaffForm
from generator.townfiles.town_form import CLOSING_MARKS, TownForm, build_town
from generator.townfiles.words import available_languages, words_folder

WHAT_A_TOWN_IS = (
    "A town is the folder that holds mkdocs.yml and site_src/ with town.yml and staff.yml: "
    "go there, or name it with --town."
)


@dataclass(frozen=True, slots=True)
class TownFiles:
    """What a town's people wrote.

    `town` is None where town.yml or staff.yml has errors. Annotations with errors are left out; the others are in the
    order of their paths. `problems` are sorted by file and place, and told in `language`: the town's first.
    """

    town: Town | None
    annotations: tuple[Annotation, ...] = ()
    problems: tuple[Problem, ...] = ()
    language: str = "en"

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What must be mended before the files count."""
        return tuple(problem for problem in self.problems if problem.level == "error")


def read_town(
    folder: Path,
    *,
    record_of: Callable[[Town], Record | None] | None = None,
    languages: Collection[str] | None = None,
    language: str | None = None,
) -> TownFiles:
    """Reads and checks the files of the town in `folder`.

    `record_of` opens what is known of the town's conversations, for the rules that need it. `languages`: those that
    Concejo speaks, by default the ones that it has words for. Problems are told in `language`, by default the town's
    first. Bad content never raises: it is a problem. Raises TownError where there is no site_src/town.yml.
    """
    site_src = folder / "site_src"
    try:
        (site_src / "town.yml").lstat()
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise TownError(f"{folder} is not a town: site_src/town.yml: {reason}.", WHAT_A_TOWN_IS) from None
    if refused := refusal(site_src, folder=True):
        return TownFiles(None, problems=(refused.within("site_src"),))
    return _Files(folder, languages or available_languages(words_folder()), language).read(record_of)


class _Files:
    """The files of one town, read together so that each can be checked against the others."""

    def __init__(self, folder: Path, languages: Collection[str], language: str | None) -> None:
        self._folder = folder
        self._town = read_document(folder, "site_src/town.yml")
        self._staff = read_document(folder, "site_src/staff.yml")
        self._services = read_document(folder, "site_src/services.yml")
        self._speech = Speech(language or self._first_language(languages))
        self._districts = read_districts(folder, self._speech)
        self._around = Around(
            languages, self._handles(), self._codes(), self._marks(), _ids(self._districts), self._signatures()
        )
        self._problems: list[Problem] = list(self._districts.problems)

    def read(self, record_of: Callable[[Town], Record | None] | None) -> TownFiles:
        """Everything, each file on its own, so that a broken one hides nothing in another."""
        services = self._read_services()
        staff = self._read_staff()
        town = self._read_town(staff, services)
        record = record_of(town) if town and record_of else None
        annotations, problems = read_annotations(self._folder, self._around, record, self._speech)
        found = tuple(sorted([*self._problems, *problems]))
        return TownFiles(town, annotations, found, self._speech.language)

    def _read_services(self) -> tuple[Service, ...]:
        form = self._sound(ServicesForm, self._services, "V", checks.SERVICES)
        return tuple(entry.service() for entry in form.services) if form else ()

    def _read_staff(self) -> tuple[StaffMember, ...]:
        if not self._staff.exists:
            message = said("the file is missing: write it, the least is `staff: [{handle: SomeHelp}]`")
            self._problems.append(Finding(START, "S025", message).within(self._staff.path, self._speech))
        form = self._sound(StaffForm, self._staff, "S", checks.STAFF)
        return tuple(entry.member() for entry in form.staff) if form else ()

    def _read_town(self, staff: tuple[StaffMember, ...], services: tuple[Service, ...]) -> Town | None:
        form = self._sound(TownForm, self._town, "T", checks.TOWN)
        if form is None or not staff:
            return None
        return replace(build_town(form, staff, services), districts=self._districts.districts)

    def _sound(self, form: type[F], document: Document, letter: str, rules: tuple[checks.Check, ...]) -> F | None:
        """The document's form, or None where it has an error. Keeps every finding."""
        filled, findings = fill(form, document.root, letter)
        findings = [*document.findings, *findings, *checks.run(rules, document.root, self._around)]
        self._problems += (finding.within(document.path, self._speech) for finding in findings)
        return None if any(finding.level == "error" for finding in findings) else filled

    def _first_language(self, spoken: Collection[str]) -> str:
        """The town's first language as its file has it, however broken the rest is."""
        first = text(self._town.root, "languages", EACH)
        return first.text if first and first.text in spoken else "en"

    def _handles(self) -> frozenset[str] | None:
        """Everybody's handle; None where staff.yml cannot be read."""
        if self._staff.root is None:
            return None
        return frozenset(handle_key(scalar.text) for scalar in texts(self._staff.root, "staff", EACH, "handle"))

    def _signatures(self) -> frozenset[str] | None:
        """Everybody's signature; None where staff.yml cannot be read."""
        if self._staff.root is None:
            return None
        return frozenset(signature_key(scalar.text) for scalar in texts(self._staff.root, "staff", EACH, "signature"))

    def _codes(self) -> frozenset[str] | None:
        """The service codes; None where services.yml cannot be read, none at all where it is missing."""
        if self._services.exists and self._services.root is None:
            return None
        return frozenset(scalar.text for scalar in texts(self._services.root, "services", EACH, "service_code"))

    def _marks(self) -> frozenset[str]:
        written = frozenset(hashtag_key(scalar.text) for scalar in texts(self._town.root, "marks", EACH))
        return written or frozenset(CLOSING_MARKS)


def _ids(districts: Districts) -> frozenset[str] | None:
    """The districts' ids; None where districts.geojson is missing or broken."""
    return frozenset(district.id for district in districts.districts) if districts.known else None
