"""Towns that the browser tests change or make themselves."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from generator.townfiles import travelling
from tests.running import a_minimal_town, concejo

STATE = ("mkdocs.yml", "site_src", ".concejo")
LONG = "ñ" * 25_000
DEPTH = 12
FIRST = 2_100_000_000_000_000_000
TOWN_HALL, RESIDENT = ("10", "TownHall"), ("20", "W" * 15)


def a_copy(town: Path, folder: Path) -> Path:
    """A town that may be changed: its files and its state, without the built site."""
    copy = folder / "town"
    copy.mkdir()
    for name in STATE:
        if (town / name).is_dir():
            shutil.copytree(town / name, copy / name)
        else:
            shutil.copy(town / name, copy / name)
    return copy


def published_at(site_url: str, town: Path) -> Path:
    """The site of a town built for an address."""
    done = concejo("build", cwd=town, CONCEJO_SITE_URL=site_url)
    assert done.returncode == 0, done.stderr
    return town / "site"


def a_town_of_extremes(folder: Path) -> Path:
    """A town of two files and the theme with one case: a post of 25,000 letters without a space, answers 12 deep."""
    town = a_minimal_town(folder / "extremes", TOWN_HALL[1])
    shutil.copy(travelling("mkdocs.yml"), town)
    shutil.copytree(travelling("site_src") / "theme", town / "site_src" / "theme")
    shutil.copytree(travelling("site_src") / "pages", town / "site_src" / "pages")
    (town / "posts.json").write_text(json.dumps(_response()), encoding="utf-8")
    for step in (("import", "posts.json"), ("build",)):
        done = concejo(*step, cwd=town)
        assert done.returncode == 0, done.stderr
    return town


def _response() -> dict[str, object]:
    """What X answers to a search: every post answers the one before it; the last is the long one."""
    texts = [f"@TownHall the street light is broken {'W' * 60} #{'m' * 60} https://example.org/{'p' * 60}"]
    texts += [f"Reply number {level} of a long conversation about one lamp" for level in range(1, DEPTH)]
    texts += [LONG]
    users = [
        {"id": number, "name": "W" * 50, "username": handle, "created_at": _moment(0)}
        for number, handle in (TOWN_HALL, RESIDENT)
    ]
    return {"data": [_post(level, text) for level, text in enumerate(texts)], "includes": {"users": users}}


def _post(level: int, text: str) -> dict[str, object]:
    number = str(FIRST + level)
    post: dict[str, object] = {
        "id": number,
        "conversation_id": str(FIRST),
        "author_id": (TOWN_HALL if level % 2 else RESIDENT)[0],
        "created_at": _moment(level),
        "text": text if len(text) < 280 else text[:279] + "…",
        "lang": "en",
        "edit_history_tweet_ids": [number],
    }
    if len(text) > 280:
        post["note_tweet"] = {"text": text}
    if level:
        post["referenced_tweets"] = [{"type": "replied_to", "id": str(FIRST + level - 1)}]
    return post


def _moment(hours: int) -> str:
    when = datetime(2026, 10, 1, 8, tzinfo=UTC) + timedelta(hours=hours)
    return when.strftime("%Y-%m-%dT%H:%M:%S.000Z")
