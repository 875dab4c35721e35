"""Editing a post as X allows it: five times, within an hour; each version is a post of its own."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from generator.simulator.files import Json
from generator.simulator.ids import number_at, stamp, time_of_number

EDITABLE_FOR = timedelta(hours=1)
MOST_EDITS = 5


def next_version(versions: Sequence[Json], text: str, at: datetime, changes: Mapping[str, Any]) -> Json:
    """The post that an edit at `at` makes of the newest of some versions (oldest first), as X would send it.

    Raises ValueError where X would not let the person edit.
    """
    first, last = versions[0], versions[-1]
    made = _made_at(first)
    if not _made_at(last) <= at <= made + EDITABLE_FOR or len(versions) > MOST_EDITS:
        raise ValueError(f"X lets a post be edited {MOST_EDITS} times, forwards, within an hour after {stamp(made)}.")
    new_id = str(max(number_at(at), int(last["id"]) + 1))
    root = str(last.get("conversation_id", last["id"])) == str(last["id"])
    return {
        **{name: value for name, value in last.items() if name not in {"entities", "note_tweet"}},
        "id": new_id,
        "text": text,
        "created_at": stamp(at),
        "conversation_id": new_id if root else last["conversation_id"],
        "edit_history_tweet_ids": [*(str(version["id"]) for version in versions), new_id],
        "edit_controls": {
            "edits_remaining": MOST_EDITS - len(versions),
            "is_edit_eligible": True,
            "editable_until": stamp(made + EDITABLE_FOR),
        },
        **changes,
    }


def _made_at(post: Json) -> datetime:
    made = post.get("created_at")
    return datetime.fromisoformat(made) if made else time_of_number(int(post["id"]))
