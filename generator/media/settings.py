"""Where photos may come from, and how much of them is taken."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.domain.errors import UsageError

MEBIBYTE = 1024 * 1024


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
    if base_url and not base_url.startswith(("http://", "https://")):
        raise UsageError("X_MEDIA_BASE is not an address.", "Let it begin with http:// or https://, or unset it.")
    return MediaSettings(base_url=base_url)
