"""Calle Mesón at night, before and after the electrician."""

from tests.example_town.drawing.brush import Brush
from tests.example_town.drawing.things import DUSK, bell_tower, geraniums, house, window

STARS = (
    (70, 60),
    (180, 130),
    (265, 46),
    (410, 96),
    (505, 38),
    (620, 120),
    (705, 60),
    (845, 30),
    (905, 150),
    (1080, 90),
    (1150, 40),
    (350, 170),
)
WARM = "#ffd27a"


def lamp_out() -> Brush:
    """Two nights without light."""
    brush = _street()
    _lamp(brush, lit=False)
    return brush


def lamp_lit() -> Brush:
    """And there was light."""
    brush = _street()
    brush.light(608, 420, 700, 640, (2.6, 2.05, 0.8))
    brush.light(608, 840, 520, 120, (2.3, 2.0, 0.85))
    brush.glow(608, 330, 330, 320, "#ffc76a90")
    window(brush, 812, 352, 58, 84, DUSK, pane=("#ffdf94", "#f9b557"))
    brush.glow(841, 394, 100, 100, "#ffcf7055")
    _lamp(brush, lit=True)
    return brush


def _street() -> Brush:
    brush = Brush(1200, 900, ("#1b1a3f", "#5b3f77"))
    brush.glow(940, 110, 240, 240, "#fff3d044")
    brush.oval(940, 110, 44, 44, "#fdf0cf")
    brush.oval(926, 100, 9, 8, "#e9d7b2")
    brush.oval(954, 126, 12, 10, "#e9d7b2")
    brush.oval(952, 88, 5, 5, "#e9d7b2")
    for x, y in STARS:
        brush.oval(x, y, 2.6, 2.6, "#fff6dccc")
    bell_tower(brush, 440, 640, DUSK)
    house(brush, 516, 800, 260, 330, DUSK, door=False)
    house(brush, -40, 800, 330, 520, DUSK)
    house(brush, 270, 800, 260, 410, DUSK)
    house(brush, 760, 800, 300, 560, DUSK)
    house(brush, 1050, 800, 260, 450, DUSK)
    window(brush, 1091, 440, 58, 84, DUSK, pane=("#c98a4e", "#a86a3e"))
    brush.box(0, 796, 1200, 900, ("#3a3158", "#221c38"))
    for row, y in enumerate((816, 842, 872)):
        for column in range(-1, 16):
            brush.box(column * 80 + row * 34, y, column * 80 + row * 34 + 66, y + 17 + row * 3, "#4a3f6a66", radius=8)
    geraniums(brush, 1010, 800, 1.0, flower="#a8466a", night=True)
    geraniums(brush, 204, 800, 0.9, flower="#a8466a", night=True)
    return brush


def _lamp(brush: Brush, *, lit: bool) -> None:
    iron = "#14122a"
    brush.box(600, 380, 616, 830, iron, radius=5)
    brush.oval(608, 832, 40, 13, iron)
    brush.box(590, 780, 626, 832, iron, radius=6)
    brush.box(594, 600, 622, 612, iron, radius=4)
    brush.curve([(608, 400), (575, 392), (566, 372), (580, 362)], iron, 7)
    brush.curve([(608, 400), (641, 392), (650, 372), (636, 362)], iron, 7)
    glass = ("#fffbe6", "#ffd06a") if lit else ("#3c3966", "#2c2950")
    brush.poly([(572, 282), (644, 282), (630, 376), (586, 376)], iron)
    brush.poly([(581, 288), (635, 288), (623, 369), (593, 369)], glass)
    brush.line([(608, 286), (608, 372)], iron, 4)
    brush.poly([(560, 284), (656, 284), (632, 250), (584, 250)], iron)
    brush.oval(608, 244, 11, 11, iron)
    if lit:
        brush.glow(608, 330, 120, 120, "#fff6d0c0")
