"""The drawn photos and avatars are there, are what they should be, and come out of the script alike."""

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.example_town.draw import AVATARS, HOST, MEDIA, SCENES
from tests.example_town.drawing.avatars import avatar
from tests.example_town.script import people, photos
from tests.example_town.weave import PHOTO_SIZE

LARGEST, ALL_OF_THEM = 60_000, 900_000


def test_every_photo_and_avatar_is_there_and_nothing_else() -> None:
    assert {path.stem for path in MEDIA.iterdir()} == set(photos()) == set(SCENES)
    assert {path.stem for path in AVATARS.iterdir()} == set(people())


def test_together_they_are_small() -> None:
    sizes = [path.stat().st_size for path in HOST.rglob("*.*")]
    assert max(sizes) < LARGEST
    assert sum(sizes) < ALL_OF_THEM


@pytest.mark.parametrize("name", sorted(SCENES))
def test_a_photo_is_the_one_that_the_script_draws(name: str) -> None:
    with Image.open(MEDIA / f"{name}.jpg") as committed:
        assert committed.size == PHOTO_SIZE
        assert not committed.getexif()
        apart = ImageChops.difference(committed.convert("RGB"), SCENES[name]().finished())
    assert max(ImageStat.Stat(apart).mean) < 4, "run: python -m tests.example_town.draw"


def test_avatars_are_the_ones_that_the_script_draws() -> None:
    for person in people().values():
        with Image.open(AVATARS / f"{person.handle}.png") as committed:
            assert committed.size == (200, 200)
            apart = ImageChops.difference(committed.convert("RGB"), avatar(*person.avatar))
        assert max(ImageStat.Stat(apart).mean) < 6, f"{person.handle}: run python -m tests.example_town.draw"
