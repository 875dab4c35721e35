"""Which part of the town a case is about: by a street that the posts name, where it lies in one district only."""

from generator.casework.conversation import Conversation
from generator.casework.requests import Request
from generator.casework.street_names import KINDS, street_words
from generator.domain.posts import Post
from generator.domain.towns import Town


class Districts:
    """The streets of the town's districts. The street itself is forgotten: a district says where, never whose door."""

    def __init__(self, town: Town) -> None:
        """Streets as the districts data lists them; one that stands under several districts tells nothing."""
        self._districts: dict[tuple[str, ...], set[str]] = {}
        for district in town.districts:
            for street in district.streets:
                if words := street_words(street):
                    self._districts.setdefault(words, set()).add(district.id)
        self._clues = frozenset(clue for street in self._districts for clue in _clues(street))
        self._lengths: dict[str, list[int]] = {}
        for words in sorted(self._districts, key=len, reverse=True):
            lengths = self._lengths.setdefault(words[0], [])
            if len(words) not in lengths:
                lengths.append(len(words))

    def of(self, talk: Conversation, request: Request) -> str | None:
        """The district's id: of the request, else of what the same person and staff write after it."""
        if not self._districts:
            return None
        asker = request.post.author.id
        later = [post for post in talk.posts if post is not request.post]
        return self._one_in(talk, [request.post]) or self._one_in(
            talk, [post for post in later if talk.is_staff(post) or post.author.id == asker]
        )

    def _one_in(self, talk: Conversation, posts: list[Post]) -> str | None:
        # Most posts hold no word of any street, and their words are at hand: the text need not be taken apart again.
        worth_it = (post for post in posts if not self._clues.isdisjoint(talk.readings[post.id].words))
        found = {district for post in worth_it for district in self.named_in(post.text)}
        return found.pop() if len(found) == 1 else None

    def named_in(self, text: str) -> set[str]:
        """The districts of all streets that a text names; of names within each other the longest counts."""
        words = street_words(text)
        found: set[str] = set()
        place = 0
        while place < len(words):
            length = self._longest(words, place)
            if length:
                found |= self._districts[words[place : place + length]]
            place += length or 1
        return found

    def _longest(self, words: tuple[str, ...], place: int) -> int:
        """How many words a street takes that begins at this place, 0 where none does."""
        lengths = self._lengths.get(words[place], ())
        return next((length for length in lengths if words[place : place + length] in self._districts), 0)


def _clues(street: tuple[str, ...]) -> set[str]:
    """The longest word of a street, in every form in which a post may hold it."""
    longest = max(street, key=len)
    long_forms = {form for form, kind in KINDS.items() if kind == longest}
    return {longest, *long_forms, *({f"{longest}asse"} if longest.endswith("str") else ())}
