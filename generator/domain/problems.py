"""Something in a file that people write that they should mend."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding of `concejo check`; lines and columns count from 1, `path` is relative to the town."""

    path: str
    line: int
    column: int
    code: str
    message: str
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}"
