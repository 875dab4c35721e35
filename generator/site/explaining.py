"""A judgement laid open as lines for a terminal, in one interface language."""

from collections.abc import Iterator
from gettext import NullTranslations

from generator.domain.explanations import Explanation, PostRead
from generator.domain.grounds import Ground
from generator.domain.promises import PromiseState
from generator.domain.towns import Town
from generator.site.catalogue import locale_of
from generator.site.dates import Dates
from generator.site.reasons import Reasons
from generator.site.standing import standing_of, standing_words
from generator.site.strangers import neutral

INDENT = "    "


class Explainer:
    """Words an explanation. Without `open_text` nothing of a post is repeated: for logs that others read."""

    def __init__(self, town: Town, say: NullTranslations, language: str, *, open_text: bool) -> None:
        self._say = say
        self._dates = Dates(locale_of(language, town.country), town.timezone)
        self._reasons = Reasons(say)
        self._standings = standing_words(say)
        self._open = open_text
        self._roles = {
            "asker": say.gettext("the person who asked"),
            "town": say.gettext("the town"),
            "other": say.gettext("somebody else"),
        }

    def lines(self, explanation: Explanation) -> Iterator[str]:
        """The whole story: the case in a line, each post with what was heard in it, and what decided."""
        yield self._headline(explanation)
        for number, read in enumerate(explanation.posts, start=1):
            yield ""
            yield from self._post(number, read)
        if explanation.grounds:
            yield ""
        for ground in explanation.grounds:
            yield self._sentence(ground)
        if not self._open:
            yield self._say.gettext("What posts say is withheld here: this seems to be a log that others read.")

    def _headline(self, explanation: Explanation) -> str:
        case = explanation.case
        standing = self._standings[standing_of(case)] if case.request else self._say.gettext("not a case")
        unsure = [self._say.gettext("not yet confirmed")] if case.needs_review else []
        promise = [self._promise(explanation)] if case.promise else []
        return f"{case.case_id}: {', '.join([standing, *unsure, *promise])}"

    def _promise(self, explanation: Explanation) -> str:
        case = explanation.case
        if case.promise is None:
            return ""
        by = self._say.gettext("promised by %(day)s") % {"day": self._dates.day(case.promise.due)}
        newest = max((read.post.created_at for read in explanation.posts), default=case.opened_at)
        if case.promise_state(newest) is PromiseState.KEPT:
            return f"{by} ({self._say.gettext('kept')})"
        return by

    def _post(self, number: int, read: PostRead) -> Iterator[str]:
        who = self._roles[read.role] + (f" ({read.staff_role})" if read.staff_role else "")
        yield f"{number}. {self._dates.moment(read.post.created_at)}, {who}, {read.post.id} [{read.language}]"
        if read.held:
            yield INDENT + self._say.gettext("held: it may hold personal data")
        if self._open:
            yield INDENT + " ".join(neutral(read.post.text).split())
            heard = "; ".join(f"{each.list_name} “{neutral(each.words)}”" for each in read.heard)
            yield INDENT + self._say.gettext("heard: %(words)s") % {"words": heard or "–"}
        else:
            lists = ", ".join(dict.fromkeys(each.list_name for each in read.heard))
            yield INDENT + self._say.gettext("heard: %(words)s") % {"words": lists or "–"}
        for ground in read.grounds:
            yield f"{INDENT}→ {self._sentence(ground)}"

    def _sentence(self, ground: Ground) -> str:
        return f"{neutral(self._reasons.sentence(ground, quote=self._open))} [{ground.rule.value}]"
