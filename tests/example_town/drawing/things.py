"""What stands about in the town: houses, pots, trees, birds, the bell tower with the stork's nest."""

from dataclasses import dataclass

from tests.example_town.drawing.brush import Brush, Paint


@dataclass(frozen=True, slots=True)
class Hues:
    """The colours of a house."""

    wall: Paint
    roof: Paint
    tile: str
    pane: Paint
    frame: str
    skirting: str


DAY = Hues(("#fffaf0", "#f6e6cf"), ("#d9734a", "#c05b38"), "#a94a2b", ("#54788a", "#86aab0"), "#2f7f86", "#e9b44c")
DUSK = Hues(("#5a5590", "#3d3a6b"), ("#3a2d58", "#31264c"), "#28203f", ("#232043", "#2d2953"), "#2b2750", "#4b4478")


def house(brush: Brush, x: float, base: float, width: float, height: float, hues: Hues, *, door: bool = True) -> None:
    """A whitewashed house of two floors under a tiled roof."""
    top = base - height
    brush.box(x, top, x + width, base, hues.wall)
    brush.box(x, base - height * 0.09, x + width, base, hues.skirting)
    brush.poly([(x - 14, top), (x + 16, top - 62), (x + width - 16, top - 62), (x + width + 14, top)], hues.roof)
    for number in range(int((width + 28) // 24)):
        brush.oval(x - 2 + number * 24, top + 1, 12, 9, hues.tile)
    places = (0.27, 0.73) if width > 220 else (0.5,)
    for place in places:
        window(brush, x + width * place - 29, top + height * 0.2, 58, 84, hues)
    if door:
        doorway(brush, x + width * 0.27 - 40, base, hues)
        window(brush, x + width * 0.73 - 29, top + height * 0.6, 58, 70, hues)


def window(
    brush: Brush, x: float, y: float, width: float, height: float, hues: Hues, *, pane: Paint | None = None
) -> None:
    """A window with open shutters and a sill."""
    for side in (x - width * 0.42, x + width * 1.02):
        brush.box(side, y, side + width * 0.4, y + height, hues.frame, radius=3)
        for slat in range(1, 6):
            brush.box(side + 4, y + height * slat / 6, side + width * 0.4 - 4, y + height * slat / 6 + 3, "#00000022")
    brush.box(x, y, x + width, y + height, pane or hues.pane)
    brush.box(x + width / 2 - 2, y, x + width / 2 + 2, y + height, hues.frame)
    brush.box(x, y + height * 0.5, x + width, y + height * 0.5 + 4, hues.frame)
    brush.box(x - width * 0.45, y + height, x + width * 1.45, y + height + 9, hues.tile, radius=4)


def doorway(brush: Brush, x: float, base: float, hues: Hues) -> None:
    """An arched door."""
    brush.oval(x + 40, base - 118, 44, 44, hues.tile)
    brush.box(x - 4, base - 118, x + 84, base, hues.tile)
    brush.oval(x + 40, base - 118, 36, 36, hues.frame)
    brush.box(x + 4, base - 118, x + 76, base, hues.frame)
    brush.box(x + 38, base - 150, x + 42, base, "#00000030")
    brush.oval(x + 52, base - 68, 5, 5, "#f2d492")


def geraniums(
    brush: Brush, x: float, base: float, size: float = 1.0, *, flower: str = "#e4484f", night: bool = False
) -> None:
    """A pot of geraniums."""
    for dx, dy, radius in ((-26, -72, 22), (2, -86, 26), (28, -70, 22), (0, -62, 26)):
        brush.oval(
            x + dx * size,
            base + dy * size,
            radius * size,
            radius * size * 0.85,
            ("#4a5a72", "#34405c") if night else ("#6fae6a", "#3f7d4e"),
        )
    for dx, dy in ((-30, -82), (-10, -98), (14, -100), (34, -80), (4, -74), (-18, -66), (24, -62)):
        brush.oval(x + dx * size, base + dy * size, 9 * size, 8 * size, flower)
        brush.oval(x + (dx - 2) * size, base + (dy - 2) * size, 3 * size, 3 * size, "#ffffff66")
    brush.poly(
        [
            (x - 30 * size, base - 52 * size),
            (x + 30 * size, base - 52 * size),
            (x + 22 * size, base),
            (x - 22 * size, base),
        ],
        ("#6a4358", "#553450") if night else ("#cf7a4a", "#a9552f"),
    )
    brush.box(
        x - 34 * size,
        base - 58 * size,
        x + 34 * size,
        base - 44 * size,
        "#744a60" if night else "#dd8c58",
        radius=4 * size,
    )


def tree(brush: Brush, x: float, base: float, size: float = 1.0, *, crown: Paint = ("#93b76b", "#557f48")) -> None:
    """A round tree with light from the left."""
    brush.poly(
        [
            (x - 12 * size, base),
            (x + 12 * size, base),
            (x + 7 * size, base - 160 * size),
            (x - 7 * size, base - 160 * size),
        ],
        ("#8a6242", "#6b4a32"),
    )
    for dx, dy, radius in ((-52, -170, 58), (50, -176, 60), (0, -232, 74), (-30, -214, 56), (36, -224, 54)):
        brush.oval(x + dx * size, base + dy * size, radius * size, radius * size * 0.92, crown)
    for dx, dy, radius in ((-36, -236, 30), (-66, -182, 22), (14, -264, 26)):
        brush.oval(x + dx * size, base + dy * size, radius * size, radius * size * 0.8, "#ffffff1f")


def sparrow(brush: Brush, x: float, y: float, size: float = 1.0, *, left: bool = False) -> None:
    """A sparrow that sits."""
    way = -size if left else size
    brush.poly([(x - 20 * way, y - 14 * size), (x - 46 * way, y - 4 * size), (x - 42 * way, y - 16 * size)], "#6f4e37")
    brush.oval(x, y - 18 * size, 25 * size, 18 * size, ("#a9764f", "#d9b48f"))
    brush.blob(
        [
            (x - 26 * way, y - 14 * size),
            (x - 8 * way, y - 31 * size),
            (x + 8 * way, y - 22 * size),
            (x - 6 * way, y - 11 * size),
        ],
        "#7d563a",
    )
    brush.oval(x + 18 * way, y - 35 * size, 14 * size, 13 * size, "#a9764f")
    brush.oval(x + 20 * way, y - 31 * size, 9 * size, 8 * size, "#f3e2cf")
    brush.poly([(x + 29 * way, y - 39 * size), (x + 41 * way, y - 34 * size), (x + 29 * way, y - 31 * size)], "#4a3b32")
    brush.oval(x + 21 * way, y - 38 * size, 2.6 * size, 2.6 * size, "#231a16")
    for leg in (-5, 5):
        brush.line([(x + leg * size, y - 3 * size), (x + leg * size, y + 6 * size)], "#4a3b32", 2.4 * size)


def bell_tower(brush: Brush, x: float, base: float, hues: Hues) -> None:
    """The bell tower, and on top of it the stork's nest, with the stork."""
    brush.box(x, base - 420, x + 120, base, hues.wall)
    brush.box(x - 10, base - 300, x + 130, base - 288, hues.tile)
    for side in (x + 26, x + 70):
        brush.oval(side + 12, base - 372, 13, 13, hues.pane)
        brush.box(side - 1, base - 372, side + 25, base - 316, hues.pane)
    brush.poly([(x - 12, base - 420), (x + 132, base - 420), (x + 60, base - 520)], hues.roof)
    brush.oval(x + 60, base - 520, 44, 14, "#4a3426")
    for dx in range(-40, 44, 11):
        brush.line([(x + 60 + dx, base - 518), (x + 60 + dx * 1.25, base - 530 + abs(dx) * 0.25)], "#5d4330", 3)
    stork(brush, x + 58, base - 528)


def stork(brush: Brush, x: float, y: float) -> None:
    """The stork of Villacorva, on one leg."""
    brush.line([(x, y), (x, y - 34)], "#d1603d", 4)
    brush.blob([(x - 30, y - 44), (x - 6, y - 58), (x + 18, y - 52), (x + 12, y - 36), (x - 12, y - 34)], "#fbf7ef")
    brush.blob([(x - 40, y - 38), (x - 22, y - 50), (x - 4, y - 40), (x - 20, y - 34)], "#2a2a38")
    brush.curve([(x + 12, y - 48), (x + 20, y - 66), (x + 16, y - 80)], "#fbf7ef", 8)
    brush.oval(x + 17, y - 84, 8, 7, "#fbf7ef")
    brush.poly([(x + 22, y - 88), (x + 54, y - 78), (x + 22, y - 81)], "#d1603d")
    brush.oval(x + 19, y - 86, 1.6, 1.6, "#1b1b24")
