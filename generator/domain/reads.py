"""What reading costs: things that a source charges for, by kind and UTC day, in millionths of a US dollar."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from generator.domain.frozen import frozen


class ReadKind(StrEnum):
    """What a source charges for. An `owned_post` was read with the token of the account that it belongs to."""

    POST = "post"
    OWNED_POST = "owned_post"
    USER = "user"
    COUNT = "count"


@frozen
class Read:
    """One charged thing that an answer held. `id` names the post or account; a count has none, each is charged."""

    kind: ReadKind
    id: str = ""


@frozen
class DayReads:
    """Reads of one kind on one UTC day: `asked` of them, `billed` charged (the rest came again that day)."""

    day: date
    kind: ReadKind
    asked: int
    billed: int


Prices = Mapping[ReadKind, int]
"""Millionths of a US dollar for one read of each kind."""


def micros(reads: Mapping[ReadKind, int], prices: Prices) -> int:
    """What so many reads of each kind cost, in millionths of a US dollar."""
    return sum(count * prices[kind] for kind, count in reads.items())


def parse_dollars(text: str) -> int:
    """An amount as people write it (2.50, $3), in millionths of a US dollar, exactly. Raises ValueError."""
    found = re.fullmatch(r"\$?([0-9]{1,9})(?:\.([0-9]{1,6}))?", text.strip())
    if not found:
        raise ValueError
    return int(found[1]) * 1_000_000 + int((found[2] or "").ljust(6, "0"))


def dollars(amount: int) -> str:
    """Millionths of a US dollar as people write it: cents, and a third digit below ten cents."""
    digits = 2 if amount == 0 or abs(amount) >= 100_000 else 3
    return f"${amount / 1_000_000:,.{digits}f}"
