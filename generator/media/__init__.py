"""Photos come in here: from the source's own hosts only, and rebuilt from their pixels before anybody sees them."""

from generator.media.cleaning import clean
from generator.media.downloading import download
from generator.media.gathering import Missing, gather
from generator.media.keeping import discard, files_of, tidy
from generator.media.settings import MediaSettings, settings_from

__all__ = [
    "MediaSettings",
    "Missing",
    "clean",
    "discard",
    "download",
    "files_of",
    "gather",
    "settings_from",
    "tidy",
]
