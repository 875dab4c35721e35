"""Everybody's avatar: a motif or a letter or two on a coloured ground."""

import math
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from tests.example_town.drawing.brush import Brush
from tests.example_town.drawing.things import sparrow, stork

SIDE = 200
COLORS = 48
Motif = Callable[[Brush, str, str], None]


def avatar(motif: str, ground: str, ink: str) -> Image.Image:
    """The avatar, 200 by 200."""
    brush = Brush(SIDE, SIDE, (_lighter(ground, 0.12), ground))
    if motif in MOTIFS:
        MOTIFS[motif](brush, ground, ink)
        return brush.finished()
    brush.oval(100, 330, 190, 190, "#ffffff14")
    return _lettered(brush.finished(), motif, ink)


def save_avatar(picture: Image.Image, path: Path) -> None:
    """As a PNG of few colours."""
    few = picture.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, "PNG", optimize=True)


def _lettered(picture: Image.Image, letters: str, ink: str) -> Image.Image:
    font = ImageFont.load_default(116 if len(letters) == 1 else 88)
    draw = ImageDraw.Draw(picture)
    draw.text((SIDE / 2, SIDE / 2), letters, fill=ink, font=font, anchor="mm", stroke_width=3, stroke_fill=ink)
    return picture


def _lighter(color: str, share: float) -> str:
    red, green, blue = ImageColor.getrgb(color)[:3]
    return "#" + "".join(f"{round(band + (255 - band) * share):02x}" for band in (red, green, blue))


def _crow(brush: Brush, ground: str, ink: str) -> None:
    """The town's arms: a crow on a bridge."""
    brush.poly([(40, 30), (160, 30), (160, 110), (100, 176), (40, 110)], ink)
    brush.poly([(48, 38), (152, 38), (152, 107), (100, 165), (48, 107)], ground)
    brush.blob([(62, 92), (80, 66), (112, 58), (126, 70), (112, 96), (84, 104)], ink)
    brush.poly([(70, 92), (44, 110), (52, 118), (86, 102)], ink)
    brush.oval(122, 62, 15, 14, ink)
    brush.poly([(132, 54), (152, 64), (132, 70)], ink)
    brush.oval(126, 60, 3, 3, ground)
    brush.box(60, 112, 140, 121, ink)
    brush.oval(100, 142, 17, 20, ink)
    brush.oval(100, 146, 11, 16, ground)


def _crown(brush: Brush, ground: str, ink: str) -> None:
    brush.oval(100, 82, 34, 36, ink)
    brush.blob([(60, 92), (64, 44), (100, 32), (136, 44), (140, 92), (130, 66), (100, 56), (70, 66)], "#3a1f24")
    brush.blob([(30, 210), (44, 140), (100, 122), (156, 140), (170, 210)], "#2f7f86")
    brush.poly([(84, 126), (116, 126), (100, 152)], ink)
    brush.line([(62, 134), (138, 190)], "#f4b400", 9)


def _bulb(brush: Brush, ground: str, ink: str) -> None:
    brush.glow(100, 84, 96, 96, ink + "90")
    brush.oval(100, 84, 44, 44, ink)
    brush.poly([(72, 112), (128, 112), (118, 138), (82, 138)], ink)
    for y in (144, 157):
        brush.box(82, y, 118, y + 9, "#e8eef4", radius=4)
    brush.curve([(84, 84), (94, 96), (100, 84), (106, 96), (116, 84)], ground, 5)


def _broom(brush: Brush, ground: str, ink: str) -> None:
    brush.line([(140, 36), (88, 116)], ink, 10)
    brush.poly([(72, 104), (104, 126), (84, 172), (34, 140)], "#e9b44c")
    brush.line([(72, 104), (104, 126)], "#a3541f", 9)
    for x, y, size in ((146, 120, 14), (122, 158, 9), (162, 156, 7)):
        brush.poly([(x, y - size), (x + size / 4, y), (x, y + size), (x - size / 4, y)], ink)
        brush.poly([(x - size, y), (x, y - size / 4), (x + size, y), (x, y + size / 4)], ink)


def _drop(brush: Brush, ground: str, ink: str) -> None:
    brush.blob([(100, 30), (126, 74), (146, 118), (130, 156), (100, 168), (70, 156), (54, 118), (74, 74)], ink)
    brush.curve([(76, 116), (80, 138), (98, 148)], ground + "aa", 8)


def _cone(brush: Brush, ground: str, ink: str) -> None:
    brush.box(42, 142, 158, 160, ink, radius=8)
    brush.poly([(64, 142), (136, 142), (110, 40), (90, 40)], ink)
    brush.poly([(71, 116), (129, 116), (122, 90), (78, 90)], "#fff8ec")
    brush.poly([(84, 66), (116, 66), (111, 46), (89, 46)], "#fff8ec")


def _shield(brush: Brush, ground: str, ink: str) -> None:
    brush.blob([(100, 28), (126, 40), (156, 44), (152, 110), (100, 172), (48, 110), (44, 44), (74, 40)], ink)
    for row in range(2):
        for column in range(6):
            if (row + column) % 2:
                brush.box(58 + column * 14, 82 + row * 14, 72 + column * 14, 96 + row * 14, ground)


def _pencil(brush: Brush, ground: str, ink: str) -> None:
    brush.poly([(128, 36), (160, 68), (82, 146), (50, 114)], "#f4b400")
    brush.poly([(117, 47), (128, 36), (160, 68), (149, 79)], "#e4484f")
    brush.poly([(50, 114), (82, 146), (36, 160)], ink)
    brush.poly([(43, 138), (58, 153), (36, 160)], "#3a2618")
    brush.line([(66, 130), (144, 52)], "#ffffff44", 6)


def _book(brush: Brush, ground: str, ink: str) -> None:
    for way in (-1, 1):
        brush.blob(
            [
                (100, 62),
                (100 + way * 34, 48),
                (100 + way * 70, 54),
                (100 + way * 70, 140),
                (100 + way * 34, 136),
                (100, 152),
            ],
            ink,
        )
        for y in (78, 96, 114):
            brush.line([(100 + way * 18, y), (100 + way * 56, y - 6)], ground + "66", 5)
    brush.line([(100, 64), (100, 150)], ground, 4)


def _rails(brush: Brush, ground: str, ink: str) -> None:
    brush.box(52, 34, 148, 132, ink, radius=22)
    brush.box(66, 50, 134, 88, "#dfe7ec", radius=8)
    for x in (74, 126):
        brush.oval(x, 110, 9, 9, "#ffe8a3")
    for x in (64, 136):
        brush.line([(x + (100 - x) * 0.3, 138), (x - (100 - x) * 0.25, 180)], "#cfcfcf", 7)
    brush.line([(58, 160), (142, 160)], "#cfcfcf", 7)


def _hat(brush: Brush, ground: str, ink: str) -> None:
    brush.oval(100, 108, 42, 44, ink)
    brush.oval(100, 72, 74, 13, "#4a3b32")
    brush.blob([(62, 70), (66, 36), (100, 28), (134, 36), (138, 70), (100, 76)], "#5d4a3e")
    brush.box(62, 58, 138, 68, "#a9503a")
    brush.blob([(62, 122), (84, 114), (100, 120), (116, 114), (138, 122), (118, 134), (100, 130), (82, 134)], "#f7f7f2")
    for x in (84, 116):
        brush.oval(x, 100, 4, 5, "#3a2618")


def _flower(brush: Brush, ground: str, ink: str) -> None:
    for turn in range(6):
        angle = turn * math.tau / 6
        brush.oval(100 + 40 * math.cos(angle), 100 + 40 * math.sin(angle), 29, 29, ink)
    brush.oval(100, 100, 25, 25, "#f4b400")


def _stork(brush: Brush, ground: str, ink: str) -> None:
    big = Brush(100, 100, ground)
    big.oval(50, 100, 36, 11, "#7a5a40")
    stork(big, 46, 94)
    brush.image.paste(big.image.resize(brush.image.size, Image.Resampling.BICUBIC))


def _cup(brush: Brush, ground: str, ink: str) -> None:
    brush.oval(140, 104, 26, 24, ink)
    brush.oval(140, 104, 15, 13, ground)
    brush.poly([(50, 76), (136, 76), (122, 146), (64, 146)], ink)
    brush.oval(93, 76, 43, 10, "#4a2c17")
    brush.oval(93, 160, 66, 9, ink)
    for x in (78, 104):
        brush.curve([(x, 60), (x - 7, 48), (x + 5, 38), (x, 26)], "#ffffff88", 6)


def _bread(brush: Brush, ground: str, ink: str) -> None:
    brush.blob([(30, 122), (44, 84), (100, 66), (156, 84), (170, 122), (150, 146), (50, 146)], ("#f0b45f", "#d18a37"))
    for x in (66, 98, 130):
        brush.curve([(x + 12, 80), (x, 100), (x - 4, 118)], ink, 8)


def _nut(brush: Brush, ground: str, ink: str) -> None:
    brush.poly(
        [(100 + 66 * math.cos(turn * math.tau / 6), 100 + 66 * math.sin(turn * math.tau / 6)) for turn in range(6)], ink
    )
    brush.oval(100, 100, 32, 32, ground)
    brush.oval(100, 100, 26, 26, "#343a40")


def _hills(brush: Brush, ground: str, ink: str) -> None:
    brush.oval(140, 66, 26, 26, ink)
    brush.blob([(-30, 150), (50, 84), (120, 130), (230, 110), (230, 260), (-30, 260)], "#ffffff38")
    brush.blob([(-30, 176), (70, 140), (150, 164), (230, 140), (230, 260), (-30, 260)], "#00000030")


def _box(brush: Brush, ground: str, ink: str) -> None:
    brush.poly([(100, 40), (158, 68), (100, 96), (42, 68)], ink)
    brush.poly([(42, 68), (100, 96), (100, 164), (42, 134)], "#d9a066")
    brush.poly([(158, 68), (100, 96), (100, 164), (158, 134)], "#b97f47")
    brush.poly([(71, 54), (86, 47), (144, 75), (129, 82)], "#e4572e")


def _olive(brush: Brush, ground: str, ink: str) -> None:
    brush.curve([(40, 160), (90, 110), (160, 50)], ink, 7)
    for x, y, way in ((74, 96, 1), (112, 66, 1), (96, 138, -1), (134, 108, -1), (150, 78, -1)):
        brush.blob([(x - 28, y - 10 * way), (x, y - 16), (x + 26, y + 10 * way), (x, y + 12)], ink)
    brush.oval(82, 150, 16, 19, "#1f2613")
    brush.oval(120, 126, 15, 18, "#1f2613")


def _apple(brush: Brush, ground: str, ink: str) -> None:
    brush.blob(
        [(100, 72), (134, 58), (162, 88), (146, 142), (114, 162), (100, 156), (86, 162), (54, 142), (38, 88), (66, 58)],
        ink,
    )
    brush.curve([(100, 74), (102, 54), (112, 40)], "#4a2c17", 8)
    brush.blob([(112, 52), (134, 34), (156, 42), (136, 58)], "#7fb069")


def _moon(brush: Brush, ground: str, ink: str) -> None:
    brush.oval(96, 98, 58, 58, ink)
    brush.oval(122, 82, 50, 50, ground)
    for x, y in ((140, 60), (160, 110), (120, 100)):
        brush.oval(x, y, 4, 4, ink)


def _star(brush: Brush, ground: str, ink: str) -> None:
    points = [
        (
            100 + (70 if turn % 2 == 0 else 30) * math.sin(turn * math.pi / 5),
            104 - (70 if turn % 2 == 0 else 30) * math.cos(turn * math.pi / 5),
        )
        for turn in range(10)
    ]
    brush.poly(points, ink)


def _disc(brush: Brush, ground: str, ink: str) -> None:
    for radius, paint in ((72, "#05070c"), (58, "#161d2b"), (46, "#05070c"), (28, ink), (6, ground)):
        brush.oval(100, 100, radius, radius, paint)
    sparrow(brush, 98, 122, 0.5)


def _wheel(brush: Brush, ground: str, ink: str) -> None:
    brush.oval(100, 100, 66, 66, ink)
    brush.oval(100, 100, 52, 52, ground)
    for turn in range(8):
        angle = turn * math.tau / 8
        brush.line([(100, 100), (100 + 56 * math.cos(angle), 100 + 56 * math.sin(angle))], ink, 5)
    brush.oval(100, 100, 14, 14, ink)


def _paw(brush: Brush, ground: str, ink: str) -> None:
    brush.blob([(100, 96), (134, 122), (136, 152), (100, 150), (64, 152), (66, 122)], ink)
    for x, y in ((50, 96), (80, 62), (120, 62), (150, 96)):
        brush.oval(x, y, 17, 22, ink)


def _clock(brush: Brush, ground: str, ink: str) -> None:
    brush.oval(100, 100, 66, 66, ink)
    brush.line([(100, 100), (76, 122)], ground, 9)
    brush.line([(100, 100), (56, 74)], ground, 7)
    brush.oval(100, 100, 8, 8, "#e4484f")


def _sun(brush: Brush, ground: str, ink: str) -> None:
    for turn in range(12):
        angle = turn * math.tau / 12
        brush.line(
            [
                (100 + 56 * math.cos(angle), 100 + 56 * math.sin(angle)),
                (100 + 74 * math.cos(angle), 100 + 74 * math.sin(angle)),
            ],
            ink,
            8,
        )
    brush.oval(100, 100, 42, 42, ink)


MOTIFS: Mapping[str, Motif] = {
    "apple": _apple, "book": _book, "box": _box, "bread": _bread, "broom": _broom, "bulb": _bulb, "clock": _clock,
    "cone": _cone, "crow": _crow, "crown": _crown, "cup": _cup, "disc": _disc, "drop": _drop, "flower": _flower,
    "hat": _hat, "hills": _hills, "moon": _moon, "nut": _nut, "olive": _olive, "paw": _paw, "pencil": _pencil,
    "rails": _rails, "shield": _shield, "star": _star, "stork": _stork, "sun": _sun, "wheel": _wheel,
}  # fmt: skip
