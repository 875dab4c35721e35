"""The verbs and the rooms that hold them. A room is loaded when its verb is used: a build need not load tweepy."""

import importlib
from typing import Any

import click

ROOMS = {
    "fetch": ("collecting", "fetch"),
    "import": ("collecting", "import_"),
    "check": ("asking", "check"),
    "cases": ("showing", "cases"),
    "explain": ("explaining", "explain"),
    "review": ("annotating", "review"),
    "annotate": ("annotating", "annotate"),
    "evaluate": ("evaluating", "evaluate"),
    "cost": ("costing", "cost"),
    "object": ("removing", "object_"),
    "hide": ("removing", "hide"),
    "build": ("building", "build"),
    "serve": ("building", "serve"),
    "demo": ("trying", "demo"),
    "simulate": ("simulating", "simulate"),
    "schema": ("asking", "schema"),
}


class Verbs(click.Group):
    """A group whose commands are found by name in their rooms."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Every verb, in the order of a town's life."""
        return list(ROOMS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the room of one verb; None for a word that is no verb."""
        if cmd_name not in ROOMS:
            return None
        room, name = ROOMS[cmd_name]
        found: Any = getattr(importlib.import_module(f"generator.cli.{room}"), name)
        return found if isinstance(found, click.Command) else None
