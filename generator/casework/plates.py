"""Number plates in what people write: Spanish, German, Austrian, Swiss and British ones."""

import re

VEHICLE = re.compile(
    r"matr[ií]cula|coche|furgo|veh[ií]culo|camión|camion|moto\b|kennzeichen|nummernschild|auto\b|wagen|fahrzeug|pkw|lkw"
    r"|falschparker|parkt|\bcar\b|\bvan\b|vehicle|number ?plate|\breg\b|\btruck\b|parked|aparcad|turismo|\btaxi\b",
    re.IGNORECASE,
)
SPANISH = re.compile(r"\b\d{4}[ -]?([BCDFGHJKLMNPRSTVWXYZ]{3})\b", re.IGNORECASE)
PROVINCES = (
    "A|AB|AL|AV|B|BA|BI|BU|C|CA|CC|CE|CO|CR|CS|CU|GC|GE|GI|GR|GU|H|HU|J|L|LE|LO|LU|M|MA|ML|MU|NA|O|OR|OU|P|PM|PO"
    "|S|SA|SE|SG|SO|SS|T|TE|TF|TO|V|VA|VI|Z|ZA"
)
OLD_SPANISH = re.compile(rf"\b(?:{PROVINCES})(?:-\d{{4}}-|[ -]\d{{4}}[ -])([A-Z]{{1,2}})\b", re.IGNORECASE)
GERMAN = re.compile(r"\b[A-ZÄÖÜ]{1,3}-([A-Z]{1,2}) ?[1-9]\d{0,3}[EH]?\b", re.IGNORECASE)
BRITISH = re.compile(r"\b[A-Z]{2}\d{2} ?([A-Z]{3})\b", re.IGNORECASE)
AUSTRIAN = re.compile(r"\b[A-Z]{1,2}[- ]\d{3,5} ?([A-Z]{1,3})\b", re.IGNORECASE)
SWISS = re.compile(
    r"\b(AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)[ -]?\d{3,6}\b", re.IGNORECASE
)
UNITS = frozenset(
    ("kms", "mts", "pts", "hrs", "lts", "cms", "rts", "kwh", "mph", "gbp", "rpm", "fps", "kgs", "mbs", "gbs", "tbs")
)
DIGITS = re.compile(r"\d+")
FEW_DIGITS = 3
REACH = 8
"""No plate has more than so many letters, spaces and dashes before or after some of its digits."""
PLAIN = (SPANISH, OLD_SPANISH, GERMAN, BRITISH)
ONLY_OF_VEHICLES = (AUSTRIAN, SWISS)


def has_plate(text: str) -> bool:
    """Whether a number plate is named: in capitals, or beside a word for a vehicle, or as "1234bcd"."""
    return any(
        _may_belong_to_one(text, *run.span()) and _is_part_of_one(text, max(run.start() - REACH, 0), run.end() + REACH)
        for run in DIGITS.finditer(text)
    )


def _may_belong_to_one(text: str, start: int, end: int) -> bool:
    """A look before the patterns: letters close by, and three digits, or a dash or two letters in front of fewer."""
    before = text[max(start - 3, 0) : start]
    if end - start < FEW_DIGITS and "-" not in before and not before[-2:].isalpha():
        return False
    return any(map(str.isalpha, before[-2:] + text[end : end + 2]))


def _is_part_of_one(text: str, first: int, stop: int) -> bool:
    """Whether the few letters around some digits make a plate."""
    found = [match for pattern in PLAIN for match in pattern.finditer(text, first, stop)]
    if any(match[0].upper() == match[0] for match in found):
        return True
    if any(match.re is SPANISH and " " not in match[0] and match[1].casefold() not in UNITS for match in found):
        return True
    hinted = any(match[1].casefold() not in UNITS for match in found) or any(
        pattern.search(text, first, stop) for pattern in ONLY_OF_VEHICLES
    )
    return hinted and VEHICLE.search(text) is not None
