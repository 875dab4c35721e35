"""Sentences that people are told in their own language: English in the code, other languages in locale/."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from io import BytesIO

from babel.messages.pofile import read_po

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with gaps like %(word)s and what fills them; a sentence may fill a gap of another."""

    english: str
    gaps: "Mapping[str, str | int | Said]" = field(default_factory=dict)

    def within(self, translate: Translate) -> str:
        """The whole sentence in the language that `translate` speaks."""
        sentence = translate(self.english)
        if not self.gaps:
            return sentence
        return sentence % {
            gap: filling.within(translate) if isinstance(filling, Said) else filling
            for gap, filling in self.gaps.items()
        }

    def __str__(self) -> str:
        return self.within(str)


def said(english: str, **gaps: str | int | Said) -> Said:
    """A sentence to be told later. Its English words are the key in locale/*/LC_MESSAGES/concejo.po."""
    return Said(english, gaps)


class Speech:
    """A language to tell things in. Its catalogue is read when the first sentence is told: most towns have no mistake.

    A language without a catalogue, and a sentence that a catalogue lacks, are told in English.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language

    def __call__(self, english: str) -> str:
        """The sentence in this language, its gaps unfilled."""
        return self._sentences.get(english) or english

    @cached_property
    def _sentences(self) -> Mapping[str, str]:
        file = resources.files("generator.townfiles") / "locale" / self.language / "LC_MESSAGES" / "concejo.po"
        if not self.language.isalpha() or not file.is_file():
            return {}
        messages = read_po(BytesIO(file.read_bytes()))
        return {
            message.id: message.string
            for message in messages
            if isinstance(message.id, str) and isinstance(message.string, str) and not message.fuzzy
        }
