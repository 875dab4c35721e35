"""The word lists themselves, and how their entries match."""

import pytest

from generator.casework.hearing import Reader, listen
from generator.casework.phrases import Phrases
from generator.casework.taking_apart import take_apart
from generator.domain.words import Words
from tests.builders import a_post
from tests.casework.telling import WORDS


def heard(entry: str, text: str) -> list[str]:
    reading = take_apart(a_post(1, text))
    hits = listen(reading, Phrases([Words("xx", {"list": (entry,)})])).get("xx", {}).get("list", [])
    return [reading.quote(hit) for hit in hits]


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        ("está arreglada", "Ya ESTA   arreglada.", ["esta arreglada"]),
        ("don't work", "they dont work", ["dont work"]),
        ("don't work", "they don’t work", ["dont work"]),
        ("für", "FÜR alle", ["fur"]),
        ("repair*", "repaired, repairs", ["repaired", "repairs"]),
        ("repair", "repaired", []),
        ("fix it", "fix, it", ["fix it"]),
        ("fix it", "fix. It", []),
        ("(a|b c)? d", "d; a d; b c d", ["d", "a d", "d", "b c d", "d"]),
        ("(so|very (very)?) good", "very very good", ["very very good", "very good"]),
        ("no ... luz", "no hay más luz", ["no hay mas luz"]),
        ("no ... luz", "no luz", ["no luz"]),
        ("no ... luz", "no a b c d e luz", []),
        ("at <n>", "at 7 or at seven", ["at 7"]),
        ("^yes", "yes, yes sir and yes", ["yes", "yes"]),
        ("we (have|'ve) done", "we've done, weve done, we have done", ["weve done", "weve done", "we have done"]),
        ("(it|that)('s| is) on", "It's on; that is on; its on", ["its on", "that is on", "its on"]),
        ("what('s)? up", "What's up, what up", ["whats up", "what up"]),
        ("yes$", "yes sir, yes", ["yes"]),
        ("❤", "so ❤️ nice", ["❤"]),
        ("👏", "👏🏽👏🏿", ["👏", "👏"]),
        ("ayto", "@ayto hola @ayto", []),
        ("x", "https://x.example/x x@x.example", []),
    ],
)
def test_how_an_entry_matches(entry: str, text: str, found: list[str]) -> None:
    assert heard(entry, text) == found


@pytest.mark.parametrize("entry", ["(a", "a)", "(a|b", "a) b"])
def test_unbalanced_brackets_are_an_error_that_names_the_entry(entry: str) -> None:
    with pytest.raises(ValueError, match="unbalanced brackets"):
        Phrases([Words("xx", {"list": (entry,)})])


def test_every_language_has_the_same_lists() -> None:
    names = {language: set(words.lists) for language, words in WORDS.items()}
    assert set(names) >= {"es", "de", "en"}
    differing = {language: lists ^ names["en"] for language, lists in names.items() if lists != names["en"]}
    assert differing == {}


def test_a_new_language_is_only_data() -> None:
    catalan = {"ca": Words("ca", {"thanks": ("gràcies", "moltes gràcies")})}
    reading = Reader(catalan).read(a_post(1, "Moltes gràcies!", lang="ca"))
    assert (reading.language, reading.heard("thanks")) == ("ca", True)


def test_a_flood_of_strange_words_does_not_fill_the_memory() -> None:
    phrases = Phrases([Words("xx", {"list": ("a ... b",)})])
    for flood in range(30):
        phrases.kinds([f"w{flood}_{number}" for number in range(10_000)])
    assert len(phrases._kinds) <= 110_000  # noqa: SLF001
