"""Erasures always go through: also where the files that the town wrote are broken."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import intake
from generator.cli.progress import counting
from generator.cli.voice import say
from generator.domain.errors import TownError
from generator.domain.towns import Town
from generator.sources import x_api
from generator.store import Store, state_folder

# Asking what is gone takes X's token, and nothing that the town wrote.
NO_TOWN = Town(name="", languages=("en",), timezone=ZoneInfo("UTC"), accounts=("x",))


@contextmanager
def erasing_without_a_town(folder: Path, now: datetime, *, confirmed: bool) -> Iterator[None]:
    """Erase what is gone at X where the block finds the town's files broken, then raise what it raised."""
    try:
        yield
    except TownError:
        if state_folder(folder).is_dir():
            _erase(folder, now, confirmed=confirmed)
        raise


def _erase(folder: Path, now: datetime, *, confirmed: bool) -> None:
    settings = x_api.settings_from(os.environ, NO_TOWN)
    with Store.open(state_folder(folder)) as store, counting("Looking for what is gone") as progress:
        source = x_api.XSource(settings, store, now)
        erased = intake.erase_gone(store, folder, source=source, progress=progress, confirmed=confirmed)
    for told in (erased.sentence(), str(erased.fault or "")):
        if told:
            say(told)
