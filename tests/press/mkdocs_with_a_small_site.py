"""Runs MkDocs with Concejo's plugin and a small pipeline of its own: six pages for each language, no state.

`python -m tests.press.mkdocs_with_a_small_site [--crash FUNCTION N] MKDOCS-ARGUMENTS…`, in a town's folder. With
`--crash` the process kills itself (SIGKILL) just before the Nth call of FUNCTION (`rename` or `rmtree`) of the swap.
"""

import os
import shutil
import signal
import sys
import types
from collections.abc import Callable, Collection
from html import escape
from pathlib import Path
from typing import Any

from generator.domain.errors import BuildError
from generator.domain.towns import Town
from generator.press import Press
from generator.site.page import Page
from generator.townfiles import TownFiles, read_town

HOSTILE = '<script>alert(1)</script> <!--concejo:body--> {{ town.name }} href="/nowhere/" \ud83d'


def press_site(folder: Path, tree: Path, chromes: dict[str, str], base_path: str, site_url: str, serving: bool) -> None:
    """Press the small site."""

    def navigation(language: str, path: str, written_in: Collection[str]) -> str:
        links = "".join(f'<a href="{base_path}{prefix(language)}{place}">{place or "home"}</a> ' for place in PLACES)
        return f'<nav class="cj-nav" data-written-in="{",".join(written_in)}"><p>{links}</p></nav>'

    def prefix(language: str) -> str:
        return "" if language == next(iter(chromes)) else f"{language}/"

    press = Press(
        tree,
        chromes,
        base_path=base_path,
        site_url=site_url,
        navigation=navigation,
        media=folder / ".concejo" / "media",
        serving=serving,
    )
    if (folder / "crash").exists():
        raise BuildError("The house style is missing.", "Bring it back.")
    for language in chromes:
        for place in PLACES:
            path = f"{prefix(language)}{place}index.html"
            extra = (folder / "extra.html").read_text(encoding="utf-8") if (folder / "extra.html").exists() else ""
            press.stamp(
                Page(
                    path=path,
                    language=language,
                    head=f'<title>{place}</title><link rel="canonical" href="{site_url}{prefix(language)}{place}">',
                    nav=navigation(language, path, chromes),
                    heading=f"<h1>{escape(place)}</h1>",
                    body=f'<p id="words">{escape(HOSTILE)}</p><a href="#words">here</a>{extra}',
                    marker=place in {"", "about/"},
                )
            )
    press.finish()


PLACES = ("", "cases/", "cases/1/", "thanks/", "figures/", "about/")


def open_town(folder: Path) -> TownFiles:
    """The real town files, without what the store knows."""
    files = read_town(folder, languages=("es", "de", "en"))
    assert isinstance(files.town, Town), files.problems
    return files


def crash_before(function: str, number: int) -> None:
    """Let the process die in the middle of the swap, as `kill -9` or a power cut would."""
    owner: Any = {"rename": Path, "rmtree": shutil}[function]
    real: Callable[..., Any] = getattr(owner, function)
    calls = 0

    def dying(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)

    setattr(owner, function, dying)


def main(arguments: list[str]) -> None:
    """Put the small pipeline where the plugin looks for the real one, and run MkDocs."""
    if arguments[:1] == ["--crash"]:
        crash_before(arguments[1], int(arguments[2]))
        arguments = arguments[3:]
    small: Any = types.ModuleType("generator.pipeline")
    small.press_site, small.open_town = press_site, open_town
    sys.modules["generator.pipeline"] = small
    import generator

    generator.pipeline = small  # type: ignore[attr-defined]
    from mkdocs.__main__ import cli

    cli(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
