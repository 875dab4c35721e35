"""Keep the figures of docs/judgement.md what `concejo evaluate` prints.

`python -m tests.judgement_figures write` renews them, `… check` compares; both need the folder of real input that
CONCEJO_REAL_DATA names. A block stands between `<!-- figures: NAME -->` and `<!-- end -->`.
"""

import json
import os
import re
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from generator import __version__
from tests.running import a_minimal_town, concejo

DOCUMENT = Path(__file__).parent.parent / "docs" / "judgement.md"
BLOCK = re.compile(r"<!-- figures: (?P<name>\w+) -->\n.*?<!-- end -->", re.DOTALL)
DATED = re.compile(r"^Measured on .*$", re.MULTILINE)


def printed(real_data: Path) -> dict[str, str]:
    """What the documented commands print, by the name of their block."""
    threads, texts = real_data / "real_threads", real_data / "gratitude_en"
    with tempfile.TemporaryDirectory() as scratch:
        town = a_minimal_town(Path(scratch), *json.loads((threads / "staff_accounts.json").read_text()))
        _out_of(town, "import", threads / "search_pages.jsonl")
        names = ("--format", "goemotions", "--labels", texts / "labels.txt")
        return {
            "threads": _out_of(town, "evaluate", threads / "labels.jsonl", "--brief"),
            "goemotions": _out_of(town, "evaluate", texts / "goemotions_dev.tsv", *names, "--brief"),
        }


def documented(text: str) -> dict[str, str]:
    """What the document shows, by the name of the block."""
    return {match["name"]: match[0].split("```")[1].removeprefix("text\n") for match in BLOCK.finditer(text)}


def renewed(text: str, figures: Mapping[str, str]) -> str:
    """The document with these figures in its blocks."""

    def block(match: re.Match[str]) -> str:
        name = match["name"]
        return f"<!-- figures: {name} -->\n```text\n{figures[name]}```\n<!-- end -->"

    return BLOCK.sub(block, text)


def main(what: str) -> int:
    """Renew or compare; 1 where the document does not show what is printed."""
    text, figures = DOCUMENT.read_text(encoding="utf-8"), printed(Path(os.environ["CONCEJO_REAL_DATA"]))
    if what == "check":
        return int(documented(text) != figures)
    today = f"Measured on {datetime.now(UTC):%d %B %Y} with Concejo {__version__}."
    DOCUMENT.write_text(DATED.sub(today, renewed(text, figures)), encoding="utf-8")
    return 0


def _out_of(town: Path, *arguments: str | Path) -> str:
    done = concejo(*arguments, cwd=town)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
