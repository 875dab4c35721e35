"""Options that several verbs share."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from generator.domain.reads import parse_dollars

Verb = Callable[..., Any]

town_folder: Callable[[Verb], Verb] = click.option(
    "--town",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="the current folder",
    help="The folder that holds mkdocs.yml and site_src/.",
)


class Moment(click.ParamType[datetime]):
    """A day (2026-10-21) or a moment (2026-10-21T06:00:00Z); without a zone it is UTC."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Parse ISO 8601."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a time: write it like 2026-10-21 or 2026-10-21T06:00:00Z", param, ctx)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


class Dollars(click.ParamType[int]):
    """An amount of US dollars (2.50), kept as millionths of one, so that nothing is lost by rounding."""

    name = "usd"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Parse a decimal number with up to six places."""
        if isinstance(value, int):
            return value
        try:
            return parse_dollars(value)
        except ValueError:
            self.fail(f"{value!r} is not an amount in US dollars: write it like 2.50", param, ctx)


now_option: Callable[[Verb], Verb] = click.option(
    "--now", type=Moment(), default=None, help="Take this for the present moment (default: the clock)."
)
