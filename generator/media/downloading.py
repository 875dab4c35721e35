"""Fetching one photo: from its own host, without redirects, within limits of size and time."""

from contextlib import closing

import requests
from urllib3.exceptions import HTTPError

from generator.domain.errors import ProtocolError, UnreachableError
from generator.media.addresses import HINT, address_of
from generator.media.connecting import Deadline, PhotoLine, PrivateAddressError
from generator.media.settings import MediaSettings

# Compressed answers are not asked for: a photo does not get smaller, and a few bytes could unfold into gigabytes.
HEADERS = {"Accept": "image/*", "Accept-Encoding": "identity", "User-Agent": "concejo"}
PIECE = 64 * 1024
LATER = "The next run asks again."
REDIRECTIONS, CLIENT_ERRORS, SERVER_ERRORS = 300, 400, 500
TOO_MANY_REQUESTS = 429


def download(settings: MediaSettings, url: str) -> bytes:
    """The bytes at `url`, whatever they are.

    Raises ProtocolError where the address or the answer is not one to accept, UnreachableError where there was no
    whole answer in time.
    """
    with PhotoSession(settings) as session:
        return fetch(session, settings, url)


class PhotoSession(requests.Session):
    """Keeps connections open between photos, over a line that is watched."""

    def __init__(self, settings: MediaSettings) -> None:
        super().__init__()
        self.headers.update(HEADERS)
        # A simulator on this machine is not reached through the machine's proxy, and lies at a private address.
        self.trust_env = not settings.base_url
        self.line = PhotoLine(public_only=not settings.base_url)
        self.mount("https://", self.line)
        self.mount("http://", self.line)


def fetch(session: PhotoSession, settings: MediaSettings, url: str) -> bytes:
    """What `download` does, on a session that is open already."""
    address = address_of(settings, url)
    with Deadline(session.line, settings.deadline) as deadline:
        try:
            with closing(session.get(address, stream=True, allow_redirects=False, timeout=settings.silence)) as answer:
                _check(answer)
                body = _body(answer, settings)
        except PrivateAddressError:
            raise ProtocolError("The photo's host leads into a private network.", HINT) from None
        except (requests.RequestException, HTTPError, OSError) as error:
            # Among them urllib3's complaint about an answer that is shorter than it was announced to be.
            if deadline.over:
                raise _too_slow(settings) from None
            raise UnreachableError(
                f"The photo's host did not give a whole answer ({type(error).__name__}).", LATER
            ) from None
    if deadline.over:
        raise _too_slow(settings)
    return body


def _check(response: requests.Response) -> None:
    status = response.status_code
    if REDIRECTIONS <= status < CLIENT_ERRORS:
        raise ProtocolError("The photo's host sends elsewhere, which is not followed.", HINT)
    if status == TOO_MANY_REQUESTS or status >= SERVER_ERRORS:
        raise UnreachableError(f"The photo's host is not able to answer now (status {status}).", LATER)
    if status != requests.codes.ok:
        raise ProtocolError(f"The photo is not there (status {status}).", HINT)
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise ProtocolError("The photo came compressed, which was not asked for.", HINT)


def _body(response: requests.Response, settings: MediaSettings) -> bytes:
    body = bytearray()
    while piece := response.raw.read1(PIECE, decode_content=False):
        body += piece
        if len(body) > settings.byte_limit:
            raise _too_big(settings)
    return bytes(body)


def _too_slow(settings: MediaSettings) -> UnreachableError:
    return UnreachableError(f"The photo took longer than {settings.deadline:g} seconds.", LATER)


def _too_big(settings: MediaSettings) -> ProtocolError:
    return ProtocolError(f"The photo is bigger than {settings.byte_limit} bytes.", HINT)
