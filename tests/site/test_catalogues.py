import re
from collections.abc import Iterator, Sequence
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from generator.site import translations_from
from tests.site.library import ROOM

LANGUAGES = ("es", "de")
NAME = re.compile(r"%\((\w+)\)s")
Message = str | tuple[str, ...]


def messages() -> Iterator[Message]:
    """Every sentence of the templates and of the builders, as gettext would look it up."""
    found = extract_from_dir(
        str(ROOM),
        method_map=[("**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")],
        options_map={"templates/**.html": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}},
        keywords={"gettext": None, "ngettext": (1, 2)},
    )
    for _, _, message, _, _ in found:
        yield message if isinstance(message, str) else tuple(message)


def forms_of(string: str | Sequence[str] | None) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string or ("",))


def catalogue(language: str) -> Catalog:
    return read_po(BytesIO((ROOM / "locale" / language / "LC_MESSAGES" / "concejo.po").read_bytes()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_sentence_and_no_other(language: str) -> None:
    translated = {message.id for message in catalogue(language) if message.id}
    assert translated == set(messages())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_and_sure(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        assert all(forms_of(message.string)), message.id
        assert not message.fuzzy, message.id
        assert not list(message.check()), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_uses_the_same_names_and_could_never_be_code(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        wanted = set(NAME.findall(forms_of(message.id)[-1]))
        for form in forms_of(message.string):
            assert set(NAME.findall(form)) == wanted, form
            assert not re.search(r"[{}<>]", form), form


def test_there_is_no_half_translated_catalogue_besides() -> None:
    assert {folder.name for folder in (ROOM / "locale").iterdir()} == set(LANGUAGES)


def test_translations_are_read_from_what_translators_edit() -> None:
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Fixed"\nmsgstr "Ñapa"\n\n'
    fuzzy = '#, fuzzy\nmsgid "Open"\nmsgstr "Abierta"\n'
    say = translations_from((po + fuzzy).encode())
    assert say.gettext("Fixed") == "Ñapa"
    assert say.gettext("Open") == "Open"
    assert say.gettext("Unknown") == "Unknown"
