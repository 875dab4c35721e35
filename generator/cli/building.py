"""`concejo build` and `concejo serve`: MkDocs runs as a child, its plugin does the work.

So this room loads next to nothing itself.
"""

import os
import subprocess
import sys
from pathlib import Path

import click

from generator.cli.options import town_folder
from generator.cli.voice import say
from generator.domain.errors import TownError
from generator.store import Store, state_folder


def mkdocs(folder: Path, *arguments: str) -> int:
    """Run MkDocs in a town's folder; return its exit code, which is Concejo's own where the plugin found a fault."""
    if not (folder / "mkdocs.yml").is_file():
        raise TownError(f"{folder} has no mkdocs.yml.", "Run this in a town's folder, or name one with --town.")
    environment = {**os.environ, "CONCEJO_EXIT_CODES": "1", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments, "-f", "mkdocs.yml"]
    return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


def describe_state(folder: Path) -> str:
    """One line for the person who built: how much there is, and how old it is."""
    with Store.open(state_folder(folder)) as store:
        as_of = store.fetched_at()
        if as_of is None:
            return (
                "The site is built, but nothing was fetched yet: `concejo fetch` or `concejo import` brings cases in."
            )
        return f"The site is built from {store.count_posts():,} posts, as of {as_of:%Y-%m-%d %H:%M} UTC."


@click.command()
@town_folder
def build(folder: Path) -> int:
    """Build the whole site and swap it in."""
    code = mkdocs(folder, "build", "--quiet")
    if code == 0:
        say(describe_state(folder))
    return code


@click.command()
@town_folder
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(folder: Path, port: int) -> int:
    """Serve the site on this machine; pages reload when a file in site_src changes."""
    return mkdocs(folder, "serve", "--dev-addr", f"127.0.0.1:{port}")
