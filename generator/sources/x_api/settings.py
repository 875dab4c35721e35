"""How X is read for a town: the token, the address, the accounts, and how long to wait."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from generator.domain.errors import AccessError, TownError
from generator.domain.towns import Collect, Town
from generator.sources.x_api.fields import HANDLE

TOKEN = "X_BEARER_TOKEN"  # noqa: S105  (the name of the secret, not its value)
USER_TOKEN = "X_USER_TOKEN"  # noqa: S105
BASE = "X_API_BASE"
X = "https://api.twitter.com"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
MARK = re.compile(r"\w*[^\W\d_]\w*")


@dataclass(frozen=True, slots=True)
class XSettings:
    """Everything that `fetch` needs from outside; times are in seconds.

    `accounts` are handles without @, `marks` hashtags without #. `user_token` is of the town's own account, which owns
    the app: what that account says and hears is then read at the owned price; empty where there is none.
    `timeout` bounds a connection and each silence on it, `answer_time` one whole answer, `deadline` what a run may lose
    by waiting and by failed attempts. `pause` lies between two searches of the full archive: X allows one a second.
    For `watch_days` after its last post a conversation is searched again. `month_budget` is in millionths of a dollar.
    `country` (two letters) is where posts are read: what is withheld there is not public.
    Raises AccessError for a token that cannot be one, TownError for settings that cannot be used.
    """

    token: str = field(repr=False)
    accounts: tuple[str, ...]
    base_url: str = X
    marks: tuple[str, ...] = ()
    collect: Collect = "all"
    timeout: float = 20.0
    answer_time: float = 120.0
    deadline: float = 1_800.0
    pause: float = 1.0
    user_token: str = field(default="", repr=False)
    watch_days: int = 14
    month_budget: int | None = None
    country: str = ""

    def __post_init__(self) -> None:
        _check_token(TOKEN, self.token)
        if self.user_token:
            _check_token(USER_TOKEN, self.user_token)
        if not self.accounts:
            raise TownError(
                "No account of the town is known.", "Name them in staff.yml, or under accounts in town.yml."
            )
        if wrong := [handle for handle in self.accounts if not HANDLE.fullmatch(handle)]:
            raise TownError(
                f"{wrong[0]!r} is not a handle of X.", "Mend it in staff.yml or under accounts in town.yml."
            )
        if wrong := [mark for mark in self.marks if not MARK.fullmatch(mark)]:
            raise TownError(f"{wrong[0]!r} is not a hashtag of X.", "Mend it under marks in town.yml.")
        if self.collect == "resolved" and not self.marks:
            raise TownError("collect: resolved needs marks to look for.", "Name one under marks in town.yml.")
        if not _is_safe(self.base_url):
            raise TownError(
                f"{BASE} is not an https address.", f"Set {BASE} to https://… (http:// only for this machine)."
            )


def settings_from(environ: Mapping[str, str], town: Town) -> XSettings:
    """The settings of a town whose secrets lie in the environment. Raises AccessError, TownError."""
    token = environ.get(TOKEN, "").strip()
    if not token:
        raise AccessError(f"{TOKEN} is not set.", f"Put the bearer token of your X app into {TOKEN}.")
    base_url = environ.get(BASE, "").strip().rstrip("/") or X
    return XSettings(
        token=token,
        accounts=town.accounts or tuple(member.handle for member in town.staff if member.handle),
        base_url=base_url,
        marks=town.marks,
        collect=town.collect,
        pause=0.0 if is_local(base_url) else 1.0,
        user_token=environ.get(USER_TOKEN, "").strip(),
        watch_days=town.watch_days,
        month_budget=town.month_budget,
        country=town.country,
    )


def _check_token(name: str, token: str) -> None:
    """A token with a line break would be printed by the HTTP library's own complaint."""
    if not re.fullmatch(r"[\x21-\x7e]+", token):
        raise AccessError(f"{name} holds characters that no token has.", f"Copy X's token to {name} again.")


def is_local(base_url: str) -> bool:
    """Whether the address is on this machine: then it is a simulator."""
    try:
        return urlsplit(base_url).hostname in LOOPBACK
    except ValueError:
        return False


def _is_safe(base_url: str) -> bool:
    try:
        parts = urlsplit(base_url)
        usable = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False
    return usable and not parts.query and (parts.scheme == "https" or (parts.scheme == "http" and is_local(base_url)))
