"""Reads the words of the languages: lists that belong to Concejo, one file a language."""

from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from generator.domain.errors import TownError
from generator.domain.words import Words
from generator.townfiles.documents import Document, read_document
from generator.townfiles.findings import one_of, shown
from generator.townfiles.nodes import Listing, Node, Scalar, Table


def words_folder() -> Path:
    """Where Concejo's own word lists lie."""
    return Path(str(resources.files("generator") / "casework" / "words"))


def available_languages(folder: Path) -> tuple[str, ...]:
    """The languages that have a file in the folder, in alphabetical order."""
    return tuple(sorted(file.stem for file in folder.glob("*.yml")))


def read_words(folder: Path, languages: Iterable[str]) -> dict[str, Words]:
    """The words of these languages. Raises TownError for a language without a file, and for a file that is wrong."""
    return {language: _words(folder, language) for language in languages}


def _words(folder: Path, language: str) -> Words:
    available = available_languages(folder)
    if language not in available:
        raise TownError(f"There are no words for the language {shown(language)}.", f"{one_of(available)}.".capitalize())
    document = read_document(folder, f"{language}.yml")
    if document.findings:
        raise TownError(str(document.findings[0].within(document.path)), "Mend the word list.")
    if not isinstance(document.root, Table):
        raise _wrong(document, document.root)
    lists = {key: entry.value for key, entry in document.root.entries.items()}
    declared = lists.pop("language", None)
    if not isinstance(declared, Scalar) or declared.text != language:
        raise _wrong(document, declared or document.root, f"write `language: {language}`, as the file is called")
    return Words(language, {name: _list(document, value) for name, value in lists.items()})


def _list(document: Document, value: Node) -> tuple[str, ...]:
    if isinstance(value, Listing):
        words = tuple(item.text for item in value.items if isinstance(item, Scalar) and item.text)
        if len(words) == len(value.items):
            return words
    raise _wrong(document, value)


def _wrong(document: Document, node: Node | None, what: str = "write a list of words, each a text") -> TownError:
    line = node.mark.line if node else 1
    return TownError(f"{document.path}:{line}: the word list is wrong.", f"{what.capitalize()}.")
