"""Folding: the one form in which posts and word lists are compared."""

import re
import unicodedata

APOSTROPHES = re.compile("['’‘`´ʼ]")
UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")


def fold(text: str) -> str:
    """Without case, accents, apostrophes, skin tones and invisible characters: "Sí, no está" -> "si, no esta".

    Apostrophes vanish because people leave them out: "don't" and "dont" are the same word here.
    """
    folded = text.casefold()
    if folded.isascii():
        return folded.replace("'", "").replace("`", "")
    return UNSEEN.sub("", unicodedata.normalize("NFKD", APOSTROPHES.sub("", folded)))
