"""A brush for flat pictures: shapes in colours and gradients, shadows and glows, drawn large and then made small."""

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFilter

Point = tuple[float, float]
Paint = str | tuple[str, str]
"""A colour, or the colours of a vertical gradient from the shape's top to its bottom. `#rrggbbaa` is see-through."""
SCALE = 2
LARGEST_PHOTO = 54_000


class Brush:
    """A canvas in its own units; everything is drawn at twice the size, so that edges are smooth."""

    def __init__(self, width: int, height: int, paint: Paint) -> None:
        self.size = (width, height)
        self.image = Image.new("RGB", (width * SCALE, height * SCALE))
        self.box(0, 0, width, height, paint)

    def poly(self, points: Sequence[Point], paint: Paint, *, blur: float = 0) -> None:
        """A polygon."""
        mask, draw = self._mask()
        draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=255)
        self._paint(mask, paint, blur)

    def blob(self, points: Sequence[Point], paint: Paint, *, blur: float = 0) -> None:
        """A closed shape that bends smoothly through the points."""
        self.poly(smooth(points), paint, blur=blur)

    def box(
        self, x0: float, y0: float, x1: float, y1: float, paint: Paint, *, radius: float = 0, blur: float = 0
    ) -> None:
        """A rectangle, its corners round where there is a radius."""
        mask, draw = self._mask()
        draw.rounded_rectangle((x0 * SCALE, y0 * SCALE, x1 * SCALE - 1, y1 * SCALE - 1), radius * SCALE, fill=255)
        self._paint(mask, paint, blur)

    def oval(self, x: float, y: float, rx: float, ry: float, paint: Paint, *, blur: float = 0) -> None:
        """An ellipse around (x, y)."""
        mask, draw = self._mask()
        draw.ellipse(((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE), fill=255)
        self._paint(mask, paint, blur)

    def line(self, points: Sequence[Point], color: str, width: float, *, blur: float = 0) -> None:
        """A line with round ends and joints."""
        mask, draw = self._mask()
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        draw.line(scaled, fill=255, width=round(width * SCALE), joint="curve")
        for x, y in scaled:
            half = width * SCALE / 2
            draw.ellipse((x - half, y - half, x + half, y + half), fill=255)
        self._paint(mask, color, blur)

    def curve(self, points: Sequence[Point], color: str, width: float) -> None:
        """A line that bends smoothly through the points."""
        self.line(smooth(points, closed=False), color, width)

    def glow(self, x: float, y: float, rx: float, ry: float, color: str) -> None:
        """Light that fades outwards; the colour's transparency is its strength."""
        red, green, blue, strength = _rgba(color)
        fade = Image.radial_gradient("L").point(lambda value: round(strength * max(0.0, 1 - value / 180) ** 1.7))
        mask = fade.resize((round(2 * rx * SCALE), round(2 * ry * SCALE)), Image.Resampling.BICUBIC)
        place = (round((x - rx) * SCALE), round((y - ry) * SCALE))
        self.image.paste((red, green, blue), (*place, place[0] + mask.width, place[1] + mask.height), mask)

    def light(self, x: float, y: float, rx: float, ry: float, gains: tuple[float, float, float]) -> None:
        """Lamplight on what is drawn already: it grows brighter by these factors, less so outwards."""
        fade = Image.radial_gradient("L").point(lambda value: round(255 * max(0.0, 1 - value / 180) ** 1.3))
        mask = fade.resize((round(2 * rx * SCALE), round(2 * ry * SCALE)), Image.Resampling.BICUBIC)
        left, top = round((x - rx) * SCALE), round((y - ry) * SCALE)
        part = self.image.crop((left, top, left + mask.width, top + mask.height))
        bands = [
            band.point([min(255, round(value * gain)) for value in range(256)])
            for band, gain in zip(part.split(), gains, strict=True)
        ]
        self.image.paste(Image.merge("RGB", bands), (left, top), mask)

    def finished(self) -> Image.Image:
        """The picture in its own size."""
        return self.image.resize(self.size, Image.Resampling.LANCZOS)

    def save_photo(self, path: Path) -> None:
        """As a JPEG, as well as its size allows."""
        picture = self.finished()
        for quality in range(80, 50, -2):
            sent = io.BytesIO()
            picture.save(sent, "JPEG", quality=quality, optimize=True, progressive=True)
            if sent.tell() <= LARGEST_PHOTO:
                break
        path.write_bytes(sent.getvalue())

    def _mask(self) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        mask = Image.new("L", self.image.size)
        return mask, ImageDraw.Draw(mask)

    def _paint(self, mask: Image.Image, paint: Paint, blur: float) -> None:
        where = mask.getbbox()
        if where is None:
            return
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * SCALE))
            where = mask.getbbox() or where
        top, bottom = (paint, paint) if isinstance(paint, str) else paint
        part = mask.crop(where)
        ramp = Image.linear_gradient("L").resize(part.size)
        upper, lower = Image.new("RGBA", part.size, _rgba(top)), Image.new("RGBA", part.size, _rgba(bottom))
        color = Image.composite(lower, upper, ramp)
        through = Image.new("L", part.size)
        through.paste(color.getchannel("A"), mask=part)
        self.image.paste(color.convert("RGB"), where, through)


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 12) -> list[Point]:
    """Points on a Catmull-Rom curve through the given ones."""
    count = len(points)
    curve: list[Point] = []
    for place in range(count if closed else count - 1):
        corners = [points[_at(place + offset, count, closed)] for offset in (-1, 0, 1, 2)]
        curve += [_between(corners, step / steps) for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _at(place: int, count: int, closed: bool) -> int:
    return place % count if closed else min(max(place, 0), count - 1)


def _between(corners: Sequence[Point], t: float) -> Point:
    return _mix([corner[0] for corner in corners], t), _mix([corner[1] for corner in corners], t)


def _mix(p: Sequence[float], t: float) -> float:
    slope = p[2] - p[0]
    bend = 2 * p[0] - 5 * p[1] + 4 * p[2] - p[3]
    return 0.5 * (2 * p[1] + slope * t + bend * t**2 + (3 * p[1] - p[0] - 3 * p[2] + p[3]) * t**3)


def _rgba(color: str) -> tuple[int, int, int, int]:
    red, green, blue, alpha = ImageColor.getcolor(color, "RGBA")  # type: ignore[misc]
    return red, green, blue, alpha
