"""The fountain of plaza de la Corva, and its sparrows."""

from tests.example_town.drawing.brush import Brush
from tests.example_town.drawing.things import DAY, geraniums, house, sparrow, tree

STONE = ("#e9dcc5", "#c2ad8d")
DARK = "#a08c6e"


def fountain_dry() -> Brush:
    """A pump that burnt out."""
    brush = _square()
    _fountain(brush, basin=("#b7a484", "#a39071"))
    for crack in (
        [(440, 668), (466, 676), (480, 664), (510, 680)],
        [(700, 676), (724, 664), (756, 678)],
        [(590, 682), (612, 672), (640, 688)],
    ):
        brush.line(crack, "#8b7757", 3)
    for x, y in ((520, 660), (690, 690), (800, 662)):
        brush.blob([(x, y), (x + 16, y - 9), (x + 30, y), (x + 14, y + 5)], "#b9763a")
    sparrow(brush, 330, 628, 1.25)
    sparrow(brush, 880, 628, 1.15, left=True)
    return brush


def fountain_running() -> Brush:
    """And the sparrows bathe."""
    brush = _square()
    _fountain(brush, basin=("#6cc3d5", "#3d97b8"))
    for way in (-1, 1):
        for reach, top, width in ((60, 250, 9), (104, 268, 8)):
            brush.curve(
                [(606, 300), (606 + way * reach * 0.5, top), (606 + way * reach, 330), (606 + way * reach * 1.12, 432)],
                "#dff6fbd0",
                width,
            )
        for x in (104, 132):
            brush.line(
                [(606 + way * x, 446), (606 + way * (x + 22), 560), (606 + way * (x + 28), 656)], "#dff6fbb8", 10
            )
    brush.curve([(606, 318), (600, 262), (606, 226), (612, 262), (606, 318)], "#f2fcffdd", 12)
    brush.oval(606, 430, 118, 13, "#a5e0ec")
    for x, y, width in ((606, 668, 250), (480, 686, 90), (740, 684, 100), (606, 660, 120)):
        brush.oval(x, y, width, 7, "#ffffff55")
    for x, y in ((470, 640), (742, 636), (520, 616), (694, 612), (450, 610), (768, 602)):
        brush.oval(x, y, 5, 6, "#eafaff")
    sparrow(brush, 372, 672, 1.2)
    sparrow(brush, 846, 628, 1.15, left=True)
    brush.oval(372, 674, 52, 10, "#a5e0ecdd")
    for x, y in ((326, 620), (338, 602), (414, 604), (424, 626), (312, 640)):
        brush.oval(x, y, 5, 6, "#eafaff")
    return brush


def _square() -> Brush:
    brush = Brush(1200, 900, ("#76c4de", "#fdf0d2"))
    brush.glow(1040, 110, 330, 330, "#fff2c0cc")
    brush.oval(1040, 110, 50, 50, "#fff3c4")
    house(brush, -60, 640, 320, 400, DAY)
    house(brush, 250, 640, 250, 310, DAY, door=False)
    house(brush, 730, 640, 240, 330, DAY, door=False)
    house(brush, 960, 640, 320, 420, DAY)
    tree(brush, 560, 640, 1.1, crown=("#f0a24a", "#c9782f"))
    brush.box(0, 636, 1200, 900, ("#f0dfc0", "#d8bf98"))
    for y in (690, 756, 834):
        brush.line([(0, y), (1200, y)], "#c9ac8455", 3)
    for x in range(-300, 1600, 150):
        brush.line([(600 + (x - 600) * 0.75, 640), (600 + (x - 600) * 1.3, 900)], "#c9ac8455", 3)
    geraniums(brush, 96, 846, 1.35)
    geraniums(brush, 1110, 846, 1.35, flower="#f28fb0")
    return brush


def _fountain(brush: Brush, basin: tuple[str, str]) -> None:
    brush.oval(606, 818, 390, 46, "#00000026", blur=10)
    brush.poly([(262, 640), (950, 640), (900, 806), (312, 806)], STONE)
    brush.oval(606, 806, 294, 30, STONE[1])
    for x in (350, 434, 520, 606, 692, 778, 862):
        brush.line([(606 + (x - 606) * 1.16, 668), (x, 812)], "#b39d7b88", 4)
    brush.oval(606, 644, 362, 56, STONE[0])
    brush.oval(606, 650, 330, 44, DARK)
    brush.oval(606, 660, 318, 38, basin)
    brush.poly([(570, 668), (642, 668), (630, 440), (582, 440)], STONE)
    brush.poly([(470, 428), (742, 428), (668, 480), (544, 480)], STONE)
    brush.oval(606, 428, 138, 20, STONE[0])
    brush.oval(606, 430, 118, 13, basin if basin[0].startswith("#6") else DARK)
    brush.poly([(592, 428), (620, 428), (616, 330), (596, 330)], STONE)
    brush.oval(606, 322, 24, 22, STONE)
