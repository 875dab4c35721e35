"""What staff are told in their own language: every sentence of the checks, the stubs and the schemas."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from generator.townfiles import schemas
from generator.townfiles.saying import Speech, said

ROOM = Path(__file__).parents[2] / "generator" / "townfiles"
LANGUAGES = ("de", "es")
GAP = re.compile(r"%\((\w+)\)s")
CODE = re.compile(r"`[^`]*`")


def sentences() -> set[str]:
    """Every sentence that the room can say."""
    found = extract_from_dir(str(ROOM), method_map=[("**.py", "python")], keywords={"said": None})
    return {message for _, _, message, _, _ in found if isinstance(message, str)} | set(descriptions())


def descriptions() -> Iterator[str]:
    """What editors show beside keys."""
    for text in schemas("en").values():
        yield from _described(json.loads(text))


def _described(part: object) -> Iterator[str]:
    for key, each in part.items() if isinstance(part, dict) else enumerate(part if isinstance(part, list) else ()):
        if key == "description" and isinstance(each, str):
            yield each
        else:
            yield from _described(each)


def catalogue(language: str) -> Catalog:
    return read_po(BytesIO((ROOM / "locale" / language / "LC_MESSAGES" / "concejo.po").read_bytes()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_sentence_and_no_other(language: str) -> None:
    assert {message.id for message in catalogue(language) if message.id} == sentences()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_with_the_same_gaps_and_the_same_code(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        english, translated = str(message.id), str(message.string)
        assert translated, english
        assert not message.fuzzy, english
        assert set(GAP.findall(translated)) == set(GAP.findall(english)), english
        assert set(CODE.findall(translated)) == set(CODE.findall(english)), english
        assert "%" not in GAP.sub("", translated), english


def test_there_is_no_half_translated_catalogue_besides() -> None:
    assert {folder.name for folder in (ROOM / "locale").iterdir()} == set(LANGUAGES)


def test_a_sentence_in_a_gap_is_translated_too() -> None:
    inside = said("did you mean '%(choice)s'?", choice="case")
    whole = said("%(word)s is not a key here: %(advice)s", word="'caso'", advice=inside)
    assert whole.within(Speech("es")) == "'caso' no es una clave de aquí: ¿quería decir 'case'?"
    assert whole.within(Speech("fr")) == str(whole) == "'caso' is not a key here: did you mean 'case'?"
    assert whole.within(Speech("../../etc")) == str(whole)
