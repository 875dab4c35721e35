"""The kinds of values that forms are made of. Each takes a text and refuses it with a rule's number and what to do."""

import re
import unicodedata
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.domain.reads import parse_dollars
from generator.townfiles.findings import shown
from generator.townfiles.saying import Said, said

SLUG = r"[a-z0-9][a-z0-9-]{0,63}"
HANDLE = r"@?[A-Za-z0-9_]{1,15}"
HASHTAG = r"#?(?!\d+$)\w{1,100}"
SIGNS = "^*~/-–—_"
MOST_DAYS = 365
MOST_MONTHS = 1200


class Form(BaseModel):
    """A part of a file: every key is known, and nothing is changed after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def refused(number: str, message: Said) -> PydanticCustomError:
    """The error that a field raises: the rule's number (the file's letter comes from the file) and what to do."""
    return PydanticCustomError(number, "{message}", {"message": message})


def tidy(text: str) -> str:
    """One line without doubled spaces, in Unicode's composed form, as posts have it."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _paragraphs(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _handle(text: str) -> str:
    if not re.fullmatch(HANDLE, text):
        raise refused(
            "006",
            said(
                "%(word)s is not a handle: write 1 to 15 letters a to z, digits or _, such as SomeHelp",
                word=shown(text),
            ),
        )
    return text.removeprefix("@")


def _hashtag(text: str) -> str:
    name = tidy(text)
    if not re.fullmatch(HASHTAG, name):
        raise refused(
            "007",
            said(
                "%(word)s is not a hashtag: write letters, digits and _ without spaces, such as resuelto",
                word=shown(text),
            ),
        )
    return name.removeprefix("#").casefold()


def _slug(text: str) -> str:
    if not re.fullmatch(SLUG, text):
        raise refused(
            "008",
            said(
                "%(word)s is not a code: write small letters a to z, digits and -, such as town-hall", word=shown(text)
            ),
        )
    return text


def _day(text: object) -> object:
    if not isinstance(text, str):
        return text
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            message = said("%(word)s is not in the calendar: write a day that exists", word=shown(text))
            raise refused("009", message) from None
    message = said("%(word)s is not a date: write year-month-day, such as 2026-10-21", word=shown(text))
    raise refused("009", message)


def _switch(text: object) -> object:
    if not isinstance(text, str) or text in {"true", "false"}:
        return text == "true" if isinstance(text, str) else text
    raise refused("010", said("%(word)s is neither true nor false: write true or false", word=shown(text)))


def _number(text: object, least: int, most: int, why: Said) -> object:
    if not isinstance(text, str):
        return text
    if re.fullmatch(r"[0-9]{1,6}", text) and least <= int(text) <= most:
        return int(text)
    message = said(
        "%(word)s is not a number from %(least)s to %(most)s: %(why)s",
        word=shown(text),
        least=least,
        most=most,
        why=why,
    )
    raise refused("011", message)


def _team(text: object) -> object:
    return _number(text, 2, 999, said("write one (a team of one is a person)"))


def _days(text: object) -> object:
    return _number(text, 0, MOST_DAYS, said("write how many days, 0 for none"))


def _months(text: object) -> object:
    return _number(text, 0, MOST_MONTHS, said("write how many months, 0 for ever"))


def _dollars(text: object) -> object:
    if not isinstance(text, str):
        return text
    try:
        return parse_dollars(text)
    except ValueError:
        message = said("%(word)s is not an amount: write US dollars, such as 25 or 12.50", word=shown(text))
        raise refused("027", message) from None


def _web_address(text: str) -> str:
    if re.search(r"[\s\\<>\"]", text):
        message = said("%(word)s holds a space or a sign that addresses do not have: remove it", word=shown(text))
        raise refused("012", message)
    try:
        parts = urlsplit(text)
        named, secret = bool(parts.hostname), "@" in parts.netloc
    except ValueError:
        named, secret, parts = False, False, urlsplit("")
    if parts.scheme != "https" or not named:
        message = said("%(word)s is not a web address: write one that begins with https://", word=shown(text))
        raise refused("012", message)
    if secret:
        message = said("this web address holds a user or a password: remove it, this file is public")
        raise refused("012", message)
    return text.rstrip("/")


def _word(text: str) -> str:
    return tidy(text).casefold()


def text_like(pattern: str) -> WithJsonSchema:
    """What an editor shows and checks: a text of this pattern."""
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$"})


Text = Annotated[str, AfterValidator(tidy)]
Prose = Annotated[str, AfterValidator(_paragraphs)]
Word = Annotated[str, AfterValidator(_word)]
Handle = Annotated[str, AfterValidator(_handle), text_like(HANDLE)]
Hashtag = Annotated[str, AfterValidator(_hashtag), WithJsonSchema({"type": "string", "pattern": "^#?[^#\\s]{1,100}$"})]
Slug = Annotated[str, AfterValidator(_slug), text_like(SLUG)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Switch = Annotated[bool, BeforeValidator(_switch)]
TeamSize = Annotated[int, BeforeValidator(_team), WithJsonSchema({"type": "integer", "minimum": 2, "maximum": 999})]
Days = Annotated[int, BeforeValidator(_days), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": MOST_DAYS})]
Months = Annotated[
    int, BeforeValidator(_months), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": MOST_MONTHS})
]
Dollars = Annotated[
    int,
    BeforeValidator(_dollars),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^\$?[0-9.]+$"}]}),
]
WebAddress = Annotated[str, AfterValidator(_web_address), text_like(r"https://\S+")]
