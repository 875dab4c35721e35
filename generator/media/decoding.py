"""From a stranger's bytes to pixels: what they are is told by the bytes alone, and how big before they are unpacked."""

import warnings
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from generator.domain.errors import ProtocolError
from generator.media.addresses import HINT

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
PIXEL_LIMIT = 40_000_000
SIDE_LIMIT = 16_383  # what WebP can hold
WHITE = (255, 255, 255)


def decode(data: bytes) -> Image.Image:
    """The picture (of an animation the first one) upright, in sRGB, on white where it was transparent.

    It carries nothing but pixels. Raises ProtocolError for anything that is not a whole raster picture of at most
    40 megapixels.
    """
    try:
        with warnings.catch_warnings():
            # Pillow has a limit of its own, far above ours: near it, it warns; beyond, it raises.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                _check_size(image)
                image.load()
                _check_size(image)  # a GIF's first frame may be bigger than the file's header said
                return _bare(_in_srgb(_opaque(_upright(image)), image.info.get("icc_profile")))
    except ProtocolError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_big() from None
    # Pillow raises whatever its decoders stumble over; none of that is the run's fault.
    except Exception as error:
        raise ProtocolError(f"The file is no picture that can be read ({type(error).__name__}).", HINT) from error


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > PIXEL_LIMIT or max(image.size) > SIDE_LIMIT:
        raise _too_big()


def _too_big() -> ProtocolError:
    return ProtocolError("The picture has more pixels than are unpacked.", HINT)


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the camera was held; a broken note about that is no reason to refuse the photo."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 - EXIF is read by lenient code that raises anything
        return image.copy()


def _opaque(image: Image.Image) -> Image.Image:
    """In one of the modes that a colour profile can describe, without transparency."""
    if image.mode in ("RGB", "L", "CMYK"):
        return image
    if image.mode.startswith("I"):  # 16 bits a pixel, which `convert` would clip, not scale
        return image.point(lambda value: value / 256).convert("L")
    layered = image.convert("RGBA")
    ground = Image.new("RGBA", layered.size, (*WHITE, 255))
    return Image.alpha_composite(ground, layered).convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as sRGB, which is what a picture without a profile is taken for."""
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")
        if converted is not None:
            return converted
    return image.convert("RGB")


def _bare(image: Image.Image) -> Image.Image:
    """The pixels on a new canvas: comments, EXIF, GPS, profiles and thumbnails stay behind."""
    canvas = Image.new("RGB", image.size, WHITE)
    canvas.paste(image)
    return canvas
