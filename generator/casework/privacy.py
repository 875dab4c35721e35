"""Personal data in posts: such a post is only linked to until staff decide."""

import re
from collections.abc import Callable, Iterator

from generator.casework.plates import has_plate
from generator.domain.posts import Post
from generator.domain.towns import Contact

DIGIT = re.compile(r"\d")
GLUED_AT = re.compile(r"[\w%+-]@\w| @ ")
SPELLERS = ("(", "[", "{", " dot ", " punto ", " punkt ", " DOT ", "arroba")
EMAIL = re.compile(r"[\w.+%-]{1,64}(?:@| @ )[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")
DOT = r"(?:\s?\.\s?|\s?[(\[{]\s?(?:dot|punto|punkt)\s?[)\]}]\s?|\s(?:dot|punto|punkt)\s)"
SPELT_EMAIL = re.compile(
    rf"[\w.+%-]{{1,64}}\s?[(\[{{]\s?(?:at|ät|arroba|@)\s?[)\]}}]\s?[\w-]{{1,63}}(?:{DOT}[\w-]{{2,63}}){{1,3}}"
    rf"|[\w.+%-]{{1,64}}\s(?:at|ät|arroba|klammeraffe)\s[\w-]{{1,63}}(?:\s(?:dot|punto|punkt)\s[\w-]{{2,63}}){{1,3}}",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\w/.=#-])(?:\+|00)?\(?\d[\d\s().\-–·/]{6,20}\d(?![\w%])")
CONTACT_LINK = re.compile(
    r"(?:wa\.me/|t\.me/|whatsapp\.com/send/?\?phone=|signal\.me/#p/|tel:)(\+?\d{7,15})", re.IGNORECASE
)
LINKED = (".me/", "phone=", "tel:", ".ME/")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,8}\b", re.IGNORECASE | re.ASCII)
IDENTITY = re.compile(r"\b(?:\d{1,2}[. ]?\d{3}[. ]?\d{3}|[XYZ][- ]?\d{7})[- ]?[A-Z]\b", re.IGNORECASE | re.ASCII)
CONTROL_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
LINK = re.compile(r"https?://\S+")
DATE = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$|^\d{1,2}[.:]\d{2}\s?-\s?\d{1,2}[.:]\d{2}$")
FEWEST_DIGITS, MOST_DIGITS = 9, 15
DIGITS_OF_A_CARD = 7
SAME_NUMBER = 9
"""So many last digits make two telephone numbers the same, with or without the country's prefix."""
NOBODYS: frozenset[str] = frozenset()


def personal_data_in(text: str, public: frozenset[str] = NOBODYS) -> str | None:
    """What kind of personal data a text holds ("phone number", "e-mail address", …), None where none is found.

    Bank account and identity-card numbers count with right check digits only. Of links only those are read that are a
    telephone number. `public` holds what anybody may repeat, as `published` gives it.
    """
    if any(address not in public for address in _addresses(text)):
        return "e-mail address"
    if any(number not in public for number in _linked_numbers(text)):
        return "phone number"
    if "://" in text:
        text = LINK.sub(" ", text)
    digits = len(DIGIT.findall(text))
    if not digits:
        return None
    kind = next((kind for kind, fewest, holds in KINDS if digits >= fewest and holds(text)), None)
    if kind is None and digits >= FEWEST_DIGITS - 1 and any(number not in public for number in _phones(text)):
        return "phone number"
    return kind


def ways_to_reach(text: str) -> frozenset[str]:
    """The e-mail addresses and telephone numbers of a text, in the one form in which they are compared."""
    return frozenset((*_addresses(text), *_linked_numbers(text), *_phones(LINK.sub(" ", text))))


def published(contact: Contact) -> frozenset[str]:
    """The town's own published ways to reach it: no personal data, whoever repeats them."""
    return ways_to_reach(f"{contact.phone}\n{contact.email}\n{contact.counter}\n{contact.web}")


def text_with_links(post: Post) -> str:
    """A post's text and where its links lead: a short link may hide a telephone number."""
    links = [f"{span.href} {span.label}" for span in post.spans if span.kind == "link"]
    return "\n".join((post.text, *links)) if links else post.text


def names_a_person(text: str) -> bool:
    """Whether a text holds an identity-card number or a number plate: personal whoever writes it."""
    if "://" in text:
        text = LINK.sub(" ", text)
    digits = len(DIGIT.findall(text))
    return digits > 0 and (has_plate(text) or (digits >= DIGITS_OF_A_CARD and _has_identity_number(text)))


def _addresses(text: str) -> list[str]:
    found = [match[0] for match in EMAIL.finditer(text)] if "@" in text and GLUED_AT.search(text) else []
    if any(map(text.__contains__, SPELLERS)):
        found += [match[0] for match in SPELT_EMAIL.finditer(text)]
    return [re.sub(r"\s", "", address).casefold() for address in found]


def _linked_numbers(text: str) -> Iterator[str]:
    if any(sign in text for sign in LINKED):
        for match in CONTACT_LINK.finditer(text):
            yield _last_digits(match[1])


def _phones(text: str) -> Iterator[str]:
    """Nine to fifteen digits, grouped as people group them; short service numbers (112, 010) and dates are none."""
    for match in PHONE.finditer(text):
        if _is_phone(match[0].strip()):
            yield _last_digits(match[0])


def _last_digits(number: str) -> str:
    return re.sub(r"\D", "", number)[-SAME_NUMBER:]


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


def _is_phone(written: str) -> bool:
    digits = sum(character.isdigit() for character in written)
    international = written.startswith(("+", "00"))
    if not (FEWEST_DIGITS - (1 if international else 0) <= digits <= MOST_DIGITS) or DATE.match(written):
        return False
    grouped = any(not character.isdigit() for character in written)
    return international or grouped or (digits == FEWEST_DIGITS and written[0] in "6789") or written[0] == "0"


# the kind, how many digits it takes at least, and how it is found
KINDS: tuple[tuple[str, int, Callable[[str], bool]], ...] = (
    ("bank account", 8, _has_iban),
    ("identity-card number", DIGITS_OF_A_CARD, _has_identity_number),
    ("number plate", 1, has_plate),
)
