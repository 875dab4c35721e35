"""What a case is called in addresses."""

import re

from generator.casework.folding import fold

CASE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
LONGEST_CASE_ID = 64


def case_id_of(conversation_id: str) -> str:
    """The id that names a case's page: the conversation's own where an address can carry it."""
    if CASE_ID.fullmatch(conversation_id):
        return conversation_id
    slug = re.sub(r"[^a-z0-9]+", "-", fold(conversation_id)).strip("-")[:LONGEST_CASE_ID]
    return slug or "case"
