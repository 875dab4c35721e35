"""What an answer of X's API says of posts that were asked for by id and are not there."""

from collections.abc import Iterator

from generator.domain.removals import Gone, Reason
from generator.sources.x_api.fields import ID, Fields

ASKED = frozenset({"id", "ids"})  # errors of other parameters are about posts that are referred to
POST = frozenset({"tweet", "post"})


def absent_in(answer: Fields) -> tuple[Gone, ...]:
    """The posts that an answer's `errors` explicitly tell are not public, each once.

    Whatever else stands there (a limit, a fault inside X, a field that could not be had) tells nothing of the post.
    """
    return tuple({gone.post_id: gone for error in answer.parts("errors") for gone in _gone(error)}.values())


def _gone(error: Fields) -> Iterator[Gone]:
    post_id = error.text_or("", "resource_id", "value")
    if not ID.fullmatch(post_id) or error.text_or("", "parameter") not in ASKED:
        return
    if error.text_or("tweet", "resource_type") not in POST:
        return
    match error.text_or("", "type").rpartition("/")[2]:
        case "resource-not-found":
            yield Gone(post_id, Reason.DELETED)
        case "not-authorized-for-resource":
            suspended = "suspended" in error.text_or("", "detail").casefold()
            yield Gone(post_id, Reason.SUSPENDED if suspended else Reason.PROTECTED)
        case "resource-unavailable":
            yield Gone(post_id, Reason.WITHHELD)
