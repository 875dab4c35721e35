"""A photo as the site serves it: small files in two formats, named after their content, nothing in them but pixels."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from generator.domain.posts import Picture
from generator.media.decoding import decode
from generator.media.keeping import keep

PHOTO_WIDTHS = (480, 960)
AVATAR_WIDTHS = (48, 96)


def clean(
    key: str, data: bytes, folder: Path, widths: tuple[int, ...] = PHOTO_WIDTHS, *, square: bool = False
) -> Picture:
    """Decode the picture and write it anew into `folder`, once a width; `square` cuts out its middle.

    No picture is enlarged: where it is narrower than a width, it is written in its own. Equal data give equal files.
    Raises ProtocolError for what is no picture or too big, StorageError where the disk fails.
    """
    image = decode(data)
    if square:
        image = ImageOps.fit(image, (min(image.size),) * 2)
    sizes = list(_scaled(image, widths))
    return Picture(
        key=key,
        webp={size.width: _kept(folder, size, _as_webp(size), "webp") for size in sizes},
        jpeg={size.width: _kept(folder, size, _as_jpeg(size), "jpg") for size in sizes},
        width=sizes[-1].width,
        height=sizes[-1].height,
    )


def _scaled(image: Image.Image, widths: tuple[int, ...]) -> Iterator[Image.Image]:
    for width in sorted({min(width, image.width) for width in widths}):
        height = max(1, round(image.height * width / image.width))
        yield image.resize((width, height), Image.Resampling.LANCZOS)


def _kept(folder: Path, image: Image.Image, data: bytes, ending: str) -> str:
    return keep(folder, f"{sha256(data).hexdigest()[:16]}-{image.width}.{ending}", data)


def _as_webp(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "WEBP", quality=78, method=4)
    return file.getvalue()


def _as_jpeg(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=80, optimize=True, progressive=True)
    return file.getvalue()
