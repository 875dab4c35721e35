"""docs/judgement.md shows what the commands in it print."""

import os
from pathlib import Path

import pytest

from tests.judgement_figures import DOCUMENT, documented, printed, renewed


@pytest.mark.real_data
def test_the_documented_figures_are_those_that_are_printed_now(real_data: Path) -> None:
    assert documented(DOCUMENT.read_text(encoding="utf-8")) == printed(real_data), "run `make judgement`"


def test_renewing_puts_every_figure_where_it_is_read_again() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    figures = {name: f"{name} is 1.000{os.linesep}" for name in documented(text)}
    assert set(figures) == {"threads", "goemotions"}
    assert documented(renewed(text, figures)) == figures


def test_the_documented_figures_name_no_conversation() -> None:
    assert not [word for word in DOCUMENT.read_text(encoding="utf-8").split() if word.isdecimal() and len(word) > 9]
