"""Why a case is what it is: each decision of the judgement leaves a ground, which people read in their own language."""

from enum import StrEnum

from generator.domain.frozen import frozen


class Rule(StrEnum):
    """The rule that decided, by what happened. Each has a sentence in every interface language (site/reasons.py)."""

    ASKED = "asked"
    SERVED = "served"
    NOBODY_ASKS = "nobody_asks"

    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    NO_ANSWER_SINCE = "no_answer_since"
    PROMISED = "promised"
    MOVED_TO_PRIVATE = "moved_to_private"
    ANSWER_GONE = "answer_gone"

    MARKED = "marked"
    SAID_DONE = "said_done"
    QUESTION_ANSWERED = "question_answered"
    CONFIRMED = "confirmed"
    SETTLED = "settled"
    FIX_GONE = "fix_gone"
    UNDISPUTED = "undisputed"
    NOT_SOLVED = "not_solved"

    SECOND_REQUEST = "second_request"
    NEW_MATTER = "new_matter"
    CONTRADICTED = "contradicted"
    STILL_AFFECTED = "still_affected"
    UNKNOWN_EVIDENCE = "unknown_evidence"

    SERVICE_BY_MARK = "service_by_mark"
    SERVICE_BY_STAFF = "service_by_staff"
    SERVICE_BY_WORDS = "service_by_words"

    THANKS_FOR_WORK = "thanks_for_work"
    PRAISE = "praise"
    PLAIN_THANKS = "plain_thanks"
    WORDLESS_THANKS = "wordless_thanks"
    THANKS_ADDED = "thanks_added"

    CORRECTED = "corrected"
    DECIDED_BY_STAFF = "decided_by_staff"


DOUBTS = frozenset(
    (Rule.SECOND_REQUEST, Rule.NEW_MATTER, Rule.CONTRADICTED, Rule.STILL_AFFECTED, Rule.UNKNOWN_EVIDENCE)
)
"""The rules that ask for another look: a case they hold for `needs_review`."""


@frozen
class Ground:
    """One reason: the rule, the post that it read, and what the sentence needs to be whole.

    `quote` holds words of a service account's post, as they stand there; nobody else's words are ever repeated.
    `value` is what the rule found (a mark without #, a role, a status, a matter), `instead` what it would else be.
    """

    rule: Rule
    post: str | None = None
    quote: str = ""
    value: str = ""
    instead: str = ""
