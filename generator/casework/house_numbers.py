"""House numbers: a title that is made of somebody's post names the street, never the door."""

import re

KIND = (
    r"(?:calle|c/\.?|cl\.|plaza|pza\.?|plza\.?|avenida|avda\.?|av\.|paseo|p\.º|callej[oó]n|cuesta|traves[ií]a|ronda"
    r"|glorieta|urbanizaci[oó]n|urb\.|barriada)"
)
SMALL = r"(?:de|del|la|las|los|el|y)"
CAPITAL = r"(?-i:[A-ZÁÉÍÓÚÑ])[\w'’-]*"
SMALL_LETTERS = r"[^\W\d_][\w'’-]*"
NUMBER = r"(?:n\.?\s?[ºo°]\.?\s?|n[uú]m(?:ero|\.)?\s?|#)?\d{1,4}(?:[a-z]\b|\s(?-i:[A-F])\b)?(?:\s?[-/]\s?\d{1,4})?"
FLAT = (
    r"(?:\s*,?\s*\d{1,2}\s?[ºª°]\s?(?:[a-z]\b|izq\w*|dcha\w*|derecha)?|\s*,?\s*(?:bajo|ático|portal \w+|piso \w+)\b)*"
)
NOT_A_TIME = r"(?![\w%:.,]?\d)(?!\w)"
STREET = rf"(?<!\w){KIND}\s*(?:{SMALL}\s+){{0,3}}"
NAMED = re.compile(
    rf"(?P<street>{STREET}{CAPITAL}(?:\s+(?:{SMALL}\s+)*{CAPITAL}){{0,3}})\s*,?\s+{NUMBER}{NOT_A_TIME}{FLAT}",
    re.IGNORECASE,
)
# Who writes no capitals writes "la calle lleva 2 noches" too: there only a number that ends something is a door's.
WHISPERED = re.compile(
    rf"(?P<street>{STREET}{SMALL_LETTERS})\s*,?\s+{NUMBER}{NOT_A_TIME}{FLAT}(?=\s*(?:[,;.!?)]|$))", re.IGNORECASE
)
GERMAN = re.compile(
    r"(?P<street>(?<!\w)(?:[\w-]*(?:stra(?:ß|ss)e|str\.|gasse|platz|allee)|[\w-]+weg))\s+"
    r"(?:nr\.?\s?)?\d{1,4}(?:\s?[a-z](?!\w))?(?:\s?[-/]\s?\d{1,4})?(?![\w%:.,]?\d)(?!\w)",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"(?<!\w)(?:no\.?\s?)?\d{1,4}[a-z]?\s+(?P<street>(?:[A-Z][\w'’]*\s+){1,3}"
    r"(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Court|Square|Terrace|Crescent)\b)"
)
DIGIT = re.compile(r"\d")


def without_house_numbers(text: str) -> str:
    """The text with the numbers (and floors) behind or before a street's name left out."""
    if not DIGIT.search(text):
        return text
    for pattern in (NAMED, WHISPERED, GERMAN, ENGLISH):
        text = pattern.sub(lambda match: match["street"], text)
    return text
