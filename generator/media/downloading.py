"""Fetching one photo: from its own host, without redirects, within limits of size and time."""

import time
from contextlib import closing

import requests
from urllib3.exceptions import HTTPError

from generator.domain.errors import ProtocolError, UnreachableError
from generator.media.addresses import HINT, address_of
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
    with open_session(settings) as session:
        return fetch(session, settings, url)


def open_session(settings: MediaSettings) -> requests.Session:
    """A session that keeps connections open between photos."""
    session = requests.Session()
    session.headers.update(HEADERS)
    # A simulator on this machine is not reached through the machine's proxy.
    session.trust_env = not settings.base_url
    return session


def fetch(session: requests.Session, settings: MediaSettings, url: str) -> bytes:
    """What `download` does, on a session that is open already."""
    address = address_of(settings, url)
    deadline = time.monotonic() + settings.deadline
    try:
        with closing(session.get(address, stream=True, allow_redirects=False, timeout=settings.silence)) as response:
            _check(response)
            return _body(response, settings, deadline)
    except (requests.RequestException, HTTPError, OSError) as error:
        # Among them urllib3's complaint about an answer that is shorter than it was announced to be.
        raise UnreachableError(
            f"The photo's host did not give a whole answer ({type(error).__name__}).", LATER
        ) from None


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


def _body(response: requests.Response, settings: MediaSettings, deadline: float) -> bytes:
    body = bytearray()
    # read1 returns with whatever is there: reading until a piece is full would let a host drip past the deadline.
    while piece := response.raw.read1(PIECE, decode_content=False):
        body += piece
        if len(body) > settings.byte_limit:
            raise _too_big(settings)
        if time.monotonic() > deadline:
            raise UnreachableError(f"The photo took longer than {settings.deadline:g} seconds.", LATER)
    return bytes(body)


def _too_big(settings: MediaSettings) -> ProtocolError:
    return ProtocolError(f"The photo is bigger than {settings.byte_limit} bytes.", HINT)
