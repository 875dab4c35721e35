import re

import pytest

from tests.site.library import ROOM

SHEET = ROOM.parent.parent / "site_src" / "theme" / "assets" / "concejo.css"
WASHED = ("green", "blue", "amber", "red", "grey", "warm")


def colours(scheme: str) -> dict[str, str]:
    """The colours that a scheme sets; --cj- names without their prefix."""
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', SHEET.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    return dict(re.findall(r"--(?:cj-)?([\w-]+): (#[0-9a-f]{3,6});", block[1]))


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_words_stand_out_from_what_they_stand_on(scheme: str) -> None:
    palette = colours(scheme)
    grounds = [palette["md-default-bg-color"], palette["card"]]
    pairs = [
        (name, ground) for name in ("ink", "soft", "warm", "link") for ground in (palette[name],) for ground in grounds
    ]
    pairs += [(name, palette[f"{name}-wash"]) for name in WASHED]
    for name, ground in [*pairs, ("ink", palette["warm-wash"])]:
        assert contrast(palette[name], ground) >= 4.5, f"{name} on {ground}"


def test_the_sheet_is_light_and_asks_nobody_else_for_anything() -> None:
    text = SHEET.read_text(encoding="utf-8")
    assert len(text.encode()) < 20_000
    assert "url(" not in text
    assert "@import" not in text


PLAIN = frozenset(
    f"cj-{name}"
    for name in (
        "tag--settled", "tag--declined", "key--asked", "links", "ways", "waiting", "more", "thanked", "decided",
        "reasons", "numbers",
    )
)  # fmt: skip
"""Names that say what a part is, and look like the text round it."""


def test_every_class_of_the_pages_is_known_to_the_sheet_or_needs_no_look() -> None:
    used: set[str] = set()
    for template in (ROOM / "templates").glob("*.html"):
        for names in re.findall(r'class="([^"]+)"', template.read_text(encoding="utf-8")):
            used |= set(re.findall(r"cj-[a-z-]+[a-z]", names))
    styled = set(re.findall(r"\.(cj-[a-z-]+[a-z])", SHEET.read_text(encoding="utf-8")))
    assert used - styled <= PLAIN
