"""What a compliance job says of ids: a line for each that is not public any more, none for the others."""

import json
from datetime import datetime

from generator.simulator.fates import ALWAYS, Fate
from generator.simulator.files import Json
from generator.simulator.ids import stamp, time_of_number
from generator.simulator.world import World

REDACTED = frozenset({Fate.DELETED, Fate.DEACTIVATED, Fate.SUSPENDED})


def results_of(world: World, now: datetime, kind: str, ids: list[str]) -> str:
    """JSON Lines for the ids of posts (`kind` "tweets") or accounts ("users") that need action at a moment."""
    line_of = _post_line if kind == "tweets" else _user_line
    lines = (line_of(world, now, thing) for thing in dict.fromkeys(ids))
    return "".join(f"{json.dumps(line)}\n" for line in lines if line)


def _post_line(world: World, now: datetime, post_id: str) -> Json | None:
    found = world.compliance_of_post(post_id, now)
    return _line(post_id, stamp(time_of_number(int(post_id))), *found) if found else None


def _user_line(world: World, now: datetime, user_id: str) -> Json | None:
    found = world.compliance_of_account(user_id, now)
    made = world.users.get(user_id, {}).get("created_at")
    return _line(user_id, str(made) if made else None, *found) if found else None


def _line(thing: str, created_at: str | None, fate: Fate, since: datetime) -> Json:
    """One result, as recorded ones are: `redacted_at` only where X says when."""
    line: Json = {"id": thing, "action": "delete"}
    if created_at:
        line["created_at"] = created_at
    if fate in REDACTED and since != ALWAYS:
        line["redacted_at"] = stamp(since)
    return {**line, "reason": str(fate)}
