"""`concejo fetch` and `concejo import`: posts come in."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from generator import intake, media, pipeline
from generator.cli.options import Moment, now_option, town_folder
from generator.cli.progress import counting
from generator.cli.voice import say
from generator.sources import x_api
from generator.store import Store, state_folder


@click.command()
@town_folder
@click.option(
    "--backfill",
    "since",
    type=Moment(),
    envvar="CONCEJO_BACKFILL",
    help="Read the full archive since this day, not the last 7 days.",
)
@now_option
def fetch(folder: Path, since: datetime | None, now: datetime | None) -> None:
    """Fetch new posts from X (needs X_BEARER_TOKEN)."""
    now = now or datetime.now(UTC)
    town = pipeline.town_of(folder)
    settings = x_api.settings_from(os.environ, town)
    with Store.open(state_folder(folder)) as store:
        if store.fetched_at() is None and since is None:
            say("Nothing was fetched before: reading afresh, the last seven days (--backfill DAY reads further back).")
        with counting("Fetching posts") as progress:
            try:
                tally = intake.take_in(store, x_api.fetch(settings, store, now=now, since=since), progress)
            finally:
                # A first fetch that broke off has brought posts all the same: the site must not call itself empty.
                if store.fetched_at() is None and store.count_posts():
                    store.set_fetched_at(now)
        store.set_fetched_at(now)
        say(tally.sentence())
        with counting("Fetching photos") as progress:
            photos = intake.fetch_photos(store, media.settings_from(os.environ), folder, progress)
        if photos.failed:
            say(f"{photos.failed} photos could not be fetched; their cases are published without them.")


@click.command(name="import")
@town_folder
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(folder: Path, files: tuple[Path, ...]) -> None:
    """Take in posts from FILES of X API v2 responses (JSON or JSON Lines), without any network."""
    pipeline.town_of(folder)
    with Store.open(state_folder(folder)) as store:
        with counting("Reading posts") as progress:
            tally = intake.import_files(store, files, progress)
        say(tally.sentence())
