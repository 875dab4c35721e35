"""Streets as people write them: "C/ Mesón", "calle del Mesón", "Gartenstr." and "Gartenstraße" are one each."""

import re
from collections.abc import Iterator

from generator.casework.folding import fold

KINDS = {
    "cl": "calle",
    "pza": "plaza",
    "plza": "plaza",
    "pl": "plaza",
    "pz": "plaza",
    "avda": "avenida",
    "avd": "avenida",
    "av": "avenida",
    "po": "paseo",
    "pso": "paseo",
    "cno": "camino",
    "ctra": "carretera",
    "gta": "glorieta",
    "urb": "urbanizacion",
    "strasse": "str",
    "st": "street",
    "rd": "road",
    "ave": "avenue",
    "ln": "lane",
    "sq": "square",
}
"""Short forms and what they stand for; both sides of a comparison go through it, so one form is enough."""

PARTICLES = frozenset(("de", "del", "la", "las", "los", "el", "der", "den", "the"))
CALLE = re.compile(r"\bc(?:/\.?|\.)\s*(?=\w)")
PIECES = re.compile(r"\w+|[^\w\s'’-]|\n")
BREAK = "|"


def street_words(text: str) -> tuple[str, ...]:
    """The words of a text as streets are compared; a sign between two words is kept, so that nothing spans it."""
    return tuple(_words(CALLE.sub("calle ", fold(text))))


def _words(folded: str) -> Iterator[str]:
    before = ""
    for piece in PIECES.findall(folded):
        if piece in PARTICLES or (piece == "." and before in {*KINDS, "str"}):
            continue
        before = piece
        if not piece[0].isalnum():
            yield BREAK
        else:
            yield KINDS.get(piece) or _german(piece)


def _german(word: str) -> str:
    return f"{word.removesuffix('strasse')}str" if word.endswith("strasse") else word
