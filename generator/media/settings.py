"""Where photos may come from, and how much of them is taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.domain.errors import UsageError

MEBIBYTE = 1024 * 1024
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class MediaSettings:
    """`hosts` are the only ones asked. `base_url`, where there is one, stands in for them: it gets `/HOST/PATH`.

    `silence` is how many seconds a host may say nothing, `deadline` how many one photo may take, `whole_deadline`
    how many all photos of a run may take; `byte_limit` is a photo's largest size.
    """

    base_url: str = ""
    hosts: tuple[str, ...] = ("pbs.twimg.com", "video.twimg.com")
    byte_limit: int = 15 * MEBIBYTE
    silence: float = 10.0
    deadline: float = 30.0
    whole_deadline: float = 900.0


def settings_from(environ: Mapping[str, str]) -> MediaSettings:
    """Settings with X_MEDIA_BASE, the address of a local simulator, where it is set."""
    base_url = environ.get("X_MEDIA_BASE", "").strip().rstrip("/")
    if base_url and not _is_safe(base_url):
        raise UsageError(
            "X_MEDIA_BASE is not an https address.",
            "Set X_MEDIA_BASE to https://… (http:// only for this machine), or unset it.",
        )
    return MediaSettings(base_url=base_url)


def _is_safe(base_url: str) -> bool:
    try:
        parts = urlsplit(base_url)
        usable = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc and not parts.query
    except ValueError:
        return False
    return usable and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))
