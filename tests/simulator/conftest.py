"""A street lamp's thread and what lies around it, served."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.simulator import Simulator, World
from generator.simulator.files import Json
from tests.simulator.worlds import NOW, Client, an_answer, user_id, write_lines, x_post, x_user

Town = dict[str, Json]
Serve = Callable[..., Client]


@pytest.fixture(scope="session")
def town() -> Town:
    """Posts of one evening, by what they are."""
    lamp = x_post("@luces la farola de la calle Olivar está fundida &amp; no se ve", ago=timedelta(hours=9))
    answer = x_post("@vecina mañana va el equipo ^PG", by="luces", ago=timedelta(hours=8), reply_to=lamp)
    fixed = x_post(
        "@vecina hecho #Resuelto https://t.co/x",
        by="luces",
        ago=timedelta(hours=2),
        reply_to=lamp,
        attachments={"media_keys": ["3_77"]},
    )
    thanks = x_post("@luces @ayto ¡qué rapidez! 😊", ago=timedelta(hours=1), reply_to=fixed)
    quote = x_post(
        "Así da gusto", by="ayto", ago=timedelta(minutes=50), referenced_tweets=[{"type": "quoted", "id": fixed["id"]}]
    )
    repost = x_post(
        "RT @luces: hecho",
        by="ayto",
        ago=timedelta(minutes=40),
        referenced_tweets=[{"type": "retweeted", "id": fixed["id"]}],
    )
    other = x_post("El camión-grúa corta la calle Rota, lang inglés", by="poli", ago=timedelta(days=3), lang="en")
    tomorrow = x_post("@luces esto aún no ha pasado", ago=timedelta(days=-1))
    return {
        "lamp": lamp,
        "answer": answer,
        "fixed": fixed,
        "thanks": thanks,
        "quote": quote,
        "repost": repost,
        "other": other,
        "tomorrow": tomorrow,
    }


@pytest.fixture(scope="session")
def world(town: Town, tmp_path_factory: pytest.TempPathFactory) -> World:
    """The town's evening as a world, from a file of two answers."""
    lamp, *others = town.values()
    photo = {"media_key": "3_77", "type": "photo", "url": "https://pbs.twimg.com/media/x.jpg", "width": 4, "height": 3}
    pinned = x_user("luces", pinned_tweet_id=town["fixed"]["id"], description="Alumbrado")
    answers = [an_answer([lamp], ["vecina"]), an_answer(others, ["ayto", "poli"], media=[photo])]
    answers[1]["includes"]["users"].append(pinned)
    return World.load([write_lines(tmp_path_factory.mktemp("world") / "answers.jsonl", answers)])


@pytest.fixture(scope="session")
def served(world: World) -> Iterator[Client]:
    """The world on a server, its clock at NOW; limits never bite here (each look at the wall clock is a new window)."""
    with Simulator(world, now=NOW, wall=iter(range(0, 10**9, 1_000)).__next__) as simulator:
        yield Client(simulator.start())


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., tuple[Simulator, Client]]]:
    """Serves a world of one's own: `serve(posts, handles, **settings of the simulator)`."""
    with ExitStack() as stack:

        def _serve(
            posts: list[Json], handles: tuple[str, ...] = ("vecina",), **settings: Any
        ) -> tuple[Simulator, Client]:
            world = World.load([write_lines(tmp_path / "world.jsonl", [an_answer(posts, handles)])])
            simulator = stack.enter_context(Simulator(world, **{"now": NOW, **settings}))
            return simulator, Client(simulator.start(), settings.get("token") or "sesame")

        yield _serve


@pytest.fixture
def luces() -> str:
    """The id of the street lighting's account."""
    return user_id("luces")
