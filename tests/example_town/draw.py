"""Draws the town's photos and avatars into the example town's media folder.

python -m tests.example_town.draw [name …]
"""

import sys
from collections.abc import Callable, Mapping

from tests.example_town.drawing import alley, night, park, street, water
from tests.example_town.drawing.avatars import avatar, save_avatar
from tests.example_town.drawing.brush import Brush
from tests.example_town.script import FOLDER, people

HOST = FOLDER / "media" / "pbs.twimg.com"
MEDIA, AVATARS = HOST / "media", HOST / "profile_images"
SCENES: Mapping[str, Callable[[], Brush]] = {
    "lamp_out": night.lamp_out,
    "lamp_lit": night.lamp_lit,
    "pothole": street.pothole,
    "pothole_mended": street.pothole_mended,
    "bin_full": street.bin_full,
    "bin_clean": street.bin_clean,
    "fountain_dry": water.fountain_dry,
    "fountain_running": water.fountain_running,
    "mattress": alley.mattress,
    "corner_clean": alley.corner_clean,
    "swing_broken": park.swing_broken,
    "swing_mended": park.swing_mended,
    "lost_dog": park.lost_dog,
}


def main(names: list[str]) -> None:
    """Draw the photos of these names; without names all of them, and the avatars."""
    for name in names or SCENES:
        SCENES[name]().save_photo(MEDIA / f"{name}.jpg")
    for person in () if names else people().values():
        save_avatar(avatar(*person.avatar), AVATARS / f"{person.handle}.png")


if __name__ == "__main__":
    main(sys.argv[1:])
