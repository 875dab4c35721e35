"""Which of the town's services a case belongs to."""

from collections.abc import Sequence

from generator.casework.conversation import Conversation
from generator.casework.hearing import listen
from generator.casework.phrases import Phrases
from generator.casework.reading import Reading
from generator.casework.requests import Request
from generator.domain.grounds import Ground, Rule
from generator.domain.posts import Post
from generator.domain.towns import Town
from generator.domain.words import Words

OF_THE_TOWN = "und"


class Services:
    """The service by mark, else by the staff member who solved or answered it, else by the words of the request."""

    def __init__(self, town: Town) -> None:
        """Service words are whole words, with * for any ending, in whatever language the town wrote them."""
        self._by_mark = {mark.removeprefix("#").casefold(): s.service_code for s in town.services for mark in s.marks}
        self._phrases = Phrases([Words(OF_THE_TOWN, {s.service_code: s.words for s in town.services})])
        self._has_words = any(service.words for service in town.services)
        self._order = [service.service_code for service in town.services]

    def of(
        self, talk: Conversation, request: Request, doers: tuple[Post | None, ...]
    ) -> tuple[str | None, Ground | None]:
        """The service's code and the reason; (None, None) where nothing tells."""
        marked = self._marked(talk)
        if marked is not None:
            return self._by_mark[marked], Ground(Rule.SERVICE_BY_MARK, value=marked)
        reading = talk.readings[request.post.id]
        for doer in doers:
            members = talk.roles.speakers(doer) if doer is not None and talk.is_staff(doer) else []
            for member in members:
                own = member.services[0] if len(member.services) == 1 else self._named(reading, member.services)
                if own is not None:
                    return own, Ground(Rule.SERVICE_BY_STAFF, value=member.role)
        code = self._named(reading, self._order)
        return (code, Ground(Rule.SERVICE_BY_WORDS, request.post.id)) if code is not None else (None, None)

    def _marked(self, talk: Conversation) -> str | None:
        """Staff's mark first, then the residents'."""
        if not self._by_mark:
            return None
        posts = sorted(talk.posts, key=lambda post: not talk.is_staff(post))
        return next((tag for post in posts for tag in post.hashtags if tag in self._by_mark), None)

    def _named(self, reading: Reading, codes: Sequence[str]) -> str | None:
        """Of these services the one whose words occur most in the request; of equals, the first."""
        if not self._has_words:
            return None
        found = listen(reading, self._phrases).get(OF_THE_TOWN, {})
        return max((code for code in codes if code in found), key=lambda code: len(found[code]), default=None)
