"""Which addresses of photos are asked at all: a post could name any."""

from urllib.parse import quote, urlsplit

from generator.domain.errors import ProtocolError
from generator.media.settings import MediaSettings

HINT = "The photo is left out; nothing needs to be done."


def address_of(settings: MediaSettings, url: str) -> str:
    """The address to ask for the photo at `url`. Raises ProtocolError unless it is https at one of the hosts.

    The address is put together anew from its checked parts, so that no other reading of `url` can lead elsewhere.
    """
    try:
        parts = urlsplit(url)
        plain = parts.scheme == "https" and parts.username is None and parts.port in (None, 443)
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
    except ValueError:  # among them half a surrogate pair, which no address can carry
        raise ProtocolError("The photo's address is malformed.", HINT) from None
    if not plain:
        raise ProtocolError("The photo's address is not plain https.", HINT)
    if parts.hostname not in settings.hosts:
        raise ProtocolError("The photo lies on a host that is not the source's own.", HINT)
    base_url = f"{settings.base_url}/{parts.hostname}" if settings.base_url else f"https://{parts.hostname}"
    return base_url + path + query
