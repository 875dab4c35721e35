"""A photo that cannot be had never breaks a run."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from generator.domain.errors import StorageError
from generator.domain.posts import Media, Picture
from generator.media import MediaSettings, Missing, gather
from tests.media.photo_host import PhotoHost, in_pieces, photo, status
from tests.media.pictures import a_bomb, a_phones_photo, a_photo, encoded


def wanted(*names: str) -> list[Media]:
    return [Media(name, "photo", f"https://pbs.twimg.com/{name}.jpg") for name in names]


def test_every_photo_is_tried_and_what_fails_is_named(host: PhotoHost, settings: MediaSettings, tmp_path: Path) -> None:
    host.answers = {
        "/pbs.twimg.com/lamp.jpg": photo(a_phones_photo()),
        "/pbs.twimg.com/bomb.jpg": photo(a_bomb(20_000, 20_000)),
        "/pbs.twimg.com/page.jpg": photo(b"<html>"),
        "/pbs.twimg.com/busy.jpg": status(503),
        "/pbs.twimg.com/avatar-7.jpg": in_pieces(encoded(a_photo(400, 300), "PNG")),
    }
    elsewhere = Media("elsewhere", "photo", "https://127.0.0.1/a.jpg")
    came = list(
        gather([*wanted("bomb", "page", "gone", "busy"), elsewhere, *wanted("lamp", "avatar-7")], settings, tmp_path)
    )
    assert [(type(item), item.key) for item in came] == [
        (Missing, "bomb"),
        (Missing, "page"),
        (Missing, "gone"),
        (Missing, "busy"),
        (Missing, "elsewhere"),
        (Picture, "lamp"),
        (Picture, "avatar-7"),
    ]
    lamp, avatar = came[-2:]
    assert isinstance(lamp, Picture)
    assert isinstance(avatar, Picture)
    assert list(lamp.webp) == [480, 900]
    assert (list(avatar.webp), avatar.width, avatar.height) == ([48, 96], 96, 96)
    assert all(item.reason for item in came if isinstance(item, Missing))


def test_a_host_that_is_down_is_not_asked_for_everything(
    host: PhotoHost, settings: MediaSettings, tmp_path: Path
) -> None:
    names = [str(number) for number in range(20)]
    host.answers = {f"/pbs.twimg.com/{name}.jpg": status(503) for name in names}
    came = list(gather(wanted(*names), settings, tmp_path))
    assert [item.key for item in came] == names[:5]
    assert len(host.asked) == 5


def test_photos_that_are_gone_do_not_look_like_a_host_that_is_down(
    host: PhotoHost, settings: MediaSettings, tmp_path: Path
) -> None:
    names = [str(number) for number in range(20)]
    assert len(list(gather(wanted(*names), settings, tmp_path))) == len(host.asked) == 20


def test_all_photos_together_get_a_bounded_time(host: PhotoHost, settings: MediaSettings, tmp_path: Path) -> None:
    host.answers = {f"/pbs.twimg.com/{number}.jpg": photo(encoded(a_photo(60, 60))) for number in range(100)}
    came = []
    for item in gather(wanted(*map(str, range(100))), replace(settings, whole_deadline=0.2), tmp_path):
        time.sleep(0.05)
        came.append(item)
    assert 1 <= len(came) < 10


def test_a_disk_that_fails_is_told(host: PhotoHost, settings: MediaSettings, tmp_path: Path) -> None:
    host.answers["/pbs.twimg.com/lamp.jpg"] = photo(encoded(a_photo(60, 60)))
    (tmp_path / "media").write_text("")
    with pytest.raises(StorageError):
        list(gather(wanted("lamp"), settings, tmp_path / "media"))
