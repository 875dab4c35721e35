"""How often and how long to ask X again: with growing, jittered pauses, and never past the deadline."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type

from generator.domain.errors import AccessError, ConcejoError, UnreachableError
from generator.sources.x_api.faults import BusyFault, DownFault, PassingFault

Answer = TypeVar("Answer")
DOWN_ATTEMPTS = 5
DOWN_PAUSE, LONGEST_DOWN_PAUSE = 1.0, 30.0
BUSY_PAUSE, LONGEST_BUSY_PAUSE = 15.0, 900.0  # X's windows last 15 minutes


@dataclass(frozen=True, slots=True)
class Clockwork:
    """Time and chance, as the machine has them; tests bring their own. Seconds."""

    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    chance: Callable[[], float] = random.random


class Patience:
    """What is left of the deadline, shared by all requests of a run.

    Waits and failed attempts use it up. `renewed` gives every request the whole deadline: a backfill that an operator
    started may wait through many of X's windows and must not lose what it has read.
    """

    def __init__(self, deadline: float, clockwork: Clockwork, *, renewed: bool) -> None:
        self._deadline = deadline
        self._left = deadline
        self._clockwork = clockwork
        self._renewed = renewed

    def ask(self, attempt: Callable[[], Answer]) -> Answer:
        """Return what `attempt` returns, after as many tries as it takes.

        Raises AccessError where X's limit outlasts the deadline, UnreachableError where X stays down, and at once
        everything that is no PassingFault.
        """
        began = self._clockwork.monotonic()
        if self._renewed:
            self._left = self._deadline
        retrying = Retrying(
            sleep=self._clockwork.sleep,
            wait=self._pause,
            stop=lambda state: self._must_stop(state, began),
            retry=retry_if_exception_type(PassingFault),
            retry_error_callback=_give_up,
        )
        asked = retrying(attempt)
        if retrying.statistics["attempt_number"] > 1:
            self._left -= self._clockwork.monotonic() - began
        return asked

    def _pause(self, state: RetryCallState) -> float:
        fault = _fault_of(state)
        jitter = self._clockwork.chance()
        if not isinstance(fault, BusyFault):
            return min(LONGEST_DOWN_PAUSE, DOWN_PAUSE * 2.0 ** (state.attempt_number - 1)) * (1 + jitter) / 2
        if fault.wait is not None and fault.wait > 0:
            return fault.wait + 1 + jitter
        return min(LONGEST_BUSY_PAUSE, BUSY_PAUSE * 2.0 ** (state.attempt_number - 1)) * (1 + jitter) / 2

    def _must_stop(self, state: RetryCallState, began: float) -> bool:
        spent = self._clockwork.monotonic() - began
        too_late = spent + state.upcoming_sleep > self._left
        return too_late or (isinstance(_fault_of(state), DownFault) and state.attempt_number >= DOWN_ATTEMPTS)


def _fault_of(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None


def _give_up(state: RetryCallState) -> ConcejoError:
    fault = _fault_of(state)
    if isinstance(fault, BusyFault):
        raise AccessError(
            f"{fault.what} and does not open again in time.",
            "Run it again later: it goes on where the last complete run ended.",
        ) from None
    what = fault.what if isinstance(fault, PassingFault) else "no answer"
    raise UnreachableError(
        f"X did not answer after {state.attempt_number} attempts: {what}.",
        "Run it again later; where X_API_BASE is set, check that it is right.",
    ) from None
