"""Titles: short, plain, harmless."""

import pytest

from generator.casework.titles import LONGEST, title_of
from tests.builders import a_post


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("@ayto @luces la farola está rota. Gracias.", "la farola está rota."),
        ("@ayto #bache en la calle Real", "en la calle Real"),
        ("No hay luz\n\nen la   calle\tOlmo", "No hay luz en la calle Olmo"),
        ("Mirad https://t.co/abc qué bache", "Mirad qué bache"),
        ("¡Hola! La fuente está seca desde ayer.", "¡Hola! La fuente está seca desde ayer."),
        ("La farola está rota @luces #calleOlmo", "La farola está rota"),
        ("dice \u202eatoR\u202c \u0007la farola", "dice atoR la farola"),
        ("@ayto", ""),
        ("👏👏👏", ""),
        ("", ""),
        ("👨‍👩‍👧 perdidos en la plaza", "👨‍👩‍👧 perdidos en la plaza"),
    ],
)
def test_the_title_is_the_first_sentence(text: str, title: str) -> None:
    assert title_of(a_post(1, text)) == title


def test_a_long_sentence_is_cut_after_a_word() -> None:
    title = title_of(a_post(1, "la farola de la calle " + "larguísima " * 30))
    assert title.endswith("larguísima…")
    assert len(title) <= LONGEST


def test_a_word_without_end_is_cut_anyway() -> None:
    assert title_of(a_post(1, "x" * 25_000)) == "x" * (LONGEST - 1) + "…"
