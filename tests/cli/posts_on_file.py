"""Saved answers of X's API with a small conversation, for verbs that work on the state."""

import json
from pathlib import Path

PEOPLE = {"7": "ana", "8": "bea", "9": "luces"}


def a_conversation(root: int, *rows: tuple[str, str]) -> str:
    """One answer: posts a minute apart, each answering the one before; rows say who (ana, bea, luces) and what."""
    ids = {handle: number for number, handle in PEOPLE.items()}
    posts = []
    for place, (who, text) in enumerate(rows):
        post: dict[str, object] = {
            "id": str(root + place),
            "text": text,
            "author_id": ids[who],
            "conversation_id": str(root),
            "created_at": f"2026-10-20T10:{place:02d}:00.000Z",
            "lang": "es",
            "edit_history_tweet_ids": [str(root + place)],
        }
        if place:
            post["referenced_tweets"] = [{"type": "replied_to", "id": str(root + place - 1)}]
            post["in_reply_to_user_id"] = ids[rows[place - 1][0]]
        posts.append(post)
    users = [{"id": number, "username": handle, "name": handle.title()} for number, handle in PEOPLE.items()]
    return json.dumps({"data": posts, "includes": {"users": users}, "meta": {"result_count": len(posts)}})


def on_file(file: Path, *conversations: str) -> Path:
    """The answers as JSON Lines."""
    file.write_text("".join(f"{answer}\n" for answer in conversations), encoding="utf-8")
    return file
