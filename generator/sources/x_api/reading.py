"""Turning pages: a search is read page by page, ids are looked up by the hundred; each answer becomes a batch."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.domain.errors import ProtocolError
from generator.domain.posts import Batch
from generator.domain.reads import ReadKind
from generator.sources.x_api.fields import as_fields, refused
from generator.sources.x_api.needed_fields import check_needed
from generator.sources.x_api.parse_answer import batch_of, paging_of, reads_of

LOOKUP = 100
BARREN_PAGES = 10


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a search. `last` is True on the page that ends it, and on none where X broke off with errors.

    `newest` and `oldest` are the ids that it showed, None where it showed nothing.
    """

    batch: Batch
    last: bool
    newest: int | None
    oldest: int | None


def pages(ask: Callable[[str | None], object], kind: ReadKind = ReadKind.POST, *, country: str = "") -> Iterator[Page]:
    """All pages of a search; `ask` gets X's token for the next page, None at first. `kind` is what a post counts as.

    X ends a search by leaving the token out. A token that comes back, or page after page without anything new, is a
    search that would never end: ProtocolError.
    """
    tokens: set[str] = set()
    seen: set[int] = set()
    token, barren = None, 0
    while True:
        answer = ask(token)
        if token is None:
            check_needed(answer)
        batch, paging = batch_of(answer, country=country), paging_of(answer)
        reads = reads_of(answer, kind)
        shown = {int(read.id) for read in reads if read.kind is kind}
        barren = barren + 1 if shown <= seen else 0
        seen |= shown
        last = paging.complete and paging.next_token is None
        yield Page(replace(batch, reads=reads), last, max(shown, default=None), min(shown, default=None))
        token = paging.next_token
        if token is None:
            return
        if token in tokens or barren >= BARREN_PAGES:
            raise ProtocolError("X's pages go round in circles.", "What was read is stored. Run it again later.")
        tokens.add(token)


def lookups(ask: Callable[[tuple[str, ...]], object], ids: Iterable[str], *, country: str = "") -> Iterator[Batch]:
    """The things behind these ids, as far as X still has them: those that are gone are only named in `errors`."""
    ordered = sorted(ids, key=by_number)
    for start in range(0, len(ordered), LOOKUP):
        answer = ask(tuple(ordered[start : start + LOOKUP]))
        fields = as_fields(answer, "answer")
        if "data" not in fields and "errors" not in fields:
            raise refused("answer.data", "is missing")
        yield replace(batch_of(answer, country=country), reads=reads_of(answer))


def by_number(post_id: str) -> tuple[int, str]:
    """Sorts ids by age, so that the same question is asked in the same words."""
    return len(post_id), post_id
