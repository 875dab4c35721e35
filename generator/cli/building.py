"""`concejo build` and `concejo serve`: MkDocs runs as a child, its plugin does the work."""

import os
import subprocess
import sys
from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import town_folder
from generator.cli.voice import say
from generator.domain.errors import TownError


def mkdocs(folder: Path, *arguments: str) -> int:
    """Run MkDocs in a town's folder; return its exit code, which is Concejo's own where the plugin found a fault."""
    if not (folder / "mkdocs.yml").is_file():
        raise TownError(f"{folder} has no mkdocs.yml.", "Run this in a town's folder, or name one with --town.")
    environment = {**os.environ, "CONCEJO_EXIT_CODES": "1", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments, "-f", "mkdocs.yml"]
    return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


@click.command()
@town_folder
def build(folder: Path) -> int:
    """Build the whole site and swap it in."""
    code = mkdocs(folder, "build", "--quiet")
    if code == 0:
        say(pipeline.describe_state(folder))
    return code


@click.command()
@town_folder
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(folder: Path, port: int) -> int:
    """Serve the site on this machine; pages reload when a file in site_src changes."""
    return mkdocs(folder, "serve", "--dev-addr", f"127.0.0.1:{port}")
