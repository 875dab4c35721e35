"""`concejo fetch` and `concejo import`: posts come in."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from generator import intake, media, pipeline
from generator.cli.erasing import erasing_without_a_town
from generator.cli.foretelling import foretell
from generator.cli.options import Dollars, Moment, now_option, town_folder
from generator.cli.progress import counting
from generator.cli.voice import say
from generator.domain.errors import AccessError, BudgetError, ConcejoError, ProtocolError, UnreachableError
from generator.sources import x_api
from generator.sources.x_api import XSource
from generator.store import Store, state_folder


@click.command()
@town_folder
@click.option(
    "--backfill",
    "since",
    type=Moment(),
    envvar="CONCEJO_BACKFILL",
    help="Read the full archive since this day, not the last 7 days; says first what it will cost.",
)
@click.option("--budget", type=Dollars(), help="What this run may cost at most, in US dollars.")
@click.option("--dry-run", is_flag=True, help="Say what would be read and what it would cost; store no post.")
@click.option("--confirm-erasure", is_flag=True, help="Erase even if so much is gone that it looks like an outage.")
@now_option
def fetch(
    folder: Path,
    since: datetime | None,
    budget: int | None,
    dry_run: bool,
    confirm_erasure: bool,
    now: datetime | None,
) -> None:
    """Fetch new posts from X (needs X_BEARER_TOKEN), and erase what is gone there."""
    now = now or datetime.now(UTC)
    with erasing_without_a_town(folder, now, confirmed=confirm_erasure):
        town = pipeline.town_of(folder)
    settings = x_api.settings_from(os.environ, town)
    with Store.open(state_folder(folder)) as store:
        source = x_api.XSource(settings, store, now, since, budget)
        for step in source.plan():
            say(step.sentence)
        if dry_run or since is not None:
            foretell(source, store, check=not dry_run)
        if not dry_run:
            _fetch(folder, store, source, confirmed=confirm_erasure)


def _fetch(folder: Path, store: Store, source: XSource, *, confirmed: bool) -> None:
    """Everything that a run changes. What broke off is raised at the end: what is gone leaves all the same."""
    fault = _take_in(store, source)
    reachable = fault is None or isinstance(fault, BudgetError)
    with counting("Looking for what is gone") as progress:
        erased = intake.erase_gone(
            store, folder, source=source if reachable else None, progress=progress, confirmed=confirmed
        )
    if erased.sentence():
        say(erased.sentence())
    if reachable:
        _fetch_photos(folder, store)
    broken_off = fault or erased.fault
    if broken_off:
        raise broken_off


def _take_in(store: Store, source: XSource) -> ConcejoError | None:
    """Take in what is new; returns what the run broke off with."""
    fault = None
    try:
        with counting("Fetching posts") as progress, pipeline.looking_for_rubbish_seldom():
            say(intake.take_in(store, source.posts(), progress).sentence())
    except (AccessError, ProtocolError, UnreachableError) as error:
        fault = error
    # A first fetch that broke off has brought posts all the same: the site must not call itself empty.
    if fault is None or (store.fetched_at() is None and store.count_posts()):
        store.set_fetched_at(source.now)
    return fault


def _fetch_photos(folder: Path, store: Store) -> None:
    with counting("Fetching photos") as progress:
        photos = intake.fetch_photos(store, media.settings_from(os.environ), folder, progress)
    if photos.failed:
        say(f"{photos.failed} photos could not be fetched; their cases are published without them.")


@click.command(name="import")
@town_folder
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(folder: Path, files: tuple[Path, ...]) -> None:
    """Take in posts from FILES of X API v2 responses (JSON or JSON Lines), without any network."""
    town = pipeline.town_of(folder)
    with Store.open(state_folder(folder)) as store:
        with counting("Reading posts") as progress:
            tally = intake.import_files(store, files, progress, country=town.country)
        say(tally.sentence())
