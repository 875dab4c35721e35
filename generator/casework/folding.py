"""Folding: the one form in which posts and word lists are compared."""

import re
import unicodedata

APOSTROPHES = re.compile("['’‘`´ʼ]")
UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")


DRAWN_OUT = re.compile(r"([a-z])\1{2,}")


def fold(text: str) -> str:
    """Without case, accents, apostrophes, skin tones and invisible characters: "Sí, no está" -> "si, no esta".

    Apostrophes vanish because people leave them out: "don't" and "dont" are the same word here.
    """
    folded = text.casefold()
    if folded.isascii():
        return folded.replace("'", "").replace("`", "")
    return UNSEEN.sub("", unicodedata.normalize("NFKD", APOSTROPHES.sub("", folded)))


def not_drawn_out(word: str) -> str:
    """A folded word with letters that somebody held down written once: "graciaaas", "dankeee", "youuu"."""
    return DRAWN_OUT.sub(r"\1", word)
