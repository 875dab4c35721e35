"""Page tokens: opaque, bound to the request they came from, and remembered by nobody.

A token holds the last id that was shown and a check over that id and the request, in base 36 as X's are.
"""

import hashlib

from generator.simulator.asking import Asking
from generator.simulator.problems import invalid_value

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
CHECK_LENGTH = 12
BOUND = ("query", "since_id", "until_id", "start_time", "end_time", "sort_order", "exclude")
"""What must stay the same from page to page; sizes and fields may change."""


def token_after(last: int, asking: Asking) -> str:
    """The token of the page after the post of that number."""
    return _check(last, asking) + _base36(last)


def last_shown(asking: Asking) -> int | None:
    """The number of the last post that the page before showed; None for a first page.

    Refuses a token that was not given out for this very request.
    """
    for name in ("next_token", "pagination_token"):
        token = asking.args.get(name)
        if token is not None:
            return _redeem(token, name, asking)
    return None


def _redeem(token: str, name: str, asking: Asking) -> int:
    check, tail = token[:CHECK_LENGTH], token[CHECK_LENGTH:]
    if tail and len(tail) <= 16 and set(tail) <= set(DIGITS):
        last = int(tail, 36)
        if check == _check(last, asking):
            return last
    raise invalid_value(name, token, "is not valid")


def _check(last: int, asking: Asking) -> str:
    parts = [str(last), *(f"{name}={asking.args.get(name)}" for name in BOUND), *asking.path.values()]
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "backslashreplace")).digest()
    return _base36(int.from_bytes(digest[:16], "big")).rjust(CHECK_LENGTH, "0")[-CHECK_LENGTH:]


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits or "0"
