"""Scores as plain lines for people, and as JSON for programs. Ids and codes only: no word of a post."""

from collections.abc import Iterator, Sequence

from generator.casework.scoring import Confusion, GratitudeScore, Measure, Miss, ThreadScore

NOTHING = "–"
LISTED = 100


def thread_lines(score: ThreadScore, *, brief: bool) -> Iterator[str]:
    """A store's score: what was scored, the figures, the confusion table, and unless `brief` what was wrong."""
    labelled = score.scored + len(score.unknown)
    yield f"{score.scored} of {labelled} labelled conversations are in the store."
    yield from _named("not in the store", score.unknown)
    yield ""
    yield from measure_lines(score.measures)
    yield f"{'kudos from staff posts':34}{score.staff_kudos:>9}"
    yield ""
    yield from confusion_lines(score.confusion)
    if not brief:
        yield ""
        yield f"{len(score.misses)} misses:"
        yield from map(miss_line, score.misses)


def gratitude_lines(score: GratitudeScore, *, brief: bool) -> Iterator[str]:
    """The score over single texts; unless `brief` with the ids of those read wrongly."""
    yield f"{score.scored} texts, each read as the asker's reply to a fix."
    yield ""
    yield from measure_lines(score.measures)
    if not brief:
        yield ""
        yield f"{len(score.misses)} misses:"
        for answer in score.misses:
            truly, said = ("kudos", "no kudos") if answer.labelled.grateful else ("no kudos", "kudos")
            yield f"  {answer.labelled.id}  {truly}, judged {said}{_codes(answer.codes)}"


def measure_lines(measures: Sequence[Measure]) -> Iterator[str]:
    """Each figure with what it was counted from and its 95 % interval."""
    yield f"{'':34}{'right/of':>9}  value  95 % interval"
    for measure in measures:
        counted = f"{measure.right}/{measure.of}" if measure.mean is None and measure.of else NOTHING
        between = f"{measure.low:.3f} to {measure.high:.3f}" if None not in (measure.low, measure.high) else NOTHING
        yield f"{measure.name:34}{counted:>9}  {_figure(measure.value):<5}  {between}"


def confusion_lines(confusion: Confusion) -> Iterator[str]:
    """A row a true status, a column a judged one."""
    yield f"{'truly, and judged as →':24}" + "".join(f"{status:>14}" for status in confusion.statuses)
    for truly in confusion.statuses:
        yield f"{truly:24}" + "".join(f"{confusion.count(truly, said):>14}" for said in confusion.statuses)


def miss_line(miss: Miss) -> str:
    """One miss: where, what was expected, what was said, and by which rules."""
    review = ", marked for review" if miss.needs_review else ""
    post = f" of post {miss.post}" if miss.post else ""
    expected, said = miss.expected or NOTHING, miss.said or NOTHING
    return f"  {miss.conversation_id}  {miss.kind}{post}: {expected}, judged {said}{review}{_codes(miss.codes)}"


def thread_record(score: ThreadScore) -> dict[str, object]:
    """The score of a store as JSON (docs/judgement.md)."""
    statuses = score.confusion.statuses
    return {
        "format": "threads",
        "scored": score.scored,
        "unknown": list(score.unknown),
        "measures": [_measure_record(measure) for measure in score.measures],
        "confusion": {
            truly.value: {said.value: score.confusion.count(truly, said) for said in statuses} for truly in statuses
        },
        "kudos_from_staff_posts": score.staff_kudos,
        "misses": [_miss_record(miss) for miss in score.misses],
    }


def gratitude_record(score: GratitudeScore) -> dict[str, object]:
    """The score over single texts as JSON (docs/judgement.md)."""
    return {
        "format": "goemotions",
        "scored": score.scored,
        "measures": [_measure_record(measure) for measure in score.measures],
        "misses": [
            {"id": answer.labelled.id, "expected": answer.labelled.grateful, "codes": list(answer.codes)}
            for answer in score.misses
        ],
    }


def _measure_record(measure: Measure) -> dict[str, object]:
    counted = measure.mean is None
    return {
        "name": measure.name,
        "value": measure.value,
        "right": measure.right if counted else None,
        "of": measure.of if counted else None,
        "low": measure.low,
        "high": measure.high,
    }


def _miss_record(miss: Miss) -> dict[str, object]:
    return {
        "conversation_id": miss.conversation_id,
        "kind": miss.kind,
        "post": miss.post or None,
        "expected": miss.expected or None,
        "said": miss.said or None,
        "needs_review": miss.needs_review,
        "codes": list(miss.codes),
    }


def _named(what: str, ids: Sequence[str]) -> Iterator[str]:
    if ids:
        more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
        yield f"{len(ids)} {what}: {', '.join(ids[:LISTED])}{more}"


def _figure(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


def _codes(codes: Sequence[str]) -> str:
    return f" ({', '.join(codes)})" if codes else ""
