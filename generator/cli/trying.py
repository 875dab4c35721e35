"""`concejo demo`: the whole job on the example town, over real HTTP, in a folder of its own."""

from datetime import timedelta
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from generator import intake, media, pipeline
from generator.cli.building import mkdocs
from generator.cli.progress import counting
from generator.cli.voice import say
from generator.domain.cases import Case, Status
from generator.domain.errors import BuildError
from generator.simulator import Simulator, World
from generator.sources import x_api
from generator.store import Store, state_folder
from generator.townfiles import example_moment, lay_out_demo, travelling

YEAR = timedelta(days=365)


@click.command()
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), default=Path("concejo-demo"), show_default=True
)
@click.option("--serve", is_flag=True, help="Serve the site afterwards, with live reload.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def demo(folder: Path, serve: bool, port: int) -> int:
    """Build the example town's site: a simulated X, the real pipeline."""
    kept = lay_out_demo(folder)
    if kept:
        say(f"Kept your edits: {', '.join(kept)}. Delete {folder} for a fresh town.")
    say("1/3 Fetching the town's posts from a local X API …")
    fetched = _fetch(folder)
    say(f"    {fetched}")
    say("2/3 Turning posts into cases …")
    judged = pipeline.judge(folder)
    say("3/3 Building the site …")
    code = mkdocs(folder, "build", "--quiet")
    if code:
        raise BuildError("The demo's site could not be built.", "The lines above say why.")
    _summary(judged, folder)
    return mkdocs(folder, "serve", "--dev-addr", f"127.0.0.1:{port}") if serve else 0


def _fetch(folder: Path) -> str:
    example, moment = travelling("example_town"), example_moment()
    world = World.load([example / "posts.jsonl"])
    with (
        Simulator(world, now=moment, media=example / "media") as simulator,
        Store.open(state_folder(folder)) as store,
    ):
        address = simulator.start()
        environ = {"X_BEARER_TOKEN": "demo", "X_API_BASE": address, "X_MEDIA_BASE": f"{address}/media"}
        settings = x_api.settings_from(environ, pipeline.open_town(folder).town)
        with counting("Fetching") as progress:
            posts = x_api.fetch(settings, store, now=moment, since=moment - YEAR)
            tally = intake.take_in(store, posts, progress)
            intake.fetch_photos(store, media.settings_from(environ), folder, progress)
        store.set_fetched_at(moment)
    return tally.sentence()


def _summary(judged: list[Case], folder: Path) -> None:
    table = Table(title="Villacorva's public record", show_header=False, title_justify="left")
    counts = {status: sum(case.status is status for case in judged) for status in Status}
    table.add_row("cases", str(len(judged) - counts[Status.NOT_A_CASE]))
    for status in (Status.RESOLVED, Status.ACKNOWLEDGED, Status.OPEN, Status.DECLINED):
        table.add_row(f"  {status}", str(counts[status]))
    table.add_row("thanks", str(sum(len(case.kudos) for case in judged)))
    table.add_row("for staff to look at", str(sum(case.needs_review for case in judged)))
    Console(stderr=True).print(table)
    say(f"The site is in {folder / 'site'}. To look at it: concejo serve --town {folder}")
