"""The avenue and its pothole; the square and its bin."""

from tests.example_town.drawing.brush import Brush
from tests.example_town.drawing.things import DAY, bell_tower, house, tree

SKY = ("#8fd0e0", "#fdeccb")
CONFETTI = ("#e4484f", "#f4b400", "#2a9d8f", "#4361ee", "#ff70a6")
ROOFS = ("#d9734a", "#c05b38")


def pothole() -> Brush:
    """The pothole, with the sky in it."""
    brush = _avenue()
    rim = [(470, 690), (540, 640), (650, 628), (770, 640), (830, 688), (800, 744), (690, 772), (560, 762), (486, 734)]
    brush.blob([(x + (x - 650) * 0.14, y + (y - 700) * 0.2) for x, y in rim], ("#6d6a70", "#565359"))
    brush.blob(rim, ("#3f3b40", "#4d484b"))
    brush.blob([(650 + (x - 650) * 0.82, 712 + (y - 700) * 0.72) for x, y in rim], ("#7fb9cb", "#cfe7e6"))
    brush.blob([(560, 706), (620, 690), (690, 694), (640, 712)], "#ffffff88")
    brush.blob([(690, 728), (740, 720), (770, 728), (726, 738)], "#ffffff55")
    for x, y, radius in ((430, 742, 9), (455, 770, 6), (866, 734, 10), (890, 706, 6), (846, 774, 7), (610, 800, 6)):
        brush.oval(x, y, radius, radius * 0.7, "#5b575d")
    _cone(brush, 915, 690)
    return brush


def pothole_mended() -> Brush:
    """The same place, smooth."""
    brush = _avenue()
    brush.poly([(430, 628), (846, 628), (900, 784), (376, 784)], ("#4c4a52", "#44424a"))
    brush.line([(430, 628), (846, 628), (900, 784), (376, 784), (430, 628)], "#3a3840", 5)
    for x, y in ((500, 660), (610, 700), (720, 654), (800, 740), (460, 750), (660, 762), (560, 738), (770, 690)):
        brush.oval(x, y, 4, 3, "#6a6870")
    return brush


def _avenue() -> Brush:
    brush = Brush(1200, 900, SKY)
    _clouds(brush)
    brush.blob(
        [(-60, 520), (140, 400), (380, 450), (620, 380), (900, 440), (1260, 380), (1260, 600), (-60, 600)],
        ("#b9c99a", "#9cb683"),
    )
    for x in range(40, 1200, 62):
        brush.oval(x, 462 + (x * 37 % 50), 17, 13, "#7f9f6c")
    house(brush, 40, 560, 250, 230, DAY, door=False)
    house(brush, 300, 560, 190, 190, DAY, door=False)
    tree(brush, 590, 566, 0.7)
    tree(brush, 760, 566, 0.62)
    house(brush, 860, 560, 270, 250, DAY, door=False)
    tree(brush, 1160, 574, 0.85)
    brush.box(0, 556, 1200, 586, ("#e8d8c0", "#d8c4a6"))
    brush.box(0, 582, 1200, 596, "#b5a58f")
    brush.box(0, 594, 1200, 900, ("#8b8890", "#6c6972"))
    for x in (-60, 250, 560, 870, 1180):
        brush.poly([(x + 100, 838), (x + 260, 838), (x + 256, 856), (x + 90, 856)], "#f7f1e3cc")
    brush.poly([(0, 594), (1200, 594), (1200, 622), (0, 622)], ("#00000022", "#00000000"))
    return brush


def _cone(brush: Brush, x: float, base: float) -> None:
    brush.oval(x + 18, base + 4, 86, 18, "#00000030", blur=6)
    brush.box(x - 66, base - 14, x + 66, base + 8, ("#f08a3a", "#d96f22"), radius=8)
    brush.poly(
        [(x - 46, base - 12), (x + 46, base - 12), (x + 12, base - 150), (x - 12, base - 150)], ("#ffa552", "#ee7f2d")
    )
    brush.poly([(x - 37, base - 48), (x + 37, base - 48), (x + 29, base - 82), (x - 29, base - 82)], "#fff8ec")
    brush.poly([(x - 22, base - 108), (x + 22, base - 108), (x + 16, base - 134), (x - 16, base - 134)], "#fff8ec")


def _clouds(brush: Brush) -> None:
    for x, y, size in ((210, 120, 1.0), (840, 90, 1.25), (1090, 200, 0.7)):
        for dx, dy, radius in ((-70, 8, 34), (-28, -12, 46), (26, -6, 40), (70, 10, 30)):
            brush.oval(x + dx * size, y + dy * size, radius * size * 1.3, radius * size * 0.7, "#ffffffcc")


def bin_full() -> Brush:
    """The morning after the fiesta."""
    brush = _square()
    for x, y, width, height, hue in (
        (330, 770, 120, 120, "#2d3142"),
        (880, 780, 130, 128, "#343a50"),
        (990, 800, 96, 92, "#4f5d75"),
        (250, 800, 88, 84, "#8fb8a8"),
    ):
        _bag(brush, x, y, width, height, hue)
    for x, y, width, height, hue in (
        (500, 446, 130, 110, "#343a50"),
        (610, 440, 130, 122, "#2d3142"),
        (716, 450, 120, 100, "#4f5d75"),
    ):
        _bag(brush, x, y, width, height, hue)
    _container(brush)
    brush.poly([(426, 396), (790, 318), (798, 352), (434, 430)], ("#47a57c", "#2f8461"))
    _bag(brush, 770, 806, 104, 100, "#2d3142")
    brush.poly([(420, 800), (486, 786), (498, 836), (430, 846)], ("#d9a066", "#b97f47"))
    for place in range(40):
        x, y = 40 + place * 487 % 1130, 790 + place * 211 % 100
        brush.box(x, y, x + 12, y + 6, CONFETTI[place % len(CONFETTI)], radius=2)
    for x, y in ((150, 850), (1080, 862)):
        brush.poly([(x, y), (x + 44, y - 10), (x + 48, y + 6), (x + 4, y + 16)], "#f7f1e3")
        brush.box(x + 6, y - 4, x + 40, y + 2, "#e4484f", radius=2)
    return brush


def bin_clean() -> Brush:
    """Thirty-six minutes later."""
    brush = _square()
    _container(brush)
    brush.box(424, 400, 796, 440, ("#47a57c", "#2f8461"), radius=16)
    brush.box(560, 392, 660, 404, "#27503f", radius=5)
    for x, y, width in ((230, 850, 160), (760, 866, 210), (540, 880, 120), (930, 836, 110)):
        brush.oval(x, y, width, 7, "#ffffff3d")
    for x, y in ((900, 640), (352, 690)):
        for dx, dy in ((0, -16), (0, 16), (-16, 0), (16, 0)):
            brush.poly(
                [
                    (x + dx, y + dy),
                    (x + (5 if dy else 0), y + (0 if dy else 5)),
                    (x - (5 if dy else 0), y - (0 if dy else 5)),
                ],
                "#ffffffdd",
            )
    return brush


def _square() -> Brush:
    brush = Brush(1200, 900, SKY)
    _clouds(brush)
    bell_tower(brush, 980, 640, DAY)
    house(brush, -30, 760, 320, 470, DAY)
    house(brush, 270, 760, 360, 540, DAY, door=False)
    house(brush, 640, 760, 290, 440, DAY)
    house(brush, 930, 760, 320, 340, DAY)
    for row in range(3):
        for place in range(26):
            hue = ("#e4484f", "#f4b400", "#2a9d8f")[(place + row) % 3]
            x, y = place * 50 - 20, 150 + row * 46 + abs(place - 12 - row * 3) * -4 + 40
            if row == 0:
                brush.poly([(x, y), (x + 30, y + 1), (x + 15, y + 34)], hue)
    brush.curve([(place * 50 - 20, 190 - abs(place - 12) * 4) for place in range(0, 27, 2)], "#7a5c4a", 3)
    brush.box(0, 756, 1200, 900, ("#ecd9bb", "#d3b994"))
    for x in range(-200, 1400, 130):
        brush.line([(600 + (x - 600) * 0.8, 760), (600 + (x - 600) * 1.25, 900)], "#c9ac8466", 3)
    brush.line([(0, 818), (1200, 818)], "#c9ac8466", 3)
    return brush


def _container(brush: Brush) -> None:
    brush.oval(610, 826, 240, 26, "#00000030", blur=8)
    brush.poly([(430, 430), (790, 430), (764, 800), (456, 800)], ("#3f9d76", "#276e52"))
    brush.poly([(430, 430), (500, 430), (510, 800), (456, 800)], "#ffffff14")
    for x in (530, 610, 690):
        brush.box(x - 7, 470, x + 7, 776, "#00000018", radius=6)
    brush.oval(610, 600, 62, 62, "#f7f1e3")
    brush.poly([(610, 560), (642, 618), (578, 618)], "#3f9d76")
    brush.poly([(610, 582), (626, 610), (594, 610)], "#f7f1e3")
    for x in (490, 730):
        brush.oval(x, 812, 24, 24, "#2b2b33")
        brush.oval(x, 812, 10, 10, "#b8b8c4")


def _bag(brush: Brush, x: float, base: float, width: float, height: float, hue: str) -> None:
    half = width / 2
    brush.oval(x, base, half * 1.1, 10, "#00000026", blur=5)
    brush.blob(
        [
            (x - half, base - height * 0.3),
            (x - half * 0.7, base - height * 0.75),
            (x - 8, base - height),
            (x + 10, base - height),
            (x + half * 0.75, base - height * 0.7),
            (x + half, base - height * 0.25),
            (x + half * 0.7, base),
            (x - half * 0.7, base),
        ],
        hue,
    )
    brush.poly(
        [
            (x - 8, base - height + 6),
            (x - 22, base - height - 22),
            (x, base - height - 10),
            (x + 22, base - height - 22),
            (x + 10, base - height + 6),
        ],
        hue,
    )
    brush.blob(
        [
            (x - half * 0.6, base - height * 0.5),
            (x - half * 0.35, base - height * 0.78),
            (x - half * 0.3, base - height * 0.4),
        ],
        "#ffffff2e",
    )
