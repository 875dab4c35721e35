"""What a staff post does for the person who asked."""

from generator.casework.reading import Hit, Reading
from generator.domain.frozen import frozen
from generator.domain.removals import Gap

FACTS = ("answer_plain", "answer_fact")
OPEN_ENDS = ("private", "unknown")
MORE_TO_COME = ("elsewhere", "ordered")
SHORT_CLAUSE = 4


@frozen
class Reply:
    """A staff post, understood.

    `mark` is the town's hashtag that closes a case, `done` the phrase that says so; `fact` a plain answer, `way` how or
    where the person can do it themselves, both None where staff ask back or leave the matter open
    (`open_end`).
    """

    mark: str | None
    done: Hit | None
    fact: Hit | None
    way: Hit | None
    asks_back: bool
    private: bool
    open_end: bool = False

    @property
    def gives(self) -> bool:
        """Whether it brings a fix or an answer."""
        return any(part is not None for part in (self.mark, self.done, self.fact, self.way))

    @property
    def helps(self) -> bool:
        """Whether it brings anything to be thanked for: all but a question."""
        return self.gives or not self.asks_back


def reply_in(reading: Reading, marks: frozenset[str]) -> Reply:
    """What the town's marks and the words of a staff post say it does."""
    back = asks_back(reading)
    private = reading.heard("private")
    done = _done(reading)
    open_end = back or reading.heard(*OPEN_ENDS) or _sends_to_try(reading)
    fact = None if open_end else _told(reading, *FACTS)
    way = None if open_end else _told(reading, "answer_how")
    mark = next((tag for tag in reading.post.hashtags if tag in marks), None)
    return Reply(mark, done, fact, way, back, private, open_end)


def _done(reading: Reading) -> Hit | None:
    """The phrase that says it is done, unless the post says besides that it is not yet."""
    done = reading.stated("done") or _short_report(reading)
    return None if done is not None and reading.says("not_done") else done


def _short_report(reading: Reading) -> Hit | None:
    """A clause of a few words that ends with what was done: "Cable replaced", "Tema resuelto"."""
    for hit in reading.all("done_closing"):
        clause = reading.clauses[hit.start]
        ahead = {other.sentence for other in reading.all("ordered", "day_1", "day_2", "promise_hedge")}
        if reading.clauses.count(clause) <= SHORT_CLAUSE and hit.sentence not in ahead and reading.is_stated(hit):
            return hit
    return None


def reply_that_is_gone(gap: Gap) -> Reply:
    """What is known of a staff post that left: whether it showed the case solved."""
    done = Hit(0, 0, 0) if gap.resolution else None
    return Reply(mark=None, done=done, fact=None, way=None, asks_back=False, private=False)


def asks_back(reading: Reading) -> bool:
    """Whether staff need something from the person first. "Anything else?" is no such question."""
    if any(not reading.denied(hit) for hit in reading.all("asks_back")):
        return True
    return bool(reading.questions) and not reading.questions <= {hit.sentence for hit in reading.all("polite_question")}


def serves(reading: Reading) -> bool:
    """Whether staff treat what they answer as something to help with, rather than as company."""
    if reading.heard("welcome", "chimes_in"):
        return False
    signs = ("apology", "asks_back", "done", "steps", *OPEN_ENDS, *MORE_TO_COME, *FACTS, "answer_how")
    return reading.links > 0 or bool(reading.questions) or reading.heard(*signs)


def _sends_to_try(reading: Reading) -> bool:
    """Whether staff wait for how an attempt goes. "Let us know if you need anything else" is only polite."""
    if not reading.heard("steps"):
        return False
    offers = reading.all("polite_offer")
    return any(not any(hit.start < o.end and o.start < hit.end for o in offers) for hit in reading.all("steps"))


def _told(reading: Reading, *names: str) -> Hit | None:
    """An answer may be negated ("we do not") and limited ("if it is yours, take it to …"), but not asked."""
    for name in names:
        hit = reading.told(name, reach=1)
        if hit is not None:
            return hit
    return None
