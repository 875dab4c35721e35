"""The word lists of the languages."""

from pathlib import Path

import pytest

from generator.domain.errors import TownError
from generator.townfiles import available_languages, read_words, words_folder


def test_all_our_word_lists_load() -> None:
    languages = available_languages(words_folder())
    assert {"es", "de", "en"} <= set(languages)
    for language, words in read_words(words_folder(), languages).items():
        assert words.language == language
        assert words.lists
        assert all(entry.strip() for entries in words.lists.values() for entry in entries)


def test_a_word_list_is_read_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "ca.yml").write_text(
        "language: ca\ndone: [ja està, 'NO']\nthanks:\n- moltes mercès\nnone: []\n", "utf-8"
    )
    words = read_words(tmp_path, ["ca"])["ca"]
    assert words["done"] == ("ja està", "NO")
    assert words["thanks"] == ("moltes mercès",)
    assert words["none"] == words["unheard of"] == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("language: es\ndone: []\n", "ca.yml:1"),
        ("done: []\n", "language: ca"),
        ("language: ca\ndone: fet\n", "ca.yml:2"),
        ("language: ca\ndone:\n- fet\n- [llest]\n", "ca.yml:3"),
        ("language: ca\ndone: [fet, '']\n", "ca.yml:2"),
        ("language: ca\ndone: [*fet]\n", "Y010"),
        ("- fet\n", "ca.yml:1"),
    ],
)
def test_a_wrong_word_list_is_told_with_its_line(tmp_path: Path, text: str, part: str) -> None:
    (tmp_path / "ca.yml").write_text(text, "utf-8")
    with pytest.raises(TownError) as fault:
        read_words(tmp_path, ["ca"])
    assert part in str(fault.value).replace("Write `l", "l")


def test_a_language_without_words_is_told_which_there_are(tmp_path: Path) -> None:
    (tmp_path / "ca.yml").write_text("language: ca\n", "utf-8")
    with pytest.raises(TownError, match=r"'tlh'.*one of ca"):
        read_words(tmp_path, ["tlh"])
