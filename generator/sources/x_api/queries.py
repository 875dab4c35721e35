"""Questions in X's search language, packed so that one request asks as much as it may."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.domain.errors import TownError

RECENT_LIMIT, ARCHIVE_LIMIT = 512, 1_024  # characters of one query
NO_REPOSTS = " -is:retweet"


def any_of(terms: Mapping[str, str], tail: str, limit: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Queries for posts that match one of the terms and the tail; with each query the names of its terms.

    `terms` leads from a name to the words that ask for it. Raises TownError where not even one of them fits.
    """
    room = limit - len(tail) - len("()")
    if any(len(words) > room for words in terms.values()):
        raise TownError("The marks do not fit into one question to X.", "Keep fewer of them under marks in town.yml.")
    for names in _packed(terms, room):
        yield f"({' OR '.join(terms[name] for name in names)}){tail}", tuple(names)


def marked(marks: Sequence[str]) -> str:
    """What a query ends with that asks for one of these hashtags."""
    return f" ({' OR '.join(f'#{mark}' for mark in marks)})"


def neither_by_nor_to(handles: Iterable[str]) -> str:
    """What a query ends with that leaves out posts of these accounts and posts that name them."""
    return "".join(f" -from:{handle} -@{handle}" for handle in handles)


def about_conversations(
    conversation_ids: Iterable[str], limit: int, tail: str = ""
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Queries for everything in these conversations that matches the tail; with each the conversations it covers."""
    terms = {conversation_id: f"conversation_id:{conversation_id}" for conversation_id in conversation_ids}
    for query, names in any_of(terms, tail, limit):
        yield query if tail else query[1:-1], names


def _packed(terms: Mapping[str, str], room: int) -> Iterator[list[str]]:
    """The names in groups whose terms, joined by OR, take at most `room` characters."""
    group: list[str] = []
    length = 0
    for name, term in terms.items():
        longer = length + len(term) + (len(" OR ") if group else 0)
        if group and longer > room:
            yield group
            group, longer = [], len(term)
        group.append(name)
        length = longer
    if group:
        yield group
