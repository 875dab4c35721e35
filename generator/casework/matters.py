"""What a resident's post is about: a question, a wish, something that is wrong, or nothing that needs the town."""

from enum import StrEnum

from generator.casework.reading import Hit, Reading

WRONG = ("trouble", "complaint", "not_fixed", "failed_try")
GRATEFUL = ("thanks_for", "praise")


class Matter(StrEnum):
    """What somebody brings to the town. Only questions can be resolved by an answer alone."""

    QUESTION = "question"
    DIRECTION = "direction"
    WISH = "wish"
    TROUBLE = "trouble"


QUESTIONS = frozenset((Matter.QUESTION, Matter.DIRECTION))


def matter_of(reading: Reading) -> Matter | None:
    """Who asks for the way says what would help. Else trouble outweighs a wish, and a wish a question.

    So "why is it broken, when will you mend it?" is trouble.
    """
    way = reading.heard("asks_way") and not reading.heard("not_fixed")
    if way and any(not reading.denied(hit) for hit in reading.all("asks_way")):
        return Matter.DIRECTION
    if complains(reading) or reading.heard("why"):
        return Matter.TROUBLE
    if _wishes(reading) and not reading.heard("tell_me"):
        return Matter.WISH
    if asks(reading):
        return Matter.QUESTION
    return None


def complains(reading: Reading) -> bool:
    """Something is said to be wrong, outside the sentences that thank for having mended it, and not denied."""
    return bool(wrongs(reading))


def wrongs(reading: Reading) -> list[Hit]:
    """The phrases that say what is wrong."""
    if not reading.heard(*WRONG):
        return []
    return [hit for hit in reading.all(*WRONG) if not reading.denied(hit) and not _mended(reading, hit)]


def _wishes(reading: Reading) -> bool:
    """A wish. That somebody has to do something is one where it is said, and a question where it is asked."""
    if reading.heard("wish") or not reading.heard("must"):
        return reading.heard("wish")
    others = reading.questions | {hit.sentence for hit in reading.all("praise")}
    return any(hit.sentence not in others for hit in reading.all("must"))


def asks(reading: Reading) -> bool:
    """A question, with or without its mark. "Right?" and "Really?" alone are none, nor is "may I praise them"."""
    if reading.heard("asks", "tell_me"):
        praise = {hit.sentence for hit in reading.all("praise")} - reading.questions
        if any(hit.sentence not in praise for hit in reading.all("asks", "tell_me")):
            return True
    return any(reading.sentences.count(sentence) > 1 for sentence in reading.questions)


def is_praise(reading: Reading) -> bool:
    """Thanks or praise is all there is: no request, and no form that closes one."""
    if reading.heard("advance", "closing_thanks") or matter_of(reading) is not None:
        return False
    return reading.heard(*GRATEFUL, "thanks", "applause")


def confirms(reading: Reading) -> bool:
    """Whether somebody says that it is solved, or gives thanks for what seems to be just that."""
    return confirmation_in(reading) is not None or _thanks_for_what_is_seen(reading)


def sounds_unsatisfied(reading: Reading) -> bool:
    """Whether a post that neither thanks nor asks repeats the staff's words or turns against them.

    After "it is repaired": "repaired, my foot", "power's gone again", "not that I can see".
    """
    if reading.heard(*GRATEFUL, "thanks", "closing_thanks", "praise_done", "applause", "new_matter") or asks(reading):
        return False
    return reading.heard("negation", "contrast", "done", "again", "irony", "scorn")


def _thanks_for_what_is_seen(reading: Reading) -> bool:
    """Whether a phrase that proves little by itself comes with thanks: "the warden was here today, thank you"."""
    if not reading.says("seems_solved") or not reading.heard(*GRATEFUL, "thanks", "praise_done"):
        return False
    return not complains(reading) and not reading.heard("irony", "scorn", "advance", "contrast") and not asks(reading)


def confirmation_in(reading: Reading) -> Hit | None:
    """The phrase that says it is solved: no wish ("get it fixed now!"), and no "but" that takes it back."""
    if not reading.heard("confirms"):
        return None
    wishes = {hit.sentence for hit in reading.all("wish", "why")}
    for hit in reading.all("confirms"):
        if reading.is_stated(hit) and hit.sentence not in wishes and not _limited(reading, hit):
            return hit
    return None


def _limited(reading: Reading, said: Hit) -> bool:
    """Whether what is said to be solved is only so in part: "works on my phone, but not on the other"."""
    if taken_back(reading, said):
        return True
    buts = [hit for hit in reading.all("contrast") if hit.sentence == said.sentence and hit.start >= said.end]
    return any(no.sentence == but.sentence and no.start >= but.end for but in buts for no in reading.all("negation"))


def taken_back(reading: Reading, said: Hit) -> bool:
    """Whether a "but" with a complaint, a wish or a question follows in the same sentence."""
    buts = [hit for hit in reading.all("contrast") if hit.sentence == said.sentence and hit.start >= said.end]
    if not buts:
        return False
    turns = wrongs(reading) + reading.all("asks", "wish")
    return any(
        but.sentence in reading.questions or any(t.sentence == but.sentence and t.end > but.start for t in turns)
        for but in buts
    )


def _mended(reading: Reading, wrong: Hit) -> bool:
    """Whether the wrong thing is only named in thanks for its mending: "well done mending the broken lamp"."""
    if not reading.heard(*GRATEFUL):
        return False
    done = [hit for hit in reading.all("deeds") if not reading.denied(hit)]
    return any(
        hit.sentence == wrong.sentence and hit.start <= wrong.start
        for hit in reading.all(*GRATEFUL)
        if any(deed.sentence == hit.sentence and hit.start <= deed.start <= wrong.end for deed in done)
        and not any(hit.end <= other.start <= wrong.start for other in reading.all("contrast"))
    )
