"""As many posts on X as wanted, as X's API v2 sends them: seeded, so that every run reads the same."""

import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.many_cases import ANSWERS, FIXES, LAST_WORDS, PLACES, SERVICES, THINGS, TROUBLES

END = datetime(2026, 10, 1, 6, 0, tzinfo=UTC)
EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
APART = timedelta(minutes=7)
RESIDENTS = 2_000
PAGE = 500
THREAD = 4  # posts of one conversation

Json = dict[str, Any]


def write_posts(count: int, path: Path) -> datetime:
    """Write that many posts as JSON Lines of answers; return a moment just before the first (UTC)."""
    posts = _posts(count)
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"data": list(_accounts())}) + "\n")
        while page := [post for _, post in zip(range(PAGE), posts, strict=False)]:
            file.write(json.dumps({"data": page}) + "\n")
    return END - APART * (count + 1)


def _accounts() -> Iterator[Json]:
    for number, service in enumerate(SERVICES):
        yield {"id": str(100 + number), "username": f"bench_{service}", "name": f"Team {service}"}
    for number in range(RESIDENTS):
        yield {"id": str(10_000 + number), "username": f"neighbour_{number}", "name": f"Neighbour {number} 🏡"}


def _posts(count: int) -> Iterator[Json]:
    """Conversations of a request, an answer, a fix and a last word, one after the other."""
    chance = random.Random(20_261_021)
    thread: list[Json] = []
    for number in range(count):
        if len(thread) in {0, THREAD}:
            thread = []
            service, resident = chance.randrange(len(SERVICES)), chance.randrange(RESIDENTS)
        staff = len(thread) in {1, 2}
        handle = f"neighbour_{resident}" if staff else f"bench_{SERVICES[service]}"
        text = f"@{handle} {_words(chance, len(thread), number)}"
        at = END - APART * (count - number)
        post = _post(at, number, str(100 + service if staff else 10_000 + resident), text, thread)
        thread.append(post)
        yield post


def _words(chance: random.Random, place: int, number: int) -> str:
    if place == 0:
        trouble = f"{chance.choice(THINGS)} {chance.choice(TROUBLES)} {chance.choice(PLACES)}"
        return f"{trouble} &amp; it is dark 😟, number {number}. Could you please look? https://t.co/{number:010}"
    return chance.choice((ANSWERS, FIXES, LAST_WORDS)[place - 1])


def _post(at: datetime, number: int, author: str, text: str, thread: list[Json]) -> Json:
    post_id = str(((at - EPOCH) // timedelta(milliseconds=1) << 22) + number % 4096)
    post = {
        "id": post_id,
        "text": text,
        "author_id": author,
        "conversation_id": thread[0]["id"] if thread else post_id,
        "created_at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "lang": "en",
        "edit_history_tweet_ids": [post_id],
        "entities": _entities(text),
    }
    if thread:
        post["referenced_tweets"] = [{"type": "replied_to", "id": thread[-1]["id"]}]
    return post


def _entities(text: str) -> Json:
    """The mentions, hashtags and links of a text, with the offsets that X counts."""
    found: Json = {}
    for match in re.finditer(r"@(\w+)|#(\w+)|https://t\.co/(\w+)", text):
        at = {"start": match.start(), "end": match.end()}
        if match[1]:
            found.setdefault("mentions", []).append({**at, "username": match[1], "id": "1"})
        elif match[2]:
            found.setdefault("hashtags", []).append({**at, "tag": match[2]})
        else:
            shown = f"town.example/p/{match[3]}"
            link = {**at, "url": match[0], "expanded_url": f"https://{shown}", "display_url": shown}
            found.setdefault("urls", []).append(link)
    return found
