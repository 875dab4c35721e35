"""The words of one language that casework reads: data, so that another language needs no code."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """One language's lists, by name of the list ("done", "thanks", "closing_thanks", …), in file order.

    What each list means, and how an entry is matched, stands at the top of the YAML file.
    """

    language: str
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self.lists.get(name, ())
