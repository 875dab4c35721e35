"""The score of a whole store: every labelled conversation against its case."""

from collections.abc import Iterable, Mapping, Sequence

from generator.casework.scoring.confusion import Confusion, confusion_of
from generator.casework.scoring.measures import Measure, mean_of, precision_recall_f1, share, with_intervals
from generator.casework.scoring.misses import Miss, misses_of
from generator.casework.scoring.verdicts import Verdict, verdict_on
from generator.domain.cases import Case, Status
from generator.domain.frozen import frozen
from generator.domain.labels import Label
from generator.domain.towns import Town


@frozen
class ThreadScore:
    """How well the cases meet their labels.

    `scored` labels had a case; `unknown` are the conversation ids of those that had none, in the labels' order.
    `staff_kudos` counts posts by staff among the thanks of the scored cases: it must be 0.
    """

    scored: int
    unknown: tuple[str, ...]
    confusion: Confusion
    measures: tuple[Measure, ...]
    misses: tuple[Miss, ...]
    staff_kudos: int


def score_threads(
    labels: Iterable[Label], cases: Mapping[str, Case], town: Town, staff_posts: frozenset[str] = frozenset()
) -> ThreadScore:
    """Score `cases` (by conversation id); `staff_posts` are ids of posts that the town's own accounts wrote."""
    verdicts: list[Verdict] = []
    unknown: list[str] = []
    for label in labels:
        case = cases.get(label.conversation_id)
        if case is None:
            unknown.append(label.conversation_id)
        else:
            verdicts.append(verdict_on(case, label, town))
    statuses = tuple(status for status in Status if any(verdict.label.status is status for verdict in verdicts))
    return ThreadScore(
        scored=len(verdicts),
        unknown=tuple(unknown),
        confusion=confusion_of((verdict.label.status, verdict.said) for verdict in verdicts),
        measures=tuple(with_intervals(verdicts, lambda some: _measures(some, statuses))),
        misses=tuple(miss for verdict in verdicts for miss in misses_of(verdict)),
        staff_kudos=sum(len(verdict.kudos_said & staff_posts) for verdict in verdicts),
    )


def _measures(verdicts: Sequence[Verdict], statuses: tuple[Status, ...]) -> list[Measure]:
    """All figures, in the order in which they are told; `statuses` are those that the labels hold."""
    by_status = [_of_status(verdicts, status) for status in statuses]
    return [
        mean_of("status macro-F1", [f1 for _, recall, f1 in by_status if recall.of]),
        share("status right", sum(verdict.status_right for verdict in verdicts), len(verdicts)),
        *(measure for three in by_status for measure in three),
        *_of_resolutions(verdicts),
        *_of_kudos(verdicts),
    ]


def _of_status(verdicts: Sequence[Verdict], status: Status) -> tuple[Measure, Measure, Measure]:
    said = [verdict for verdict in verdicts if verdict.said is status]
    truly = sum(verdict.label.status is status for verdict in verdicts)
    return precision_recall_f1(status, sum(verdict.status_right for verdict in said), len(said), truly)


def _of_resolutions(verdicts: Sequence[Verdict]) -> list[Measure]:
    """Cases marked for review count as not called resolved: they are not published so, but by a mark or by staff."""
    truly = [verdict for verdict in verdicts if verdict.label.status is Status.RESOLVED]
    said = [verdict for verdict in verdicts if verdict.surely_resolved]
    found = [verdict for verdict in truly if verdict.surely_resolved]
    told = [verdict for verdict in truly if verdict.label.resolved_by is not None]
    exact = sum(verdict.evidence_right for verdict in told)
    shown = sum(verdict.said is Status.RESOLVED for verdict in told)
    return [
        share("resolved precision without review", len(found), len(said)),
        share("resolved found without review", len(found), len(truly)),
        share("evidence exact of those found", exact, shown),
        share("evidence exact of truly resolved", exact, len(told)),
    ]


def _of_kudos(verdicts: Sequence[Verdict]) -> list[Measure]:
    found = sum(len(verdict.kudos_found) for verdict in verdicts)
    said = sum(len(verdict.kudos_said) for verdict in verdicts)
    truly = sum(len(verdict.label.kudos) for verdict in verdicts)
    attributed = sum(len(verdict.well_attributed) for verdict in verdicts)
    return [*precision_recall_f1("kudos", found, said, truly), share("attribution right", attributed, found)]
