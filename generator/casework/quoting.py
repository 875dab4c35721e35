"""Whose words a reason may repeat, and the words as they stand in the post."""

from bisect import bisect_right
from itertools import accumulate

from generator.casework.conversation import Conversation
from generator.casework.reading import Hit, Reading
from generator.casework.taking_apart import words_of
from generator.domain.posts import Post

EDGES = ' \t\n.,;:!?…()[]"“”'


def quoted(talk: Conversation, post: Post, hit: Hit) -> str:
    """Words of a service account's post. A person's are not repeated: their post may have to go."""
    member = talk.roles.member(post.author.handle)
    quotable = member is not None and member.kind == "service" and post.id not in talk.unquotable
    return words_at(talk.readings[post.id], hit) if quotable else ""


def words_at(reading: Reading, hit: Hit) -> str:
    """The words of a phrase with their accents and capitals; as folded where the two cannot be laid side by side.

    Rules read folded words; people want to recognise what was written.
    """
    pieces = reading.post.text.split()
    ends = list(accumulate(len(words_of(piece)) for piece in pieces))
    if not ends or ends[-1] != len(reading.words):
        return reading.quote(hit)
    first, last = bisect_right(ends, hit.start), bisect_right(ends, hit.end - 1)
    return " ".join(pieces[first : last + 1]).strip(EDGES)
