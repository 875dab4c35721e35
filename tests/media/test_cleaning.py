"""What comes out is a picture and nothing but a picture, or it does not come out."""

import os
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from generator.domain.errors import ProtocolError, StorageError
from generator.media import clean
from generator.media.keeping import UNFINISHED, keep, sweep
from tests.media.pictures import a_bomb, a_phones_photo, a_photo, encoded


def opened(folder: Path, name: str) -> Image.Image:
    with Image.open(folder / name) as image:
        image.load()
        return image


def is_red(image: Image.Image, x: float, y: float) -> bool:
    red, green, blue = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))  # type: ignore[misc]
    return red > 150 and green < 100 and blue < 100


def test_a_photo_is_written_in_two_widths_and_two_formats(tmp_path: Path) -> None:
    folder = tmp_path / "media"
    picture = clean("3_1", encoded(a_photo()), folder)
    assert (picture.key, picture.width, picture.height) == ("3_1", 960, 720)
    assert list(picture.webp) == list(picture.jpeg) == [480, 960]
    for files, kind in ((picture.webp, "WEBP"), (picture.jpeg, "JPEG")):
        for width, name in files.items():
            image = opened(folder, name)
            assert (image.format, image.size, image.mode) == (kind, (width, width * 3 // 4), "RGB")
            assert name.split("-")[1].startswith(f"{width}.")
    assert {path.name for path in folder.iterdir()} == {*picture.webp.values(), *picture.jpeg.values()}


@pytest.mark.parametrize("profile", [True, False])
def test_place_model_comment_and_profile_stay_behind_and_the_photo_stands_upright(
    tmp_path: Path, profile: bool
) -> None:
    data = a_phones_photo(profile=profile)
    assert b"Telefono de Ana" in data
    picture = clean("3_1", data, tmp_path)
    assert (picture.width, picture.height) == (900, 1200)
    for name in (*picture.webp.values(), *picture.jpeg.values()):
        image = opened(tmp_path, name)
        assert not image.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & image.info.keys()
        written = (tmp_path / name).read_bytes()
        assert not [trace for trace in (b"Ana", b"Olmo", b"Exif", b"ICC", b"Photoshop") if trace in written]
        # The red corner was at the top left of the sensor: turned by a quarter it is at the top right.
        assert (is_red(image, 0.75, 0.25), is_red(image, 0.25, 0.25)) == (True, False)


def test_the_same_photo_gives_the_same_files(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    assert clean("3_1", a_phones_photo(), first) == clean("3_1", a_phones_photo(), second)
    assert [path.read_bytes() for path in sorted(first.iterdir())] == [
        path.read_bytes() for path in sorted(second.iterdir())
    ]


@pytest.mark.parametrize(
    ("size", "widths"),
    [((300, 200), [300]), ((480, 480), [480]), ((700, 10), [480, 700]), ((1, 1), [1]), ((3000, 1), [480, 960])],
)
def test_no_picture_is_enlarged(tmp_path: Path, size: tuple[int, int], widths: list[int]) -> None:
    picture = clean("3_1", encoded(a_photo(*size), "PNG"), tmp_path)
    assert list(picture.webp) == list(picture.jpeg) == widths
    assert picture.width == widths[-1]


@pytest.mark.parametrize(
    ("size", "widths"), [((400, 300), [48, 96]), ((48, 48), [48]), ((60, 200), [48, 60]), ((30, 31), [30])]
)
def test_an_avatar_is_square(tmp_path: Path, size: tuple[int, int], widths: list[int]) -> None:
    picture = clean("avatar-7", encoded(a_photo(*size), "PNG"), tmp_path, (48, 96), square=True)
    assert list(picture.webp) == widths
    assert opened(tmp_path, picture.jpeg[widths[-1]]).size == (widths[-1], widths[-1])


def test_what_is_transparent_lies_on_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (50, 50), (255, 0, 0, 0))
    for kind, image in (("PNG", clear), ("WEBP", clear), ("PNG", clear.convert("LA")), ("GIF", clear.convert("P"))):
        options = {"transparency": 0, "lossless": True} if kind in ("GIF", "WEBP") else {}
        name = clean("3_1", encoded(image, kind, **options), tmp_path).jpeg[50]
        assert opened(tmp_path, name).getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "RGBA", "I;16"])
def test_every_kind_of_pixel_comes_out_in_colour(tmp_path: Path, mode: str) -> None:
    if mode == "I;16":
        image = Image.new("I;16", (60, 60), 65_535 * 3 // 4)
    else:
        image = Image.new("RGB", (60, 60), (191, 191, 191)).convert(mode)
    data = encoded(image, "JPEG" if mode == "CMYK" else "PNG")
    seen = opened(tmp_path, clean("3_1", data, tmp_path).jpeg[60])
    assert seen.mode == "RGB"
    average = sum(seen.convert("L").tobytes()) / 3600
    assert abs(average - 191) < 12


def test_colours_of_another_profile_are_converted(tmp_path: Path) -> None:
    grey = Image.new("L", (60, 60), 128)
    linear = linear_grey_profile()
    plain = clean("1", encoded(grey, "PNG"), tmp_path)
    profiled = clean("1", encoded(grey, "PNG", icc_profile=linear), tmp_path)
    assert opened(tmp_path, plain.jpeg[60]).getpixel((30, 30)) == (128, 128, 128)
    lighter = opened(tmp_path, profiled.jpeg[60]).getpixel((30, 30))
    assert isinstance(lighter, tuple)
    assert 180 < lighter[0] < 195  # half of the light, as sRGB writes it


def linear_grey_profile() -> bytes:
    """An ICC profile for grey whose numbers are amounts of light: tone curve of 1.0, D50 white."""
    white = b"XYZ \0\0\0\0" + bytes.fromhex("0000f6d6000100000000d32d")
    curve = b"curv\0\0\0\0" + bytes(4)
    tags = b"".join(
        name + place.to_bytes(4, "big") + size.to_bytes(4, "big")
        for name, place, size in ((b"wtpt", 156, 20), (b"kTRC", 176, 12))
    )
    header = bytearray(128)
    header[8:12] = bytes.fromhex("02400000")
    header[12:24] = b"mntrGRAYXYZ "
    header[36:40] = b"acsp"
    header[68:80] = bytes.fromhex("0000f6d6000100000000d32d")
    profile = bytes(header) + (2).to_bytes(4, "big") + tags + white + curve
    return len(profile).to_bytes(4, "big") + profile[4:]


def test_a_broken_profile_is_no_reason_to_lose_the_photo(tmp_path: Path) -> None:
    assert clean("1", encoded(a_photo(60, 60), "PNG", icc_profile=b"acsp" * 50), tmp_path).width == 60


def test_of_an_animation_the_first_picture_is_taken(tmp_path: Path) -> None:
    red, blue = Image.new("RGB", (50, 50), (200, 0, 0)), Image.new("RGB", (50, 50), (0, 0, 200))
    for kind in ("GIF", "WEBP", "PNG"):
        data = encoded(red, kind, save_all=True, append_images=[blue], duration=100)
        assert is_red(opened(tmp_path, clean("1", data, tmp_path).jpeg[50]), 0.5, 0.5)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(SVG, id="SVG"),
        pytest.param(b"<!doctype html><script>alert(1)</script>", id="HTML"),
        pytest.param(encoded(a_photo())[:9000], id="truncated JPEG"),
        pytest.param(encoded(a_photo(), "PNG")[:200], id="truncated PNG"),
        pytest.param(encoded(a_photo(), "WEBP")[:200], id="truncated WebP"),
        pytest.param(encoded(a_photo(), "BMP"), id="BMP"),
        pytest.param(encoded(a_photo(), "TIFF"), id="TIFF"),
        pytest.param(encoded(a_photo(60, 60), "ICO"), id="ICO"),
        pytest.param(encoded(a_photo(), "PDF"), id="PDF"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", id="EPS"),
        pytest.param(b"\xff\xd8\xff" + b"\0" * 500, id="a JPEG's beginning"),
    ],
)
def test_what_is_no_whole_raster_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ProtocolError, match="no picture that can be read"):
        clean("3_1", data, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("width", "height"),
    [(20_000, 20_000), (10_000, 10_000), (6_400, 6_400), (16_384, 10), (10, 16_384), (2**31 - 1, 2**31 - 1)],
)
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, width: int, height: int) -> None:
    began = time.process_time()
    with pytest.raises(ProtocolError, match="more pixels than are unpacked"):
        clean("3_1", a_bomb(width, height), tmp_path)
    assert time.process_time() - began < 0.5


def test_a_gifs_frame_bigger_than_the_gif_is_refused(tmp_path: Path) -> None:
    data = bytearray(encoded(Image.new("P", (50, 50)), "GIF"))
    place = data.index(b"\x2c")
    data[place + 5 : place + 9] = b"\xff\xff\xff\xff"
    with pytest.raises(ProtocolError):
        clean("3_1", bytes(data), tmp_path)


def test_words_hidden_behind_the_picture_stay_behind(tmp_path: Path) -> None:
    picture = clean("3_1", encoded(a_photo(60, 60)) + SVG, tmp_path)
    assert not [path for path in tmp_path.iterdir() if b"script" in path.read_bytes()]
    assert picture.width == 60


def test_a_file_where_the_folder_should_be_is_a_fault_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "media").write_text("")
    with pytest.raises(StorageError, match="cannot be written"):
        clean("3_1", encoded(a_photo(60, 60)), tmp_path / "media")


def test_a_file_that_cannot_take_its_place_leaves_nothing_unfinished(tmp_path: Path) -> None:
    (tmp_path / "a.webp").mkdir()
    with pytest.raises(StorageError):
        keep(tmp_path, "a.webp", b"picture")
    assert [path.name for path in tmp_path.iterdir()] == ["a.webp"]


def test_leftovers_of_killed_runs_are_swept_but_not_what_another_run_is_writing(tmp_path: Path) -> None:
    old, young, picture = (tmp_path / name for name in (UNFINISHED + "old", UNFINISHED + "young", "a-480.webp"))
    for path in (old, young, picture):
        path.write_bytes(b"x")
    for path in (old, picture):
        os.utime(path, (0, 0))
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {young.name, picture.name}
    sweep(tmp_path / "nowhere")


def test_everybody_may_read_the_files(tmp_path: Path) -> None:
    name = clean("1", encoded(a_photo(60, 60)), tmp_path).webp[60]
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_notes_of_every_kind_of_file_stay_behind(tmp_path: Path, kind: str) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Ana del Olmo")
    notes.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Ana</x:xmpmeta>", zip=True)
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (37.0, 15.0, 0.0)}  # the place
    exif[0x010E] = "Casa de Ana"
    file = BytesIO()
    a_photo(600, 400).save(file, kind, exif=exif, pnginfo=notes, xmp=b"<x:xmpmeta>Ana</x:xmpmeta>")
    picture = clean("3_1", file.getvalue(), tmp_path)
    for name in (*picture.webp.values(), *picture.jpeg.values()):
        written = (tmp_path / name).read_bytes()
        assert not [trace for trace in (b"Ana", b"xmp", b"Exif", b"EXIF", b"GPS") if trace in written]
        assert not opened(tmp_path, name).getexif()
