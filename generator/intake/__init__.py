"""What brings posts and photos into the state, and takes them out again.

A room of its own: a build needs neither X nor a network.
"""

from generator.intake.erasing import Erased, erase_gone, erase_ids
from generator.intake.photos import Photos, fetch_photos
from generator.intake.taking_in import Progress, Tally, import_files, take_in
from generator.intake.wishes import Person, hide_case, object_to_account, unhide_case, withdraw_objection

__all__ = [
    "Erased",
    "Person",
    "Photos",
    "Progress",
    "Tally",
    "erase_gone",
    "erase_ids",
    "fetch_photos",
    "hide_case",
    "import_files",
    "object_to_account",
    "take_in",
    "unhide_case",
    "withdraw_objection",
]
