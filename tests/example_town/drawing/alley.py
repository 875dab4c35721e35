"""Callejón del Gato: the mattress, and then the cat."""

from tests.example_town.drawing.brush import Brush
from tests.example_town.drawing.things import DAY, geraniums, window


def mattress() -> Brush:
    """A double one."""
    brush = _alley()
    brush.oval(640, 806, 300, 24, "#00000038", blur=9)
    brush.blob(
        [(430, 792), (404, 560), (430, 330), (640, 352), (868, 322), (886, 560), (862, 796), (640, 806)],
        ("#f3ead9", "#d9c9ae"),
    )
    brush.blob([(866, 330), (906, 346), (918, 570), (894, 790), (862, 794), (882, 560)], ("#cbb998", "#b39f7c"))
    for row in range(4):
        for column in range(4):
            x, y = 496 + column * 108 + (row % 2) * 16, 420 + row * 102
            brush.oval(x, y, 8, 7, "#b8a684")
            brush.curve([(x - 42, y + 6), (x - 14, y - 2), (x, y)], "#cdbc9b", 3)
            brush.curve([(x, y), (x + 14, y - 2), (x + 42, y + 6)], "#cdbc9b", 3)
    for place in range(5):
        x = 452 + place * 92
        brush.line([(x, 356 + abs(place - 2) * -6), (x - 8, 796)], "#7fa8b833", 16)
    brush.blob([(730, 640), (800, 610), (836, 680), (780, 730), (720, 706)], "#c9a25e66")
    brush.curve([(600, 796), (612, 772), (636, 784), (628, 806)], "#8f8f99", 5)
    return brush


def corner_clean() -> Brush:
    """The alley has its cat back."""
    brush = _alley()
    brush.poly([(470, 900), (1000, 900), (860, 786), (560, 786)], "#fff3c460")
    brush.poly([(540, 786), (880, 786), (850, 240), (700, 240)], "#fff3c438")
    _cat(brush, 690, 838)
    return brush


def _alley() -> Brush:
    brush = Brush(1200, 900, ("#fff8ea", "#f4e2c6"))
    brush.poly([(0, 0), (250, 0), (250, 786), (0, 900)], ("#f2dfc2", "#e0c8a2"))
    brush.box(250, 700, 1200, 790, ("#2f7f86", "#276b72"))
    brush.poly([(0, 800), (250, 700), (250, 788), (0, 900)], ("#276b72", "#1f5b61"))
    brush.poly([(0, 900), (250, 786), (1200, 786), (1200, 900)], ("#d9bd93", "#c2a274"))
    for row, y in enumerate((804, 834, 870)):
        for column in range(15):
            x = 150 + column * 92 - row * 60
            brush.box(x, y, x + 78, y + 18 + row * 5, "#b8956899", radius=9)
    window(brush, 360, 190, 110, 150, DAY)
    window(brush, 1016, 200, 110, 150, DAY)
    for x, hue in ((360, "#e4484f"), (410, "#f28fb0"), (462, "#e4484f")):
        geraniums(brush, x + 4, 342, 0.62, flower=hue)
    for x, hue in ((700, "#4f86c6"), (790, "#e4484f"), (880, "#f4b400")):
        brush.oval(x, 150, 40, 9, "#8a6242")
        geraniums(brush, x, 204, 0.72, flower=hue)
    brush.box(500, 96, 604, 138, ("#3c6ea5", "#2f5b8c"), radius=8)
    brush.box(506, 102, 598, 132, "#fdfaf0", radius=6)
    for place, width in enumerate((62, 40)):
        brush.box(522, 109 + place * 11, 522 + width, 115 + place * 11, "#2f5b8c", radius=2)
    return brush


def _cat(brush: Brush, x: float, base: float) -> None:
    fur, stripe = ("#e8974e", "#cf7631"), "#b4602366"
    brush.oval(x + 10, base + 2, 120, 14, "#00000030", blur=6)
    brush.curve([(x + 66, base - 14), (x + 134, base - 22), (x + 150, base - 76), (x + 122, base - 92)], "#d8823c", 26)
    brush.blob(
        [
            (x - 62, base),
            (x - 56, base - 100),
            (x - 26, base - 166),
            (x + 30, base - 162),
            (x + 72, base - 96),
            (x + 82, base - 30),
            (x + 66, base + 2),
            (x, base + 6),
        ],
        fur,
    )
    for dy in (60, 90, 120):
        brush.curve([(x + 72, base - dy), (x + 48, base - dy - 4), (x + 34, base - dy + 2)], stripe, 9)
    brush.blob(
        [(x - 40, base - 130), (x, base - 118), (x + 16, base - 60), (x - 6, base - 20), (x - 36, base - 40)], "#f8e3c8"
    )
    for dx in (-34, 4):
        brush.box(x + dx - 17, base - 64, x + dx + 17, base + 6, ("#e8974e", "#e29049"), radius=16)
        brush.oval(x + dx, base + 1, 21, 12, "#f8e3c8")
    for way in (-1, 1):
        brush.poly(
            [(x - 14 + way * 60, base - 212), (x - 14 + way * 54, base - 292), (x - 14 + way * 10, base - 248)], fur
        )
        brush.poly(
            [(x - 14 + way * 52, base - 222), (x - 14 + way * 48, base - 270), (x - 14 + way * 22, base - 244)],
            "#f2b8a0",
        )
    brush.oval(x - 14, base - 200, 66, 56, fur)
    brush.oval(x - 14, base - 178, 36, 26, "#f8e3c8")
    for dx in (-24, 0, 24):
        brush.line([(x - 14 + dx, base - 252 + abs(dx) * 0.2), (x - 14 + dx * 0.8, base - 230)], stripe, 8)
    for way in (-1, 1):
        brush.curve(
            [(x - 14 + way * 14, base - 202), (x - 14 + way * 27, base - 192), (x - 14 + way * 40, base - 202)],
            "#3a2618",
            5,
        )
        for dy in (0, 10):
            brush.line(
                [(x - 14 + way * 34, base - 176 + dy), (x - 14 + way * 84, base - 184 + dy * 2)], "#fff8ecaa", 2.5
            )
    brush.poly([(x - 23, base - 186), (x - 5, base - 186), (x - 14, base - 175)], "#b9574a")
    brush.curve(
        [(x - 28, base - 168), (x - 20, base - 163), (x - 14, base - 173), (x - 8, base - 163), (x, base - 168)],
        "#3a2618",
        3.5,
    )
