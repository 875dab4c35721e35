"""Posts, cases and photos as people name them: by id, or by a link that they copied."""

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, PlainValidator, WithJsonSchema

from generator.townfiles.fields import SLUG, refused, text_like
from generator.townfiles.findings import shown
from generator.townfiles.saying import said

LINK = r"(?:https?://)?(?:www\.|mobile\.)?(?:x|twitter)\.com/(?:i/web|i|\w{1,15})/status/([0-9]{1,20})(?:[/?#]\S*)?"
PAGE = rf"https?://\S+/cases/({SLUG})/?(?:[?#]\S*)?"
POST = r"[0-9]{1,20}"
MEDIA_KEY = r"[A-Za-z0-9]+_[A-Za-z0-9_-]{1,60}"
DAY_OR_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}"


def linked_post(text: str) -> str:
    """The id in a post's link; any other text as it is."""
    link = re.fullmatch(LINK, text.strip())
    return link[1] if link else text


def named_case(text: str) -> str:
    """The id in a post's or a case page's link; any other text as it is."""
    page = re.fullmatch(PAGE, text.strip())
    return page[1] if page else linked_post(text)


def is_post(text: str) -> bool:
    """Whether this is the id of a post, and no media key."""
    return re.fullmatch(POST, text) is not None


def _post_id(text: str) -> str:
    post = linked_post(text)
    if not is_post(post):
        raise refused("020", said("%(word)s is not a post: write its id in quotes, or its link", word=shown(text)))
    return post


def _case_id(text: str) -> str:
    case = named_case(text)
    if not re.fullmatch(SLUG, case):
        message = said(
            "%(word)s is not a case: write the id from the case page's address, or the post's link", word=shown(text)
        )
        raise refused("008", message)
    return case


def _photo(text: str) -> str:
    photo = linked_post(text)
    if not is_post(photo) and not re.fullmatch(MEDIA_KEY, photo):
        message = said("%(word)s is not a photo: write the post that shows it, by id or link", word=shown(text))
        raise refused("034", message)
    return photo


def _promised(text: object) -> date | datetime:
    word = shown(str(text))
    message = said("%(word)s is neither a day nor a moment: write 2026-10-21 or 2026-10-21 18:00", word=word)
    if not isinstance(text, str) or not re.fullmatch(DAY_OR_MOMENT, text):
        raise refused("033", message)
    try:
        return date.fromisoformat(text) if len(text) == len("2026-10-21") else datetime.fromisoformat(text)
    except ValueError:
        raise refused("033", message) from None


def _language(text: str) -> str:
    if not re.fullmatch(LANGUAGE, text):
        raise refused("032", said("%(word)s is not a language's code: write one such as es or pt-BR", word=shown(text)))
    return text


POST_OR_LINK = rf"{POST}|(?:https?://)?\S+/status/{POST}\S*"
Post = Annotated[str, AfterValidator(_post_id), text_like(POST_OR_LINK)]
CaseId = Annotated[str, AfterValidator(_case_id), text_like(rf"{SLUG}|{POST_OR_LINK}|{PAGE}")]
Photo = Annotated[str, AfterValidator(_photo), text_like(rf"{MEDIA_KEY}|{POST_OR_LINK}")]
DayOrMoment = Annotated[
    date | datetime, PlainValidator(_promised), WithJsonSchema({"type": "string", "pattern": f"^{DAY_OR_MOMENT}$"})
]
Language = Annotated[str, AfterValidator(_language), text_like(LANGUAGE)]
