"""Builders of what X would have stored: posts, users and files of answers, and a client to ask with."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import requests

from generator.simulator.files import Json
from generator.simulator.ids import number_at

NOW = datetime(2026, 10, 21, 6, 0, tzinfo=UTC)
MENTION = re.compile(r"(?<!\w)@(\w{1,15})")
HASHTAG = re.compile(r"(?<!\w)#(\w+)")


def x_id(ago: timedelta, serial: int = 0) -> str:
    """An id that X could have given out so long before NOW."""
    return str(number_at(NOW - ago) + serial)


def user_id(handle: str) -> str:
    """A user's id, from the handle."""
    return str(7_000_000 + sum(ord(letter) * 31**place for place, letter in enumerate(handle[:6])))


def x_user(handle: str, **more: Any) -> Json:
    """A user as X sends one."""
    return {"id": user_id(handle), "name": handle.title(), "username": handle, **more}


def x_post(
    text: str,
    *,
    by: str = "vecina",
    ago: timedelta = timedelta(hours=1),
    serial: int = 0,
    reply_to: Json | None = None,
    **more: Any,
) -> Json:
    """A post as X sends one, so long before NOW; mentions and hashtags are found in its text.

    `reply_to` is the post that it answers, in the same conversation; `more` are its other fields.
    """
    post_id = more.pop("id", x_id(ago, serial))
    mentions = [
        {"start": found.start(), "end": found.end(), "username": found[1], "id": user_id(found[1])}
        for found in MENTION.finditer(text)
    ]
    hashtags = [{"start": found.start(), "end": found.end(), "tag": found[1]} for found in HASHTAG.finditer(text)]
    entities = {"mentions": mentions, "hashtags": hashtags}
    post = {
        "id": post_id,
        "text": text,
        "author_id": user_id(by),
        "conversation_id": post_id,
        "created_at": (NOW - ago).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "lang": "es",
        "edit_history_tweet_ids": [post_id],
    }
    if any(entities.values()):
        post["entities"] = {kind: found for kind, found in entities.items() if found}
    return {**post, **(_as_reply(reply_to) if reply_to else {}), **more}


def _as_reply(parent: Json) -> Json:
    return {
        "conversation_id": parent["conversation_id"],
        "referenced_tweets": [{"type": "replied_to", "id": parent["id"]}],
        "in_reply_to_user_id": parent["author_id"],
    }


def an_answer(posts: Iterable[Json], handles: Iterable[str] = (), **includes: Any) -> Json:
    """One answer of X with posts and the users of some handles."""
    users = [x_user(handle) for handle in handles]
    return {"data": list(posts), "includes": {"users": users, **includes}, "meta": {"result_count": 1}}


def write_lines(path: Path, things: Iterable[Any]) -> Path:
    """A file of JSON Lines."""
    path.write_text("".join(f"{json.dumps(thing)}\n" for thing in things), encoding="utf-8")
    return path


@dataclass(frozen=True)
class Client:
    """Asks a simulator over HTTP."""

    base_url: str
    token: str = "sesame"

    def get(self, path: str, **parameters: Any) -> requests.Response:
        """The answer to a request; `__` in a parameter's name stands for a dot."""
        asked = {name.replace("__", "."): value for name, value in parameters.items()}
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return requests.get(self.base_url + path, params=asked, headers=headers, timeout=10)

    def json(self, path: str, **parameters: Any) -> Any:
        """The body of an answer that must be 200."""
        answer = self.get(path, **parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def complaint(self, path: str, **parameters: Any) -> str:
        """What X says of a request that must be refused with 400."""
        answer = self.get(path, **parameters)
        assert answer.status_code == 400, answer.text
        assert answer.json()["title"] == "Invalid Request"
        return str(answer.json()["errors"][0]["message"])

    def walk(self, path: str, **parameters: Any) -> list[list[str]]:
        """The ids of every page, page by page, to the last."""
        pages, token = [], None
        while True:
            body = self.json(path, pagination_token=token, **parameters)
            pages.append([post["id"] for post in body.get("data", [])])
            token = body["meta"].get("next_token")
            if token is None:
                return pages


def ids_of(body: Any) -> list[str]:
    """The ids of an answer's data."""
    return [thing["id"] for thing in body.get("data", [])]
