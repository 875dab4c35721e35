"""What can happen when asking X: what may pass by itself, so that asking again is worth while, and what will not."""

from generator.domain.errors import ProtocolError


class PassingFault(Exception):  # noqa: N818  (a fault that passes is not yet an error)
    """Something that another attempt may not meet. `what` says what happened, without any of X's words."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class DownFault(PassingFault):
    """No answer, a broken answer, or X says that it is down."""


class BusyFault(PassingFault):
    """X's limit of requests is reached. `wait` is for how many seconds it said so; None where it did not say."""

    def __init__(self, wait: float | None) -> None:
        super().__init__("X's limit of requests is reached (429)")
        self.wait = wait


class QuestionError(ProtocolError):
    """X says that what was asked is not a valid question (400): a mistake here, or a since_id that grew too old."""
