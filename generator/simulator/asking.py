"""Reading a request's parameters as strictly as X does."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.simulator.problems import invalid, invalid_value

NUMBER = re.compile(r"[0-9]{1,19}")
HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z")
AT_MOST = 100


@dataclass(frozen=True, slots=True)
class Asking:
    """A request: its parameters by name (of the path, after the question mark), and who asks.

    `viewer` is the account that a user token belongs to, None for an app's token. `host` is the server's own address,
    `body` what was sent along.
    """

    path: Mapping[str, str]
    args: Mapping[str, str]
    viewer: str | None = None
    host: str = ""
    body: bytes = b""

    def only(self, known: Collection[str]) -> None:
        """Refuse parameters that the endpoint does not know."""
        for name in self.args:
            if name not in known:
                raise invalid(
                    name, [self.args[name]], f"The query parameter [{name}] is not one of [{','.join(sorted(known))}]"
                )

    def required(self, name: str) -> str:
        """A parameter that must say something."""
        if not self.args.get(name):
            raise invalid(name, [], f"The `{name}` query parameter can not be empty")
        return self.args[name]

    def number(self, name: str, low: int, high: int, default: int = 10) -> int:
        """A whole number from `low` to `high`."""
        text = self.args.get(name, str(default))
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise invalid_value(name, text, f"is not between {low} and {high}")
        return int(text)

    def post_id(self, name: str) -> str | None:
        """An id, where one is given."""
        return self._given(name, NUMBER)

    def moment(self, name: str) -> datetime | None:
        """A time in UTC of whole seconds, where one is given; X drops fractions."""
        text = self._given(name, MOMENT)
        if text is None:
            return None
        try:
            return datetime.strptime(text[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
        except ValueError as error:
            raise invalid_value(name, text, "is not valid") from error

    def word(self, name: str, choices: Collection[str], default: str) -> str:
        """One word of a list."""
        word = self.args.get(name, default)
        if word not in choices:
            raise invalid_value(name, word, f"is not one of [{','.join(sorted(choices))}]")
        return word

    def words(self, name: str, choices: Collection[str]) -> frozenset[str]:
        """Words of a list, separated by commas."""
        words = self.args[name].split(",") if name in self.args else []
        for word in words:
            if word not in choices:
                raise invalid_value(name, word, f"is not one of [{','.join(sorted(choices))}]")
        return frozenset(words)

    def path_id(self) -> str:
        """The id in the path."""
        return self._checked("id", self.path["id"], NUMBER)

    def path_handle(self) -> str:
        """The user name in the path."""
        return self._checked("username", self.path["username"], HANDLE)

    def ids(self) -> tuple[str, ...]:
        """`ids`: one to a hundred, each once, in the order asked for."""
        return self._many("ids", NUMBER)

    def handles(self) -> tuple[str, ...]:
        """`usernames`: one to a hundred, each once, in the order asked for."""
        return self._many("usernames", HANDLE)

    def _many(self, name: str, form: re.Pattern[str]) -> tuple[str, ...]:
        text = self.required(name)
        values = text.split(",")
        if len(values) > AT_MOST:
            raise invalid(name, [text], f"size [{len(values)}] is not between 1 and {AT_MOST}")
        return tuple(dict.fromkeys(self._checked(name, value, form) for value in values))

    def _given(self, name: str, form: re.Pattern[str]) -> str | None:
        return self._checked(name, self.args[name], form) if name in self.args else None

    def _checked(self, name: str, value: str, form: re.Pattern[str]) -> str:
        if not form.fullmatch(value):
            raise invalid_value(name, value, f"does not match ^{form.pattern}$" if form is HANDLE else "is not valid")
        return value
