"""Questions in X's search language, packed so that one request asks as much as it may."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.domain.errors import TownError

RECENT_LIMIT, ARCHIVE_LIMIT = 512, 1_024  # characters of one query
NO_REPOSTS = " -is:retweet"


def about_accounts(handles: Sequence[str], limit: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything that these accounts post or that names them; with each query the handles it covers."""
    return _about(handles, lambda handle: f"from:{handle} OR @{handle}", NO_REPOSTS, limit)


def closed_by_accounts(
    handles: Sequence[str], marks: Sequence[str], limit: int
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The accounts' posts that carry one of the marks; with each query the handles it covers."""
    tail = f" ({' OR '.join(f'#{mark}' for mark in marks)}){NO_REPOSTS}"
    return _about(handles, lambda handle: f"from:{handle}", tail, limit)


def about_conversations(conversation_ids: Iterable[str], limit: int) -> Iterator[str]:
    """Everything that belongs to these conversations."""
    terms = [f"conversation_id:{conversation_id}" for conversation_id in conversation_ids]
    return (" OR ".join(group) for group in _packed(terms, limit))


def _about(
    handles: Sequence[str], term: Callable[[str], str], tail: str, limit: int
) -> Iterator[tuple[str, tuple[str, ...]]]:
    room = limit - len(tail) - len("()")
    terms = {term(handle): handle for handle in handles}
    if any(len(one) > room for one in terms):
        raise TownError("The marks do not fit into one question to X.", "Keep fewer of them under marks in town.yml.")
    for group in _packed(terms, room):
        yield f"({' OR '.join(group)}){tail}", tuple(terms[one] for one in group)


def _packed(terms: Iterable[str], room: int) -> Iterator[list[str]]:
    """The terms in groups whose members, joined by OR, take at most `room` characters."""
    group: list[str] = []
    length = 0
    for term in terms:
        longer = length + len(term) + (len(" OR ") if group else 0)
        if group and longer > room:
            yield group
            group, longer = [], len(term)
        group.append(term)
        length = longer
    if group:
        yield group
