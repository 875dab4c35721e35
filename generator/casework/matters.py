"""What a resident's post is about: a question, a wish, something that is wrong, or nothing that needs the town."""

from enum import StrEnum

from generator.casework.reading import Hit, Reading

WRONG = ("trouble", "complaint", "not_fixed", "failed_try")
GRATEFUL = ("thanks_for", "praise")


class Matter(StrEnum):
    """What somebody brings to the town. Only questions can be resolved by an answer alone."""

    QUESTION = "question"
    DIRECTION = "question of whom to turn to"
    WISH = "wish"
    TROUBLE = "trouble"


def matter_of(reading: Reading) -> Matter | None:
    """Who asks for the way says what would help. Else trouble outweighs a wish, and a wish a question.

    So "why is it broken, when will you mend it?" is trouble.
    """
    if any(not reading.denied(hit) for hit in reading.all("asks_way")) and not reading.heard("not_fixed"):
        return Matter.DIRECTION
    if complains(reading) or reading.heard("why"):
        return Matter.TROUBLE
    if reading.heard("wish") and not reading.heard("tell_me"):
        return Matter.WISH
    if asks(reading):
        return Matter.QUESTION
    return None


def complains(reading: Reading) -> bool:
    """Something is said to be wrong, outside the sentences that thank for having mended it, and not denied."""
    return bool(wrongs(reading))


def wrongs(reading: Reading) -> list[Hit]:
    """The phrases that say what is wrong."""
    return [hit for hit in reading.all(*WRONG) if not reading.denied(hit) and not _mended(reading, hit)]


def asks(reading: Reading) -> bool:
    """A question, with or without its mark. "Right?" and "Really?" alone are none."""
    if reading.heard("asks") or reading.heard("tell_me"):
        return True
    return any(reading.sentences.count(sentence) > 1 for sentence in reading.questions)


def is_praise(reading: Reading) -> bool:
    """Thanks or praise is all there is: no request, and no form that closes one."""
    if matter_of(reading) is not None or reading.heard("advance") or reading.heard("closing_thanks"):
        return False
    return any(reading.heard(name) for name in (*GRATEFUL, "thanks", "applause"))


def confirms(reading: Reading) -> bool:
    """Whether somebody says that it is solved."""
    return confirmation_in(reading) is not None


def confirmation_in(reading: Reading) -> Hit | None:
    """The phrase that says it is solved: no wish ("get it fixed now!"), and no "but" that takes it back."""
    wishes = {hit.sentence for hit in reading.all("wish", "why")}
    for hit in reading.all("confirms"):
        if reading.is_stated(hit) and hit.sentence not in wishes and not taken_back(reading, hit):
            return hit
    return None


def taken_back(reading: Reading, said: Hit) -> bool:
    """Whether a "but" with a complaint, a wish or a question follows in the same sentence."""
    buts = [hit for hit in reading.all("contrast") if hit.sentence == said.sentence and hit.start >= said.end]
    turns = wrongs(reading) + reading.all("asks", "wish")
    return any(
        but.sentence in reading.questions or any(t.sentence == but.sentence and t.end > but.start for t in turns)
        for but in buts
    )


def _mended(reading: Reading, wrong: Hit) -> bool:
    """Whether the wrong thing is only named in thanks for its mending: "well done mending the broken lamp"."""
    done = [hit for hit in reading.all("deeds") if not reading.denied(hit)]
    return any(
        hit.sentence == wrong.sentence and hit.start <= wrong.start
        for hit in reading.all(*GRATEFUL)
        if any(deed.sentence == hit.sentence and hit.start <= deed.start <= wrong.end for deed in done)
        and not any(hit.end <= other.start <= wrong.start for other in reading.all("contrast"))
    )
