"""Interface languages: catalogues as translators edit them, locales, and what languages call themselves."""

from gettext import GNUTranslations
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

EUROPEAN = "150"
"""CLDR's number for Europe: its English writes the day first and counts the hours to 24."""


def translations_from(po: bytes) -> GNUTranslations:
    """The translations of a .po file's bytes (UTF-8); fuzzy and empty entries fall back to the English message."""
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(po)))
    compiled.seek(0)
    return GNUTranslations(compiled)


def locale_of(language: str, country: str) -> Locale:
    """How a language writes dates and numbers: as in the town's country if it is at home there, else as in Europe."""
    at_home = language in get_official_languages(country.upper(), regional=True, de_facto=True)
    for name in (f"{language}_{country.upper() if at_home else EUROPEAN}", language):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")


def own_name(language: str) -> str:
    """What speakers of a language call it: "Deutsch", "Español"."""
    locale = locale_of(language, "")
    name = locale.get_language_name(language) or language
    return name[:1].upper() + name[1:]
