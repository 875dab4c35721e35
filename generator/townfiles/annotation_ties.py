"""The rules between annotations: what one says of another's case."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.townfiles.findings import Finding, printable
from generator.townfiles.nodes import EACH, Node, Scalar, text, texts
from generator.townfiles.references import linked_post, named_case
from generator.townfiles.saying import said

MERGE = ("merge", EACH)
SPLIT = ("split", EACH, "posts", EACH)
Owners = Mapping[str, Sequence[tuple[str, int]]]
"""For every id the files (and lines) that name it."""


class Ties:
    """All annotations of a town, as far as they speak of each other's cases."""

    def __init__(self, roots: Mapping[str, Node | None]) -> None:
        """`roots` are the files by path, in order."""
        self._annotated = _named(roots, ("case",), named_case)
        self._merged = _named(roots, MERGE, named_case)
        self._split = _named(roots, SPLIT, linked_post)
        self._repeats = {
            named_case(case.text): named_case(place.text)
            for root in roots.values()
            if (case := text(root, "case")) and (place := text(root, "duplicate_of"))
        }

    @property
    def split_off(self) -> frozenset[str]:
        """The posts that are split off: the first of each part names a case."""
        return frozenset(self._split)

    def check(self, path: str, root: Node | None) -> Iterator[Finding]:
        """A022, A036, A040: what is wrong with this file beside the others."""
        if (place := text(root, "case")) is None:
            return
        case = named_case(place.text)
        yield from self._annotated_once(path, case, place)
        yield from self._goes_round(case, text(root, "duplicate_of"))
        for each in texts(root, *MERGE):
            yield from self._merges(path, case, each)
        for each in texts(root, *SPLIT):
            yield from self._splits(path, case, each)

    def _annotated_once(self, path: str, case: str, place: Scalar) -> Iterator[Finding]:
        """A022: a case has one annotation."""
        if other := _elsewhere(self._annotated[case], path):
            message = said("%(file)s annotates this case too: put both into one file", file=printable(other[0]))
            yield Finding(place.mark, "A022", message)

    def _goes_round(self, case: str, place: Scalar | None) -> Iterator[Finding]:
        """A036: a duplicate leads to another case, however many there are between."""
        if place is None:
            return
        seen, now = {case}, named_case(place.text)
        while now not in seen and now in self._repeats:
            seen.add(now)
            now = self._repeats[now]
        if now == case:
            yield Finding(place.mark, "A036", said("this leads back to the case itself: name the case that stays"))

    def _merges(self, path: str, case: str, place: Scalar) -> Iterator[Finding]:
        """A036, A040: another conversation is merged, into one case, and has no annotation of its own."""
        merged = named_case(place.text)
        if merged == case:
            yield Finding(place.mark, "A036", said("this is the case itself: remove it from the list"))
        elif other := _elsewhere(self._merged[merged], path):
            yield _taken(place, other)
        elif own := self._annotated.get(merged):
            message = said("%(file)s annotates this conversation: put both into one file", file=printable(own[0][0]))
            yield Finding(place.mark, "A040", message)

    def _splits(self, path: str, case: str, place: Scalar) -> Iterator[Finding]:
        """A036, A040: other posts than the case's first are split off, by one file."""
        post = linked_post(place.text)
        if post == case:
            message = said("the case itself cannot be split off: name the posts of the other matter")
            yield Finding(place.mark, "A036", message)
        elif other := _elsewhere(self._split[post], path):
            yield _taken(place, other)


def _named(roots: Mapping[str, Node | None], place: Sequence[str | None], key: Callable[[str], str]) -> Owners:
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for path, root in roots.items():
        for scalar in texts(root, *place):
            found[key(scalar.text)].append((path, scalar.mark.line))
    return found


def _elsewhere(owners: Sequence[tuple[str, int]], path: str) -> tuple[str, int] | None:
    return next((owner for owner in owners if owner[0] != path), None)


def _taken(place: Scalar, owner: tuple[str, int]) -> Finding:
    message = said(
        "%(file)s takes this already (line %(line)s): keep it in one file", file=printable(owner[0]), line=owner[1]
    )
    return Finding(place.mark, "A040", message)
