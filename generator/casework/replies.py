"""What a staff post does for the person who asked."""

from generator.casework.matters import Matter
from generator.casework.reading import Hit, Reading
from generator.domain.frozen import frozen

FACTS = ("answer_plain", "answer_fact")
OPEN_ENDS = ("private", "unknown")
MORE_TO_COME = ("elsewhere", "ordered")


@frozen
class Reply:
    """A staff post, understood.

    `mark` is the town's hashtag that closes a case, `done` the phrase that says so; `fact` a plain answer, `way` how or
    where the person can do it themselves, both None where staff ask back or leave the matter open.
    """

    mark: str | None
    done: Hit | None
    fact: Hit | None
    way: Hit | None
    asks_back: bool
    private: bool

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
    done = reading.stated("done")
    if done is not None and reading.says("not_done"):
        done = None
    open_end = back or reading.heard(*OPEN_ENDS) or _sends_to_try(reading)
    fact = None if open_end else _told(reading, *FACTS)
    way = None if open_end else _told(reading, "answer_how")
    mark = next((tag for tag in reading.post.hashtags if tag in marks), None)
    return Reply(mark, done, fact, way, back, private)


def asks_back(reading: Reading) -> bool:
    """Whether staff need something from the person first. "Anything else?" is no such question."""
    if any(not reading.denied(hit) for hit in reading.all("asks_back")):
        return True
    return bool(reading.questions) and not reading.questions <= {hit.sentence for hit in reading.all("polite_question")}


def answers_fully(reading: Reading, reply: Reply, matter: Matter | None) -> Hit | None:
    """The phrase that answers a question in full; trouble and wishes are not fulfilled by an answer.

    A plain fact answers even where staff add where to read on. How to do it answers only where that is all they say.
    """
    if matter is Matter.DIRECTION:
        return reply.way or reply.fact
    if matter is Matter.QUESTION:
        alone = not reading.heard(*MORE_TO_COME)
        return reply.fact or (reply.way if alone else None)
    return None


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
