"""The kinds of values that forms are made of. Each takes a text and refuses it with a rule's number and what to do."""

import re
import unicodedata
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.townfiles.findings import shown

SLUG = r"[a-z0-9][a-z0-9-]{0,63}"
HANDLE = r"@?[A-Za-z0-9_]{1,15}"
HASHTAG = r"#?(?!\d+$)\w{1,100}"
SIGNS = "^*~/-–—_"


class Form(BaseModel):
    """A part of a file: every key is known, and nothing is changed after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def refused(number: str, message: str) -> PydanticCustomError:
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
            "006", f"{shown(text)} is not a handle: write 1 to 15 letters a to z, digits or _, such as SomeHelp"
        )
    return text.removeprefix("@")


def _hashtag(text: str) -> str:
    name = tidy(text)
    if not re.fullmatch(HASHTAG, name):
        raise refused(
            "007", f"{shown(text)} is not a hashtag: write letters, digits and _ without spaces, such as resuelto"
        )
    return name.removeprefix("#").casefold()


def _slug(text: str) -> str:
    if not re.fullmatch(SLUG, text):
        raise refused(
            "008", f"{shown(text)} is not a code: write small letters a to z, digits and -, such as town-hall"
        )
    return text


def _day(text: object) -> object:
    if not isinstance(text, str):
        return text
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise refused("009", f"{shown(text)} is not in the calendar: write a day that exists") from None
    raise refused("009", f"{shown(text)} is not a date: write year-month-day, such as 2026-10-21")


def _switch(text: object) -> object:
    if not isinstance(text, str) or text in {"true", "false"}:
        return text == "true" if isinstance(text, str) else text
    raise refused("010", f"{shown(text)} is neither true nor false: write true or false")


def _team(text: object) -> object:
    if not isinstance(text, str):
        return text
    if re.fullmatch(r"[0-9]{1,3}", text) and int(text) >= 2:
        return int(text)
    raise refused("011", f"{shown(text)} is not a number from 2 to 999: write one (a team of one is a person)")


def _web_address(text: str) -> str:
    if re.search(r"[\s\\<>\"]", text):
        raise refused("012", f"{shown(text)} holds a space or a sign that addresses do not have: remove it")
    try:
        parts = urlsplit(text)
        named, secret = bool(parts.hostname), "@" in parts.netloc
    except ValueError:
        named, secret, parts = False, False, urlsplit("")
    if parts.scheme != "https" or not named:
        raise refused("012", f"{shown(text)} is not a web address: write one that begins with https://")
    if secret:
        raise refused("012", "this web address holds a user or a password: remove it, this file is public")
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
WebAddress = Annotated[str, AfterValidator(_web_address), text_like(r"https://\S+")]
