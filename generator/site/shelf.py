"""The casebook, sorted the ways that pages need it: by list, month and service. Free of language."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.domain.cases import Case, Casebook, Kudos
from generator.domain.figures import Figures
from generator.domain.towns import Town
from generator.site.standing import Drawer, drawer_of

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything newest first. `months` are by their keys as "2026-10", in the town's time zone."""

    book: Casebook
    figures: Figures
    cases: tuple[Case, ...]
    drawers: Mapping[Drawer, tuple[Case, ...]]
    months: Mapping[str, tuple[Case, ...]]
    services: Mapping[str, tuple[Case, ...]]
    by_id: Mapping[str, Case]
    kudos: tuple[Kudos, ...]

    def held(self, kudos: Kudos) -> bool:
        """Whether a thank-you's words wait for staff's decision."""
        case = self.by_id.get(kudos.case_id or "")
        return kudos.held or (case is not None and kudos.post_id in case.held)


def shelve(book: Casebook, figures: Figures, town: Town) -> Shelf:
    """Sorts the book."""
    newest = tuple(reversed(book.cases))
    drawers = _grouped((drawer_of(case), case) for case in newest)
    return Shelf(
        book=book,
        figures=figures,
        cases=newest,
        drawers={drawer: newest if drawer is Drawer.ALL else drawers.get(drawer, ()) for drawer in Drawer},
        months=_grouped((case.opened_at.astimezone(town.timezone).isoformat()[:7], case) for case in newest),
        services=_grouped((case.service_code or "", case) for case in newest),
        by_id={case.case_id: case for case in newest},
        kudos=tuple(reversed(book.kudos)),
    )


def _grouped(pairs: Iterable[tuple[Key, Case]]) -> dict[Key, tuple[Case, ...]]:
    groups: defaultdict[Key, list[Case]] = defaultdict(list)
    for key, case in pairs:
        groups[key].append(case)
    return {key: tuple(cases) for key, cases in groups.items()}
