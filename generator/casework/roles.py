"""Who speaks for the town, and how staff sign: role comes before words."""

import re

from generator.casework.folding import fold
from generator.domain.posts import Post
from generator.domain.towns import StaffMember, Town

SIGNED = re.compile(
    r"(?P<signature>[\^*~/\-–—_](?:(?<=^.)|(?<=[\s.!?,;…)\U0001f000-\U0001faff].))"  # the sign first: quick to find
    r"(?:(?<=\^)\s?\w|(?<=\*)[A-Z]|(?<=[~/])\s?[A-Z]|(?<=[-–—_])(?:[A-Z]|\s(?=[A-Z]{2,3}\b)))\w{0,24})"
    r"(?=(?:[\s.]*(?:\(?\d{1,2}/\d{1,2}\)?|https?://\S+|[\U0001f000-\U0001faff\u2190-\u2bff\ufe0f]))*[\s.]*$)"
)
TAIL = 400
SIGNS_OF = "^*~/-–—_"


class Roles:
    """The staff file as casework asks it. Handles match without @ and without case."""

    def __init__(self, town: Town) -> None:
        """Staff are the handles of the staff file; whoever else answers for the town is not."""
        self._by_handle = {member.handle.removeprefix("@").casefold(): member for member in town.staff if member.handle}
        self._by_signature = {bare(member.signature): member for member in town.staff if member.signature}
        self.town_handles = frozenset(self._by_handle) | {
            handle.removeprefix("@").casefold() for handle in town.accounts
        }

        self.marks = frozenset(mark.removeprefix("#").casefold() for mark in town.marks)
        # German works councils have a say in what singles out an employee (see RECORD.md, People).
        self._persons_are_named = town.country.upper() != "DE"

    def may_be_thanked(self, member: StaffMember) -> bool:
        """Whether thanks may carry a member's handle: a service account's always, a person's with consent only.

        Whether a consent has run out depends on the day, which this floor does not know: the site looks again.
        """
        if member.kind == "service":
            return True
        return self._persons_are_named and member.consent is not None and member.consent.withdrawn is None

    def is_staff(self, post: Post) -> bool:
        """Whether the town wrote this post."""
        return post.author.handle.casefold() in self._by_handle

    def member(self, handle: str) -> StaffMember | None:
        """The staff file's entry for an account."""
        return self._by_handle.get(handle.casefold())

    def signer(self, signature: str) -> StaffMember | None:
        """The staff file's entry for a signature, however it is introduced (^JS, *JS, -JS)."""
        return self._by_signature.get(bare(signature))

    def speakers(self, post: Post) -> list[StaffMember]:
        """The entries that stand behind a staff post: who signed it first, then whose account it is."""
        signature = signature_of(post)
        found = (self.signer(signature) if signature else None, self.member(post.author.handle))
        return [member for member in found if member is not None]


def signature_of(post: Post) -> str:
    """The signature at the end of a staff post as it was written ("^JS", "*TAC", "-Becky", "/ AM"), or ""."""
    match = SIGNED.search(post.text[-TAIL:])
    return match["signature"] if match else ""


def bare(signature: str) -> str:
    """A signature without its sign and case: "^JS" -> "js"."""
    return fold(signature.strip(SIGNS_OF + " "))


def named_mentions(post: Post) -> tuple[str, ...]:
    """Handles named in the body of a post, casefolded, in order.

    The ones at the very start are left out: a reply begins with everybody it is sent to, which names nobody.
    """
    end = 0
    named: list[str] = []
    for span in sorted((span for span in post.spans if span.kind == "mention"), key=lambda span: span.start):
        if not named and not post.text[end : span.start].strip():
            end = span.end
        else:
            named.append(span.label.removeprefix("@").casefold())
    return tuple(named)
