"""`concejo simulate`: a local X API v2 to try things with."""

import threading
from datetime import datetime
from pathlib import Path

import click

from generator.cli.options import now_option
from generator.cli.voice import result, say
from generator.domain.errors import UsageError
from generator.simulator import Simulator, World, read_scenario
from generator.simulator.newer_words import Vocabulary
from generator.townfiles import example_moment, travelling

File = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--data", "data", multiple=True, type=File, help="A file of X API v2 responses; may be said again.")
@click.argument("more", nargs=-1, type=File)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0: a free one.", show_default=True)
@click.option(
    "--user-token",
    "user_tokens",
    multiple=True,
    metavar="HANDLE=TOKEN",
    help="Let TOKEN be the user token of an account: it reads its own posts and mentions at the owned price.",
)
@click.option(
    "--vocabulary",
    type=click.Choice(["2.166", "2.167"]),
    default="2.166",
    show_default=True,
    help="Answer in the words of this version of X's description.",
)
@click.option("--faults", type=File, help="A scenario of faults (JSON; docs/simulator.md).")
@click.option(
    "--archive-pause",
    type=click.FloatRange(0, 60),
    default=0.0,
    show_default=True,
    metavar="SECONDS",
    help="Refuse full-archive requests that come faster; X asks for 1.",
)
@now_option
def simulate(
    data: tuple[Path, ...],
    more: tuple[Path, ...],
    port: int,
    user_tokens: tuple[str, ...],
    vocabulary: Vocabulary,
    faults: Path | None,
    archive_pause: float,
    now: datetime | None,
) -> None:
    """Serve files of X API v2 responses (by default the example town's posts) as X would, on this machine only."""
    files = (*data, *more)
    example = travelling("example_town")
    world = World.load(files or [example / "posts.jsonl"])
    simulator = Simulator(
        world,
        now=now or (None if files else example_moment()),
        user_tokens=_accounts_by_token(world, user_tokens),
        media=None if files else example / "media",
        faults=read_scenario(faults) if faults else None,
        vocabulary=vocabulary,
        archive_pause=archive_pause,
    )
    with simulator:
        address = simulator.start(port)
        say("A local X API v2 is running. In another terminal (any token will do):")
        result(f"export X_API_BASE={address} X_MEDIA_BASE={address}/media X_BEARER_TOKEN=local")
        say(f"What was read so far: {address}/__meter. Stop it with Ctrl-C.")
        threading.Event().wait()


def _accounts_by_token(world: World, said: tuple[str, ...]) -> dict[str, str]:
    """The accounts' ids by their tokens, from HANDLE=TOKEN; UsageError where one says something else."""
    accounts = {}
    for words in said:
        handle, _, token = words.partition("=")
        if not handle or not token:
            raise UsageError("--user-token does not say whose token it is.", "Write --user-token HANDLE=TOKEN.")
        try:
            accounts[token] = world.account_id(handle)
        except KeyError as error:
            raise UsageError(f"No account @{handle} is in these files.", "Name one that is, without the @.") from error
    return accounts
