"""A scenario file: faults as JSON, for `concejo simulate --faults FILE`.

A list of faults. Each has `on` (a path; `*` stands for anything), `calls` (numbers that count from 1, a list of them,
"3-5", "3-" or "always"; 1 by default), `method` (any by default) and `do`, the name of a fault with its settings:

    [{"on": "/2/tweets/search/recent", "calls": 2, "do": "answer", "status": 503},
     {"on": "/2/*", "calls": "4-", "do": "limit", "reset": "absent"}]

JSON, because every fault can be said in it and nothing in it expands, casts or repeats: the same key twice is refused.
"""

import json
import re
from collections.abc import Container
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, TypeAdapter, ValidationError

from generator.domain.errors import UsageError
from generator.simulator.breaking import Spoiler, cut_off, dripping, dropped, gzip_bomb, huge, overpromised, stalled
from generator.simulator.faults import HTML, Faults
from generator.simulator.tampering import Reset, answered, limited, looping, partial, truncated, without

HINT = "docs/simulator.md lists every fault with an example."
LARGEST = 256_000
FOR_EVER = 1_000_000_000


def _calls(said: object) -> Container[int]:
    """The calls that are spoiled, as people write them."""
    numbers = said if isinstance(said, list) else [said]
    if numbers and all(type(number) is int and number > 0 for number in numbers):
        return frozenset(numbers)
    if said == "always":
        return range(1, FOR_EVER)
    found = re.fullmatch(r"([0-9]{1,6})-([0-9]{1,6})?", said) if isinstance(said, str) else None
    if not found:
        raise ValueError('write 3, [1, 3], "3-5", "3-" or "always"')
    return range(int(found[1]), int(found[2]) + 1 if found[2] else FOR_EVER)


class _Fault(BaseModel):
    """What every fault says."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    on: str = Field(pattern=r"^[/*]")
    calls: Annotated[Container[int], PlainValidator(_calls)] = (1,)
    method: Literal["GET", "POST", "PUT", "*"] = "*"


class _Answer(_Fault):
    do: Literal["answer"]
    status: int = Field(200, ge=100, le=599)
    body: str = ""
    headers: dict[str, str] = Field(default_factory=lambda: dict(HTML))

    def spoiler(self) -> Spoiler:
        return answered(self.status, self.body, self.headers)


class _Limit(_Fault):
    do: Literal["limit"]
    reset: Reset = "soon"

    def spoiler(self) -> Spoiler:
        return limited(self.reset)


class _Timed(_Fault):
    do: Literal["drip", "stall"]
    seconds: float = Field(1.0, ge=0, le=3_600)

    def spoiler(self) -> Spoiler:
        return dripping(self.seconds) if self.do == "drip" else stalled(self.seconds)


class _Large(_Fault):
    do: Literal["huge", "gzip-bomb"]
    megabytes: int = Field(100, ge=1, le=10_000)

    def spoiler(self) -> Spoiler:
        return huge(self.megabytes) if self.do == "huge" else gzip_bomb(self.megabytes)


class _Without(_Fault):
    do: Literal["without"]
    fields: list[str] = Field(min_length=1)

    def spoiler(self) -> Spoiler:
        return without(*self.fields)


class _Partial(_Fault):
    do: Literal["partial"]
    posts: int | None = Field(None, ge=0)
    why: Literal["not_found", "not_authorized"] = "not_found"

    def spoiler(self) -> Spoiler:
        return partial(self.posts, self.why)


class _Plain(_Fault):
    do: Literal["drop", "reset", "short", "truncate", "loop"]

    def spoiler(self) -> Spoiler:
        plain = {"drop": dropped, "reset": cut_off, "short": overpromised, "truncate": truncated, "loop": looping}
        return plain[self.do]()


AnyFault = Annotated[_Answer | _Limit | _Timed | _Large | _Without | _Partial | _Plain, Field(discriminator="do")]
SCENARIO: TypeAdapter[list[AnyFault]] = TypeAdapter(list[AnyFault])


def read_scenario(path: Path) -> Faults:
    """The faults of a scenario file. Raises UsageError that names the file, the fault and what is wrong with it."""
    script = Faults()
    try:
        for fault in SCENARIO.validate_python(_json(path)):
            script.on(fault.on, calls=fault.calls, method=fault.method, do=fault.spoiler())
    except ValidationError as error:
        raise UsageError(f"{path} is no scenario of faults: {_first(error)}.", HINT) from error
    except ValueError as error:
        raise UsageError(f"{path} is no scenario of faults: {error}.", HINT) from error
    return script


def _json(path: Path) -> Any:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).", "Name a scenario file.") from error
    if len(data) > LARGEST:
        raise ValueError(f"it is larger than {LARGEST // 1_000} kB")
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}, column {error.colno}: not JSON ({error.msg})") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    things = dict(pairs)
    if len(things) < len(pairs):
        twice = next(name for number, (name, _) in enumerate(pairs) if name in dict(pairs[:number]))
        raise ValueError(f"it says {twice!r} twice in one fault")
    return things


def _first(error: ValidationError) -> str:
    """The first thing that is wrong, with its place: faults count from 1 for people."""
    first = error.errors(include_url=False, include_input=False)[0]
    number, *within = first["loc"] or ("",)
    where = f"fault {number + 1}" if isinstance(number, int) else "the file"
    place = ".".join(str(part) for part in within[1:])  # the first part is the name of the fault
    return f"{where}{f', {place}' if place else ''}: {first['msg']}"
