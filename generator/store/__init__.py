"""The state: one SQLite file that remembers every post, account and picture between runs."""

from generator.store.saving import Saved
from generator.store.store import Store, state_folder

__all__ = ["Saved", "Store", "state_folder"]
