"""The swing in the park by the river; and Canela, who went for a ride."""

from tests.example_town.drawing.brush import Brush
from tests.example_town.drawing.things import DAY, geraniums, tree, window

CHAIN = "#5f6b73"


def swing_broken() -> Brush:
    """One chain is not enough."""
    brush = _park()
    brush.oval(560, 800, 120, 14, "#00000024", blur=6)
    _chain(brush, (500, 226), (520, 560))
    _chain(brush, (700, 226), (706, 330))
    brush.oval(706, 340, 7, 9, CHAIN)
    brush.poly([(500, 560), (542, 552), (628, 760), (588, 778)], ("#e4572e", "#c2431f"))
    brush.oval(524, 570, 6, 6, "#5b2a18")
    for x in (676, 742):
        brush.line([(x, 780), (x + 16, 762)], CHAIN, 5)
    _frame(brush)
    brush.box(274, 472, 926, 490, "#fff8ec")
    for place in range(10):
        x = 284 + place * 66
        brush.poly([(x + 12, 472), (x + 46, 472), (x + 34, 490), (x, 490)], "#e4484f")
    return brush


def swing_mended() -> Brush:
    """Ready to fly."""
    brush = _park()
    brush.oval(600, 806, 130, 14, "#00000024", blur=6)
    _chain(brush, (500, 226), (500, 640))
    _chain(brush, (700, 226), (700, 640))
    brush.box(476, 636, 724, 672, ("#ef6a3f", "#cf4c25"), radius=12)
    brush.box(484, 640, 716, 648, "#ffffff44", radius=4)
    _frame(brush)
    _kite(brush)
    return brush


def _park() -> Brush:
    brush = Brush(1200, 900, ("#8ed4e6", "#fdf2d6"))
    for x, y, size in ((250, 120, 1.0), (930, 90, 0.9)):
        for dx, dy, radius in ((-70, 8, 34), (-28, -12, 46), (26, -6, 40), (70, 10, 30)):
            brush.oval(x + dx * size, y + dy * size, radius * size * 1.3, radius * size * 0.7, "#ffffffcc")
    brush.blob(
        [(-80, 520), (160, 430), (430, 480), (700, 410), (980, 470), (1280, 420), (1280, 680), (-80, 680)],
        ("#bcd39b", "#a2c086"),
    )
    brush.poly([(0, 560), (1200, 530), (1200, 610), (0, 620)], ("#8fd0e0", "#6bb6cf"))
    for x, y, width in ((200, 588, 90), (620, 572, 120), (1010, 566, 80)):
        brush.oval(x, y, width, 3, "#ffffff88")
    brush.blob(
        [(-60, 640), (260, 604), (620, 612), (940, 590), (1260, 610), (1260, 940), (-60, 940)], ("#a8c878", "#83ab5a")
    )
    tree(brush, 110, 680, 1.35)
    tree(brush, 1100, 670, 1.2, crown=("#d8b24a", "#b08a32"))
    brush.blob(
        [(280, 790), (420, 746), (640, 738), (860, 752), (960, 800), (820, 850), (560, 862), (360, 844)],
        ("#e8cf9f", "#d6b884"),
    )
    for x, y, hue in (
        (70, 820, "#fff8ec"),
        (160, 860, "#f28fb0"),
        (1060, 800, "#fff8ec"),
        (1130, 850, "#f4b400"),
        (220, 740, "#f4b400"),
    ):
        for dx, dy in ((0, -7), (7, 0), (0, 7), (-7, 0)):
            brush.oval(x + dx, y + dy, 6, 6, hue)
        brush.oval(x, y, 5, 5, "#e9a13b")
    return brush


def _frame(brush: Brush) -> None:
    for x, foot in ((300, 236), (300, 356), (900, 846), (900, 966)):
        brush.line([(x, 216), (foot, 806)], "#2f7f86", 22)
    brush.line([(276, 216), (924, 216)], "#27696f", 26)
    for x in (500, 700):
        brush.oval(x, 228, 12, 12, "#f4b400")


def _chain(brush: Brush, top: tuple[float, float], end: tuple[float, float]) -> None:
    links = int((end[1] - top[1]) // 17)
    for place in range(links + 1):
        x, y = (top[axis] + (end[axis] - top[axis]) * place / links for axis in (0, 1))
        brush.oval(x, y, 6 if place % 2 else 3.4, 10, CHAIN)


def _kite(brush: Brush) -> None:
    brush.curve([(1010, 214), (980, 300), (1010, 370), (985, 430)], "#fff8ec", 3)
    brush.poly([(1010, 110), (1056, 160), (1010, 222), (964, 160)], ("#f4b400", "#ee8f2d"))
    brush.poly([(1010, 110), (1056, 160), (1010, 160)], "#e4484f")
    brush.poly([(1010, 222), (964, 160), (1010, 160)], "#2a9d8f")
    for x, y in ((984, 292), (1006, 352)):
        brush.poly([(x - 16, y - 8), (x + 16, y + 8), (x + 16, y - 8), (x - 16, y + 8)], "#e4484f")


def lost_dog() -> Brush:
    """Canela, cinnamon (light), one ear each way."""
    brush = Brush(1200, 900, ("#fff6e4", "#f3dfbf"))
    window(brush, 150, 130, 150, 200, DAY)
    geraniums(brush, 226, 334, 0.9)
    brush.box(880, 70, 1130, 700, "#a94a2b", radius=10)
    brush.box(900, 90, 1110, 700, ("#2f6f9a", "#255a80"), radius=6)
    for y in (120, 400):
        brush.box(930, y, 1080, y + 240, "#ffffff18", radius=6)
    brush.oval(926, 420, 11, 11, "#f2d492")
    brush.box(0, 620, 1200, 700, ("#4f86c6", "#3c6ea5"))
    for x in range(0, 1200, 80):
        brush.poly([(x + 40, 632), (x + 70, 660), (x + 40, 688), (x + 10, 660)], "#fdf6e6")
        brush.oval(x + 40, 660, 10, 10, "#f4b400")
    brush.box(0, 696, 1200, 900, ("#d8a877", "#bf8a58"))
    for x in range(-200, 1500, 170):
        brush.line([(600 + (x - 600) * 0.85, 700), (600 + (x - 600) * 1.2, 900)], "#a8744533", 4)
    _bowl(brush, 850, 842)
    _dog(brush, 560, 850)
    return brush


def _bowl(brush: Brush, x: float, base: float) -> None:
    brush.oval(x, base + 8, 110, 14, "#00000030", blur=6)
    brush.poly(
        [(x - 84, base - 48), (x + 84, base - 48), (x + 104, base + 6), (x - 104, base + 6)], ("#e4572e", "#bf421e")
    )
    brush.oval(x, base - 48, 84, 17, "#f2855f")
    brush.oval(x, base - 46, 70, 12, "#7b4a2a")


def _dog(brush: Brush, x: float, base: float) -> None:
    coat, dark, pale = ("#d99a5b", "#bf7c3f"), "#a9652f", "#f6e3c8"
    brush.oval(x, base + 2, 230, 24, "#00000034", blur=9)
    brush.curve(
        [(x - 120, base - 40), (x - 200, base - 50), (x - 236, base - 130), (x - 204, base - 176)], "#c98746", 36
    )
    brush.oval(x - 204, base - 176, 22, 24, pale)
    brush.blob(
        [
            (x - 150, base - 20),
            (x - 140, base - 170),
            (x - 80, base - 330),
            (x + 60, base - 350),
            (x + 116, base - 220),
            (x + 128, base - 30),
            (x + 60, base + 8),
            (x - 90, base + 8),
        ],
        coat,
    )
    brush.oval(x - 96, base - 76, 84, 80, ("#d39352", "#c17f43"))
    brush.blob(
        [(x - 30, base - 330), (x + 56, base - 330), (x + 72, base - 190), (x + 30, base - 90), (x - 30, base - 190)],
        pale,
    )
    for dx in (-16, 66):
        brush.box(x + dx - 34, base - 200, x + dx + 34, base + 4, ("#d99a5b", "#cf8d4d"), radius=32)
        brush.oval(x + dx, base - 8, 44, 24, pale)
        for toe in (-14, 14):
            brush.line([(x + dx + toe, base - 2), (x + dx + toe, base + 8)], "#c9a274", 4)
    brush.oval(x - 110, base - 4, 66, 20, pale)
    brush.blob([(x - 84, base - 486), (x - 130, base - 640), (x - 96, base - 662), (x - 20, base - 560)], dark)
    brush.blob([(x - 80, base - 510), (x - 108, base - 622), (x - 92, base - 632), (x - 44, base - 556)], "#e7b692")
    brush.oval(x + 22, base - 456, 138, 126, coat)
    brush.blob(
        [
            (x + 110, base - 560),
            (x + 176, base - 536),
            (x + 204, base - 424),
            (x + 170, base - 388),
            (x + 132, base - 452),
        ],
        dark,
    )
    brush.blob(
        [(x + 4, base - 580), (x + 40, base - 580), (x + 48, base - 470), (x + 22, base - 440), (x - 4, base - 470)],
        pale,
    )
    brush.oval(x + 24, base - 400, 80, 60, pale)
    for dx in (-40, 84):
        brush.oval(x + dx, base - 480, 17, 20, "#2a1c14")
        brush.oval(x + dx + 5, base - 487, 6, 7, "#fffaf0")
        brush.curve([(x + dx - 20, base - 514), (x + dx, base - 524), (x + dx + 20, base - 514)], dark, 7)
    brush.blob([(x - 4, base - 436), (x + 24, base - 446), (x + 52, base - 436), (x + 24, base - 404)], "#2a1c14")
    brush.oval(x + 14, base - 434, 8, 4, "#ffffff77")
    brush.curve(
        [(x - 20, base - 390), (x + 4, base - 376), (x + 24, base - 402), (x + 44, base - 376), (x + 68, base - 390)],
        "#2a1c14",
        6,
    )
    brush.blob(
        [(x + 6, base - 380), (x + 42, base - 380), (x + 38, base - 336), (x + 24, base - 326), (x + 10, base - 336)],
        "#ef7b7b",
    )
    brush.blob(
        [
            (x - 104, base - 356),
            (x - 20, base - 322),
            (x + 60, base - 322),
            (x + 138, base - 352),
            (x + 130, base - 312),
            (x + 60, base - 288),
            (x - 30, base - 288),
            (x - 100, base - 316),
        ],
        ("#e23f3f", "#c22f33"),
    )
    brush.poly([(x - 44, base - 296), (x + 88, base - 296), (x + 22, base - 200)], ("#d93a3b", "#b82a2f"))
    for dx, dy in ((-10, 278), (40, 280), (16, 252), (22, 226), (-60, 318), (100, 316)):
        brush.oval(x + dx, base - dy, 6, 6, "#fff8ec")
