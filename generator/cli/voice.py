"""How the verbs speak: one plain line at a time, safe in a CI log."""

import re

import click

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """Text fit for one line of a CI log: nothing in it can start a workflow command or move the cursor."""
    line = CONTROL.sub(" ", text)
    return f"\u200b{line}" if line.lstrip().startswith("::") else line


def say(text: str) -> None:
    """Tell the person what happens, on standard error."""
    click.echo(one_line(text), err=True)


def complain(text: str) -> None:
    """Say what went wrong, on standard error."""
    click.echo(f"concejo: {one_line(text)}", err=True)


def result(text: str) -> None:
    """Print a line that another program may read, on standard output."""
    click.echo(text)
