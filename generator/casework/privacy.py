"""Personal data in residents' posts: such a post is only linked to until staff decide."""

import re
from collections.abc import Callable

DIGIT = re.compile(r"\d")
GLUED_AT = re.compile(r"[\w%+-]@\w")
EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")
PHONE = re.compile(r"(?<![\w/.=#-])(?:\+|00)?\(?\d[\d\s().\-–·/]{6,20}\d(?![\w%])")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,8}\b", re.IGNORECASE)
IDENTITY = re.compile(r"\b(?:\d{1,2}[. ]?\d{3}[. ]?\d{3}|[XYZ][- ]?\d{7})[- ]?[A-Z]\b", re.IGNORECASE)
SPANISH_PLATE = re.compile(r"\b\d{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}\b")
OLD_SPANISH_PLATE = re.compile(
    r"\b(?:A|AB|AL|AV|B|BA|BI|BU|C|CA|CC|CE|CO|CR|CS|CU|GC|GE|GI|GR|GU|H|HU|J|L|LE|LO|LU|M|MA|ML|MU|NA|O|OR|OU|P|PM|PO"
    r"|S|SA|SE|SG|SO|SS|T|TE|TF|TO|V|VA|VI|Z|ZA)[ -]\d{4}[ -][A-Z]{1,2}\b"
)
GERMAN_PLATE = re.compile(r"\b[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?[1-9]\d{0,3}[EH]?\b")
CONTROL_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
LINK = re.compile(r"https?://\S+")
DATE = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$|^\d{1,2}[.:]\d{2}\s?-\s?\d{1,2}[.:]\d{2}$")
FEWEST_DIGITS, MOST_DIGITS = 9, 15


def personal_data_in(text: str) -> str | None:
    """What kind of personal data a text holds ("phone number", "e-mail address", …), None where none is found.

    Bank account and identity-card numbers count with right check digits only. Links are not read.
    """
    if "://" in text:
        text = LINK.sub(" ", text)
    if "@" in text and GLUED_AT.search(text) and EMAIL.search(text):
        return "e-mail address"
    digits = len(DIGIT.findall(text))
    return next((kind for kind, fewest, holds in KINDS if digits >= fewest and holds(text)), None) if digits else None


def _has_iban(text: str) -> bool:
    """Any prefix of the letters and digits that passes the mod-97 check: what follows it may be glued on."""
    return any(_iban_within(re.sub(r"[ -]", "", match[0]).upper()) for match in IBAN.finditer(text))


def _iban_within(letters: str) -> bool:
    return any(_is_iban(letters[:length]) for length in range(15, min(len(letters), 34) + 1))


def _is_iban(letters: str) -> bool:
    """ISO 13616: the first four characters go to the end, letters count from A = 10, the remainder by 97 is 1."""
    return int("".join(str(int(letter, 36)) for letter in letters[4:] + letters[:4])) % 97 == 1


def _has_identity_number(text: str) -> bool:
    return any(_is_identity_number(re.sub(r"[. -]", "", match[0]).upper()) for match in IDENTITY.finditer(text))


def _is_identity_number(number: str) -> bool:
    """DNI and NIE: the last letter follows from the number modulo 23; X, Y and Z stand for 0, 1 and 2."""
    digits = number[:-1].translate(str.maketrans("XYZ", "012"))
    return CONTROL_LETTERS[int(digits) % 23] == number[-1]


def _has_phone(text: str) -> bool:
    """Nine to fifteen digits, grouped as people group them; short service numbers (112, 010) and dates are none."""
    return any(_is_phone(match[0].strip()) for match in PHONE.finditer(text))


def _is_phone(written: str) -> bool:
    digits = sum(character.isdigit() for character in written)
    international = written.startswith(("+", "00"))
    if not (FEWEST_DIGITS - (1 if international else 0) <= digits <= MOST_DIGITS) or DATE.match(written):
        return False
    grouped = any(not character.isdigit() for character in written)
    return international or grouped or (digits == FEWEST_DIGITS and written[0] in "6789") or written[0] == "0"


def _has(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text) is not None


# the kind, how many digits it takes at least, and how it is found
KINDS: tuple[tuple[str, int, Callable[[str], bool]], ...] = (
    ("bank account", 8, _has_iban),
    ("identity-card number", 7, _has_identity_number),
    ("number plate", 4, _has(SPANISH_PLATE)),
    ("number plate", 4, _has(OLD_SPANISH_PLATE)),
    ("number plate", 1, _has(GERMAN_PLATE)),
    ("phone number", 8, _has_phone),
)
