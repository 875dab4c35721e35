"""`concejo simulate`: a local X API v2 to try things with."""

import threading
from datetime import datetime
from pathlib import Path

import click

from generator.cli.options import now_option
from generator.cli.voice import result, say
from generator.simulator import Simulator, World
from generator.townfiles import example_moment, travelling


@click.command()
@click.option("--data", "data", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("more", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0: a free one.", show_default=True)
@now_option
def simulate(data: tuple[Path, ...], more: tuple[Path, ...], port: int, now: datetime | None) -> None:
    """Serve files of X API v2 responses (by default the example town's posts) as X would, on this machine only."""
    files = (*data, *more)
    example = travelling("example_town")
    world = World.load(files or [example / "posts.jsonl"])
    simulator = Simulator(
        world, now=now or (None if files else example_moment()), media=None if files else example / "media"
    )
    with simulator:
        address = simulator.start(port)
        say("A local X API v2 is running. In another terminal (any token will do):")
        result(f"export X_API_BASE={address} X_MEDIA_BASE={address}/media X_BEARER_TOKEN=local")
        say("Stop it with Ctrl-C.")
        threading.Event().wait()
