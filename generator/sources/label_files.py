"""Label files: one JSON object a line that says what a conversation truly is (docs/judgement.md has the form)."""

import json
from pathlib import Path

from generator.domain.cases import Status
from generator.domain.labels import Label
from generator.sources.written_lines import LineError, read_lines

STATUSES = (Status.OPEN, Status.ACKNOWLEDGED, Status.RESOLVED, Status.NOT_A_CASE)
LONGEST_NAME = 200
MOST_KUDOS = 10_000
HINT = (
    'A line is {"conversation_id": "…", "status": "open", "resolved_by": null, "kudos": [], "kudos_to": null}: '
    "see docs/judgement.md."
)


def read_labels(path: Path) -> tuple[Label, ...]:
    """The labels of a file, in its order; other keys are left alone, absent ones are null.

    Raises TownError with the line where one is no label, or labels a conversation again.
    """
    labelled: set[str] = set()

    def label_of(line: str) -> Label:
        label = _label_in(line)
        if label.conversation_id in labelled:
            raise LineError(f"conversation {label.conversation_id} was labelled before")
        labelled.add(label.conversation_id)
        return label

    return tuple(read_lines(path, label_of, HINT))


def _label_in(line: str) -> Label:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise LineError("it is not JSON") from None
    if not isinstance(value, dict):
        raise LineError("it is not a JSON object")
    kudos_to = value.get("kudos_to")
    return Label(
        conversation_id=_id("conversation_id", value.get("conversation_id")),
        status=_status(value.get("status")),
        resolved_by=None if value.get("resolved_by") is None else _id("resolved_by", value["resolved_by"]),
        kudos=frozenset(_id("kudos", post) for post in _list(value.get("kudos"))),
        kudos_to=None if kudos_to is None else _name("kudos_to", kudos_to),
    )


def _status(value: object) -> Status:
    found = next((status for status in STATUSES if value == status.value), None)
    if found is None:
        raise LineError(f"`status` is one of {', '.join(STATUSES)}")
    return found


def _list(value: object) -> list[object]:
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > MOST_KUDOS:
        raise LineError("`kudos` is a list of post ids")
    return value


def _id(key: str, value: object) -> str:
    """An id as text; one written as a whole number keeps its digits in JSON."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**20:
        return str(value)
    return _name(key, value)


def _name(key: str, value: object) -> str:
    """A short text on one line."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_NAME or not value.isprintable():
        raise LineError(f"`{key}` is a short text on one line")
    return value.strip()
