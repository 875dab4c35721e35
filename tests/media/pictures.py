"""Real images, made when they are needed."""

import struct
import zlib
from io import BytesIO

from PIL import ExifTags, Image, ImageCms, ImageDraw


def a_photo(width: int = 1200, height: int = 900) -> Image.Image:
    """A street lamp that is out: more dark than light, with an edge to see whether it was turned."""
    image = Image.new("RGB", (width, height), (20, 24, 60))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2, height // 2), fill=(200, 40, 30))
    draw.ellipse((width // 2, height // 2, width - 1, height - 1), fill=(240, 220, 120))
    return image


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def a_phones_photo(*, profile: bool = True) -> bytes:
    """As a phone makes it: held upright, so stored lying, with the place it was taken at, a comment and a profile."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # to be turned clockwise by a quarter
    exif[ExifTags.Base.Model] = "Telefono de Ana"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (37.0, 16.0, 12.5)}
    )
    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() if profile else None
    return encoded(a_photo(), exif=exif, comment=b"calle del Olmo 3", icc_profile=colours)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def a_bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that declares (and would unfold into) that many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
