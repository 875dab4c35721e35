"""A small town on X, as the simulator serves it: threads of snowflake ids around the morning of 19 October 2026."""

import json
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from generator.simulator import World
from tests.sources.answers import MORNING, snowflake, x_page, x_post, x_user

USERS = [x_user(1, "ayto"), x_user(2, "luces"), x_user(3, "vecina"), x_user(4, "otro_vecino"), x_user(5, "callada")]
NAMES = {user["id"]: user["username"] for user in USERS}


def at(hours: float) -> str:
    """The id of the post made that many hours after (negative: before) the morning."""
    return snowflake(MORNING + timedelta(hours=hours))


def said(
    hours: float, by: int, text: str, *, to: float | None = None, root: float | None = None, **changes: Any
) -> dict[str, Any]:
    """A post made at that hour; `to` and `root` name other posts by their hours."""
    moment = (MORNING + timedelta(hours=hours)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    conversation = at(hours if root is None and to is None else root if root is not None else to or 0)
    replied = {} if to is None else {"referenced_tweets": [{"type": "replied_to", "id": at(to)}]}
    parts = {"author_id": str(by), "conversation_id": conversation, "created_at": moment, **replied, **changes}
    return x_post(at(hours), text, **{"entities": _entities(text), **parts})


def _entities(text: str) -> dict[str, Any]:
    words = [word.strip(".,!?") for word in text.split()]
    mentions = [{"start": 0, "end": 1, "username": word[1:]} for word in words if word.startswith("@")]
    hashtags = [{"start": 0, "end": 1, "tag": word[1:]} for word in words if word.startswith("#")]
    return {name: found for name, found in (("mentions", mentions), ("hashtags", hashtags)) if found}


def the_world(folder: Path, posts: Iterable[dict[str, Any]]) -> World:
    """A world of these posts, for the simulator."""
    path = folder / f"world-{len(list(folder.iterdir()))}.jsonl"
    path.write_text(json.dumps(x_page(*posts, includes={"users": USERS})))
    return World.load([path])
