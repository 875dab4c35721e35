"""Edge: the files that people write. A strict YAML reader with line marks, forms, check rules, JSON Schemas."""

from generator.townfiles.demo_folder import lay_out_demo
from generator.townfiles.package_data import catalogue, example_moment
from generator.townfiles.reading import TownFiles, read_town
from generator.townfiles.rules import RULES
from generator.townfiles.schemas import schemas
from generator.townfiles.travelling import travelling
from generator.townfiles.words import available_languages, read_words, words_folder

__all__ = [
    "RULES",
    "TownFiles",
    "available_languages",
    "catalogue",
    "example_moment",
    "lay_out_demo",
    "read_town",
    "read_words",
    "schemas",
    "travelling",
    "words_folder",
]
