"""What staff should look at: unsure cases, posts held for personal data, and who else seems to answer for the town."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from generator.casework.roles import Roles
from generator.domain.cases import Case, Status
from generator.domain.frozen import frozen
from generator.domain.posts import Post, Thread
from generator.domain.towns import Town

OFTEN = 5
"""An account that answered so many other people's requests may be the town's."""


@frozen
class Unsure:
    """A case that needs a look; `original` is the address of its request at the source."""

    case: Case
    original: str


@frozen
class Held:
    """A post that is only linked to until staff decide."""

    case_id: str
    post_id: str
    original: str
    at: datetime


@frozen
class Answerer:
    """An account that is not in the staff file and answered requests of others in this many conversations."""

    handle: str
    conversations: int


class Review:
    """Gathers it while cases and their threads pass by."""

    def __init__(self, town: Town) -> None:
        self._roles = Roles(town)
        self._unsure: list[Unsure] = []
        self._held: list[tuple[Case, Post]] = []
        self._answers: dict[str, set[str]] = defaultdict(set)

    def see(self, case: Case, thread: Thread) -> None:
        """Take note of one case."""
        if case.needs_review:
            self._unsure.append(Unsure(case, original_of(case, thread)))
        if case.held and case.display == "full":
            self._held += ((case, post) for post in thread.posts if post.id in case.held)
        if case.request is not None and case.status is not Status.NOT_A_CASE:
            self._see_answers(case, thread)

    def unsure(self) -> Sequence[Unsure]:
        """Cases that need a look, newest first."""
        return sorted(self._unsure, key=lambda each: (each.case.opened_at, each.case.case_id), reverse=True)

    def held(self) -> Sequence[Held]:
        """Held posts, newest first."""
        newest = sorted(self._held, key=lambda each: (each[1].created_at, each[1].id), reverse=True)
        return [Held(case.case_id, post.id, post.url, post.created_at) for case, post in newest]

    def answerers(self) -> Sequence[Answerer]:
        """Accounts that answer often, most often first."""
        often = [Answerer(handle, len(where)) for handle, where in self._answers.items() if len(where) >= OFTEN]
        return sorted(often, key=lambda each: (-each.conversations, each.handle))

    def _see_answers(self, case: Case, thread: Thread) -> None:
        asker = next((post.author.id for post in thread.posts if post.id == case.request), None)
        for post in thread.posts:
            answers = post.reply_to == case.request and post.author.id != asker
            if answers and post.author.handle and not self._roles.is_staff(post):
                self._answers[post.author.handle.casefold()].add(thread.conversation_id)


def original_of(case: Case, thread: Thread) -> str:
    """The address of a case's request at its source, else of the first post that is known; "" where none has one."""
    asked = next((post for post in thread.posts if post.id == case.request), None)
    post = asked or next(iter(thread.posts), None)
    return post.url if post is not None else ""
