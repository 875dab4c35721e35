"""A record of a few threads, judged by the real casework, as checks of annotations ask it."""

from collections.abc import Iterable

from generator.domain.cases import Case
from generator.domain.posts import Post, Thread
from tests.casework.telling import CASEWORK


class KnownThreads:
    """What is known: these threads and nothing else."""

    def __init__(self, *threads: Thread) -> None:
        self._threads = {thread.conversation_id: thread for thread in threads}

    def thread(self, conversation_id: str) -> Thread | None:
        return self._threads.get(conversation_id)

    def posts(self, ids: Iterable[str]) -> dict[str, Post]:
        known = {post.id: post for thread in self._threads.values() for post in thread.posts}
        return {post_id: known[post_id] for post_id in ids if post_id in known}

    def judged(self, thread: Thread) -> Case:
        return CASEWORK.judge(thread)
