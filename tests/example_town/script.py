"""The hand-written conversations (people.yml, photos.yml, threads.yml) as things with names.

Ids follow from who wrote and when, and from nothing else: a changed word never moves an annotation to another case.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

FOLDER = Path(__file__).parents[2] / "generator" / "example_town"
ZONE = ZoneInfo("Europe/Madrid")
YEAR = 2026
EPOCH_MS = 1_288_834_974_657  # the moment X counts its ids from
NOT_A_HANDLE = {"at", "to", "lang", "photos", "deleted", "edited_from", "quotes"}


@dataclass(frozen=True, slots=True)
class Person:
    """An account of the town or of somebody in it."""

    handle: str
    name: str
    bio: str
    avatar: tuple[str, ...]

    @property
    def id(self) -> str:
        return str(1_000_000_000 + zlib.crc32(self.handle.encode()))


@dataclass(frozen=True, slots=True)
class Written:
    """A post as it stands in threads.yml, with what follows from it. `parent` is the post it answers."""

    handle: str
    text: str
    at: datetime
    id: str
    lang: str
    parent: "Written | None"
    photos: tuple[str, ...] = ()
    deleted: bool = False
    first_version: str = ""
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation; `expect` names posts by their number in it, from 1."""

    shows: tuple[str, ...]
    expect: Mapping[str, object]
    posts: tuple[Written, ...] = field(repr=False)

    @property
    def id(self) -> str:
        return self.posts[0].id


def id_of(handle: str, at: datetime) -> str:
    """An id like X's: ordered by time, and told apart by who posts."""
    milliseconds = int(at.timestamp() * 1000) + zlib.crc32(handle.encode()) % 1000
    return str((milliseconds - EPOCH_MS) << 22 | zlib.crc32(f"{at}{handle}".encode()) % 4096)


def moment(written: str, handle: str) -> datetime:
    """`10-19 22:48` on the town's clock as UTC; the second follows from who posts."""
    local = datetime.strptime(f"{YEAR}-{written}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
    return local.astimezone(UTC) + timedelta(seconds=zlib.crc32(f"{handle} {written}".encode()) % 60)


def people() -> dict[str, Person]:
    """Everybody by handle, in the file's order."""
    told = yaml.safe_load((FOLDER / "people.yml").read_text(encoding="utf-8"))
    return {
        handle: Person(handle, one["name"], one["bio"], tuple(map(str, one["avatar"]))) for handle, one in told.items()
    }


def photos() -> dict[str, str]:
    """What each photo shows, by name."""
    told: dict[str, str] = yaml.safe_load((FOLDER / "photos.yml").read_text(encoding="utf-8"))
    return told


def talks() -> tuple[Talk, ...]:
    """The conversations in the file's order."""
    told = yaml.safe_load((FOLDER / "threads.yml").read_text(encoding="utf-8"))
    return tuple(Talk(tuple(one["shows"]), one["expect"], tuple(_posts(one["posts"]))) for one in told)


def _posts(lines: list[dict[str, object]]) -> Iterator[Written]:
    before: list[Written] = []
    for line in lines:
        answered = line.get("to", len(before))
        assert isinstance(answered, int)
        post = _post(line, before[answered - 1] if answered else None)
        before.append(post)
        yield post


def _post(line: dict[str, object], parent: Written | None) -> Written:
    (handle,) = set(line) - NOT_A_HANDLE
    at = moment(str(line["at"]), handle)
    earlier, quoted = str(line.get("edited_from", "")), str(line.get("quotes", ""))
    return Written(
        handle=handle,
        text=_addressed(str(line[handle]), handle, parent),
        at=at,
        id=id_of(handle, at),
        lang=str(line.get("lang", "es")),
        parent=parent,
        photos=tuple(re.findall(r"\w+", str(line.get("photos", "")))),
        deleted=bool(line.get("deleted")),
        first_version=id_of(handle, moment(earlier, handle)) if earlier else "",
        quoted=_named(quoted) if quoted else "",
    )


def _named(who_and_when: str) -> str:
    """The id of the post that `handle 07-13 12:55` names."""
    handle, written = who_and_when.split(" ", 1)
    return id_of(handle, moment(written, handle))


def _addressed(text: str, handle: str, parent: Written | None) -> str:
    """A reply begins with whom it answers, as the apps write it; nobody addresses themselves."""
    if parent is None or parent.handle == handle or text.startswith("@"):
        return text
    return f"@{parent.handle} {text}"
