"""Edge: the files that people write. A strict YAML reader with line marks, forms, check rules, JSON Schemas."""

from generator.townfiles.demo_folder import lay_out_demo
from generator.townfiles.package_data import catalogue, example_moment
from generator.townfiles.reading import TownFiles, read_town
from generator.townfiles.record_checks import Record
from generator.townfiles.references import named_case
from generator.townfiles.rules import RULES
from generator.townfiles.saying import Speech
from generator.townfiles.schemas import schemas
from generator.townfiles.stubs import annotated_in, stub_of, write_stub
from generator.townfiles.summaries import held_post, stranger, summary_of, to_review
from generator.townfiles.travelling import travelling
from generator.townfiles.words import available_languages, read_words, words_folder

__all__ = [
    "RULES",
    "Record",
    "Speech",
    "TownFiles",
    "annotated_in",
    "available_languages",
    "catalogue",
    "example_moment",
    "held_post",
    "lay_out_demo",
    "named_case",
    "read_town",
    "read_words",
    "schemas",
    "stranger",
    "stub_of",
    "summary_of",
    "to_review",
    "travelling",
    "words_folder",
    "write_stub",
]
