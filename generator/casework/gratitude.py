"""Is it kudos: sincere thanks or praise by somebody who is not staff, for something done."""

from generator.casework.conversation import Conversation
from generator.casework.matters import complains, confirmation_in, taken_back, wrongs
from generator.casework.reading import Hit, Reading
from generator.casework.replies import Reply, reply_that_is_gone
from generator.casework.taking_apart import words_of
from generator.domain.grounds import Rule
from generator.domain.posts import Post

NEVER = ("irony", "advance", "thanks_others")
STILL_WRONG = ("not_fixed", "failed_try")
GRATITUDE = frozenset(("thanks_for", "praise_done", "praise", "thanks", "closing_thanks", "applause"))
SHORT, OPENING = 12, 4


def thanks_in(talk: Conversation, post: Post) -> Rule | None:
    """Why a post counts as kudos, None where it does not. Role comes before words: staff's own thanks never count."""
    reading = talk.readings[post.id]
    if talk.is_staff(post) or GRATITUDE.isdisjoint(reading.hits):
        return None
    if reading.heard("irony") or _scorned(reading):
        return None
    if _speaks_to_a_neighbour(talk, post) or _thanks_a_neighbour(talk, post) or talk.speaks_for_an_office(post):
        return None
    explicit = _sincere(reading, "thanks_for") or _sincere(reading, "praise_done")
    if explicit is not None and not _retracted(reading, explicit) and not _out_of_place(talk, post, explicit):
        return Rule.THANKS_FOR_WORK
    praise = _sincere(reading, "praise")
    if praise is not None and not complains(reading) and not _retracted(reading, praise):
        return Rule.PRAISE
    plain = _sincere(reading, "thanks") or _sincere(reading, "closing_thanks")
    if plain is not None and _plain_thanks_count(talk, post, reading, plain):
        return Rule.PLAIN_THANKS
    if _applauds(talk, post, reading):
        return Rule.WORDLESS_THANKS
    return None


def _plain_thanks_count(talk: Conversation, post: Post, reading: Reading, plain: Hit) -> bool:
    """A bare "thanks" counts after something staff gave, or alone; never as the close of a request or of details."""
    if _retracted(reading, plain) or _limited(reading, plain) or reading.heard("supplies"):
        return False
    reply = _occasion(talk, post)
    if reply is not None and (reply.gives or _confirms_beside(reading, plain)):
        return not _still_wrong(reading, plain)
    if complains(reading):
        return False
    if reply is not None:
        return reply.helps
    closing = reading.heard("closing_thanks") or talk.matters[post.id] is not None
    foremost = len(reading.words) <= SHORT or plain.start < OPENING
    return not closing and talk.calls_town(post) and foremost


def _still_wrong(reading: Reading, plain: Hit) -> bool:
    """Whether the post says that it is not solved, or is angry; not where it turns: "annoying, but thank you"."""
    turns = any(but.sentence == plain.sentence and but.end == plain.start for but in reading.all("contrast"))
    return reading.heard(*STILL_WRONG) or (reading.heard("complaint") and not turns)


def _limited(reading: Reading, plain: Hit) -> bool:
    """Whether a "but" follows the thanks, and no thanks follow it: "thanks, but you told me so in March"."""
    buts = [hit for hit in reading.all("contrast") if hit.sentence == plain.sentence and hit.start >= plain.end]
    return any(all(again.start < but.end for again in reading.all("thanks")) for but in buts)


def _confirms_beside(reading: Reading, plain: Hit) -> bool:
    """Whether the thanks stand in or next to the sentence that says it is solved."""
    solved = confirmation_in(reading)
    return solved is not None and abs(solved.sentence - plain.sentence) <= 1


def _applauds(talk: Conversation, post: Post, reading: Reading) -> bool:
    """❤️ 👏 🙏 and no words, in answer to the fix or the answer itself."""
    wordless = bool(reading.words) and not any(word[0].isalnum() for word in reading.words)
    reply = _occasion(talk, post)
    return wordless and reading.heard("applause") and reply is not None and reply.gives


def _occasion(talk: Conversation, post: Post) -> Reply | None:
    """What the staff post did that this one answers, also where that is gone."""
    lost = talk.gone_answer(post)
    if lost is not None:
        return reply_that_is_gone(lost)
    answered = talk.staff_post_answered(post)
    return talk.replies[answered.id] if answered is not None else None


def _speaks_to_a_neighbour(talk: Conversation, post: Post) -> bool:
    """Whether a post answers another resident, or is addressed to one, without calling the town."""
    parent = talk.tree.parent(post)
    if parent is None or talk.is_staff(parent) or parent.author.id == post.author.id:
        return talk.is_for_somebody_else(post)
    return not talk.calls_town(post)


def _thanks_a_neighbour(talk: Conversation, post: Post) -> bool:
    """Whether the account named right behind the thanks is not the town's: "thanks @ana for sharing"."""
    reading = talk.readings[post.id]
    ends = {hit.end for hit in reading.all("thanks")}
    for span in post.spans:
        stranger = span.label.removeprefix("@").casefold() not in talk.roles.town_handles
        if span.kind == "mention" and span.start > 0 and stranger:
            before = words_of(post.text[: span.start])
            if before and len(before) in ends:
                return True
    return False


def _scorned(reading: Reading) -> bool:
    """Whether a face shows scorn. Who confirms the solution after it shook the head at themselves."""
    solved = confirmation_in(reading)
    return any(solved is None or solved.start < face.start for face in reading.all("scorn"))


def _sincere(reading: Reading, name: str) -> Hit | None:
    """The first thanks of a kind that is meant: not negated, no irony, no polite form, not for other people."""
    void = reading.all(*NEVER) + (reading.all("closing_thanks") if name.endswith("thanks_for") else [])
    for hit in reading.all(name):
        if not reading.denied(hit, reach=1) and not any(_overlap(hit, other) for other in void):
            return hit
    return None


def _out_of_place(talk: Conversation, post: Post, thanks: Hit) -> bool:
    """Whether nothing was done yet: thanks that follow the trouble, or name it, before the town has spoken."""
    reading = talk.readings[post.id]
    if talk.staff_post_answered(post) is not None or talk.gone_answer(post) is not None:
        return False
    return any(hit.start < thanks.start or hit.sentence == thanks.sentence for hit in wrongs(reading)) or any(
        hit.start < thanks.start for hit in reading.all("wish")
    )


def _retracted(reading: Reading, thanks: Hit) -> bool:
    """Whether anger follows in the same sentence, or a "but" with a complaint or a question."""
    if any(hit.sentence == thanks.sentence and hit.start >= thanks.end for hit in reading.all("complaint")):
        return True
    return taken_back(reading, thanks)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
