"""Threads of a small town on X, by the hours before or after the morning of 19 October 2026."""

from typing import Any

from tests.sources.towns_on_x import at, said

LAMP = [
    said(-30, 3, "Lleva días sin luz mi calle"),
    said(-29, 4, "La mía también", to=-30),
    said(-28, 3, "@luces a ver si alguien viene", to=-29, root=-30),
    said(-27, 2, "@vecina mañana va Paula ^PG", to=-28, root=-30),
    said(-3, 2, "Arreglada #resuelto", to=-27, root=-30),
    said(-2, 5, "qué bien", to=-3, root=-30),
]
OLD = [
    said(-400, 3, "@ayto hay un bache"),
    said(-399, 4, "y grande", to=-400),
    said(-50, 1, "@vecina en ello", to=-399, root=-400),
]
CHAT = [said(-20, 3, "qué frío"), said(-19, 4, "sí", to=-20)]
REPOST = said(-10, 4, "RT @ayto: hola", referenced_tweets=[{"type": "retweeted", "id": at(-30)}])
TOWN = [*LAMP, *OLD, *CHAT, REPOST]


def hours(*when: float) -> set[str]:
    """The ids of the posts made at these hours."""
    return {at(hour) for hour in when}


LAMP_IDS = hours(-30, -29, -28, -27, -3, -2)
OLD_IDS = hours(-400, -399, -50)


def busy_town(posts: int) -> list[dict[str, Any]]:
    """One long conversation with a post a minute, the newest half a minute old. Every third speaks to nobody."""
    words = ("@ayto aviso", "@luces aviso", "aviso")
    root = (0.5 - posts) / 60
    replies = (said((0.5 - index) / 60, 3, words[index % 3], to=root) for index in range(1, posts))
    return [*replies, said(root, 3, "@ayto aviso")]
