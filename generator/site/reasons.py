"""The grounds of a judgement as sentences, in one interface language."""

from gettext import NullTranslations

from generator.domain.cases import Status
from generator.domain.grounds import Ground, Rule


class Reasons:
    """Words grounds. A sentence never names its post: whoever shows it puts the link or number behind."""

    def __init__(self, say: NullTranslations) -> None:
        self._plain = {**_of_the_case(say), **_of_the_outcome(say), **_of_doubts(say), **_of_thanks(say)}
        self._quoting = _quoting(say)
        self._statuses = _statuses(say)
        self._matters = _matters(say)
        self._overruled = say.gettext("Staff decided: %(status)s. The posts alone said: %(instead)s.")

    def sentence(self, ground: Ground, *, quote: bool = True) -> str:
        """The sentence of a ground; with `quote` the words that decided, where it has any."""
        if ground.quote and quote and ground.rule in self._quoting:
            return self._quoting[ground.rule] % {"words": ground.quote}
        if ground.rule is Rule.DECIDED_BY_STAFF:
            return self._decided(ground)
        if ground.rule is Rule.ASKED:
            return self._matters.get(ground.value, self._matters[""])
        sentence = self._plain[ground.rule]
        return sentence % {"value": ground.value} if "%(value)s" in sentence else sentence

    def _decided(self, ground: Ground) -> str:
        status = self._statuses.get(ground.value, ground.value)
        if not ground.instead:
            return self._plain[ground.rule] % {"value": status}
        return self._overruled % {"status": status, "instead": self._statuses.get(ground.instead, ground.instead)}


def _of_the_case(say: NullTranslations) -> dict[Rule, str]:
    return {
        Rule.SERVED: say.gettext("A case: staff answered it as a request."),
        Rule.NOBODY_ASKS: say.gettext("Not a case: nobody asks the town for anything or reports anything."),
        Rule.SERVICE_BY_MARK: say.gettext("The service follows from the mark #%(value)s."),
        Rule.SERVICE_BY_STAFF: say.gettext("The service follows from who answered: %(value)s."),
        Rule.SERVICE_BY_WORDS: say.gettext("The service follows from the words of the request."),
        Rule.CORRECTED: say.gettext("Staff corrected this case by hand."),
        Rule.DECIDED_BY_STAFF: say.gettext("Staff decided: %(value)s."),
    }


def _of_the_outcome(say: NullTranslations) -> dict[Rule, str]:
    return {
        Rule.ANSWERED: say.gettext("The town answered; nothing in the thread shows that it was fulfilled."),
        Rule.NO_ANSWER: say.gettext("Nobody of the town has answered the request."),
        Rule.NO_ANSWER_SINCE: say.gettext("Nobody of the town has answered since."),
        Rule.PROMISED: say.gettext("The town named a day."),
        Rule.MOVED_TO_PRIVATE: say.gettext("The town moved on to direct messages: that settles nothing in public."),
        Rule.ANSWER_GONE: say.gettext("The town answered; its answer is gone, the time stays."),
        Rule.MARKED: say.gettext("Resolved: the town marked it with #%(value)s."),
        Rule.SAID_DONE: say.gettext("Resolved: the town says that it is done."),
        Rule.QUESTION_ANSWERED: say.gettext("Resolved: the town answers the question in full."),
        Rule.CONFIRMED: say.gettext("Resolved: the person who asked says so."),
        Rule.SETTLED: say.gettext("Settled without the town: the person who asked says so."),
        Rule.FIX_GONE: say.gettext("Resolved: the town’s answer showed it. That answer is gone, the time stays."),
        Rule.UNDISPUTED: say.gettext("Nobody objected later."),
        Rule.NOT_SOLVED: say.gettext("Reopened: the person who asked says that it is not solved."),
    }


def _of_doubts(say: NullTranslations) -> dict[Rule, str]:
    return {
        Rule.SECOND_REQUEST: say.gettext("Not yet confirmed: somebody else asks for something in the same thread."),
        Rule.NEW_MATTER: say.gettext("Not yet confirmed: the person who asked writes again after the solution."),
        Rule.CONTRADICTED: say.gettext("Not yet confirmed: another resident says that it is not solved."),
        Rule.STILL_AFFECTED: say.gettext("Not yet confirmed: another resident still has the problem."),
        Rule.UNKNOWN_EVIDENCE: say.gettext("Not yet confirmed: staff name a post that is not in the thread."),
    }


def _of_thanks(say: NullTranslations) -> dict[Rule, str]:
    return {
        Rule.THANKS_FOR_WORK: say.gettext("Thanks for something done."),
        Rule.PRAISE: say.gettext("Praise for the town’s work."),
        Rule.PLAIN_THANKS: say.gettext("Thanks for the town’s work or answer."),
        Rule.WORDLESS_THANKS: say.gettext("Thanks without words, in answer to the solution."),
        Rule.THANKS_ADDED: say.gettext("Thanks that staff added by hand."),
    }


def _quoting(say: NullTranslations) -> dict[Rule, str]:
    return {
        Rule.PROMISED: say.gettext("The town named a day: “%(words)s”."),
        Rule.SAID_DONE: say.gettext("Resolved: the town says “%(words)s”."),
        Rule.QUESTION_ANSWERED: say.gettext("Resolved: the town answers the question: “%(words)s”."),
    }


def _statuses(say: NullTranslations) -> dict[str, str]:
    return {
        Status.OPEN: say.gettext("no answer yet"),
        Status.ACKNOWLEDGED: say.gettext("answered, pending"),
        Status.RESOLVED: say.gettext("resolved"),
        Status.DECLINED: say.gettext("declined"),
        Status.NOT_A_CASE: say.gettext("not a case"),
    }


def _matters(say: NullTranslations) -> dict[str, str]:
    return {
        "question": say.gettext("A case: somebody asks the town a question."),
        "direction": say.gettext("A case: somebody asks where to turn to."),
        "wish": say.gettext("A case: somebody wants the town to do something."),
        "trouble": say.gettext("A case: somebody tells the town what is wrong."),
        "": say.gettext("A case: somebody turns to the town."),
    }
