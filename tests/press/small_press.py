"""A press with a frame of a few lines, for tests that need no theme."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from generator.press import Press
from generator.site.page import Page

FRAME = """<!doctype html>
<html lang="{language}">
<head>
<!--concejo:csp-->
{head}
</head>
<body>
<!--concejo:nav-->
<main id="content">
<article>
{body}
</article>
</main>
</body>
</html>
"""
CHROME = FRAME.replace("{head}", "<!--concejo:head-->").replace("{body}", "<!--concejo:body-->")
WRITTEN = FRAME.replace("{head}", "<title>T</title><!--concejo:alternates-->")


def a_press(tree: Path, *, languages: tuple[str, ...] = ("es", "de"), base_path: str = "/", **more: Any) -> Press:
    """A press over what lies in `tree` already."""

    def navigation(language: str, path: str, written_in: Collection[str]) -> str:
        return f'<nav data-at="{language} {path} {" ".join(written_in)}"></nav>'

    chromes = {language: CHROME.replace("{language}", language) for language in languages}
    site_url = f"https://town.example{base_path}"
    settings = {"base_path": base_path, "site_url": site_url, "navigation": navigation, **more}
    return Press(tree, chromes, **settings)


def a_page(path: str, body: str = "", **more: Any) -> Page:
    """A generated page in Spanish."""
    return Page(**{"path": path, "language": "es", "head": "", "nav": "", "body": body, **more})


def write(tree: Path, path: str, body: str = "<h1>Hand</h1>", frame: str = WRITTEN) -> None:
    """What MkDocs made of an editor's page."""
    file = tree / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(frame.replace("{language}", "es").replace("{body}", body), encoding="utf-8")
