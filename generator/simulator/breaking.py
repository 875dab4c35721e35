"""Faults of the line: connections that drop, drip, stall or never end. Each is a WSGI middleware."""

import socket
import struct
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from werkzeug.wrappers import Response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Spoiler = Callable[["WSGIApplication"], "WSGIApplication"]
MEGABYTE = 1_000_000
JSON = "application/json; charset=utf-8"
RESET_ON_CLOSE = struct.pack("ii", 1, 0)
"""SO_LINGER, for no time: closing the socket resets the connection instead of ending it."""


def dropped() -> Spoiler:
    """Reset the connection before a single header."""

    def middleware(_app: "WSGIApplication") -> "WSGIApplication":
        def answer(environ: "WSGIEnvironment", _start_response: "StartResponse") -> Iterable[bytes]:
            raise _reset(environ)

        return answer

    return middleware


def cut_off() -> Spoiler:
    """Answer, and reset the connection in the middle of the body."""

    def middleware(app: "WSGIApplication") -> "WSGIApplication":
        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            whole = Response.from_app(app, environ, buffered=True)
            body = whole.get_data()
            start_response(whole.status, whole.headers.to_wsgi_list())
            yield body[: len(body) // 2]
            raise _reset(environ)

        return answer

    return middleware


def overpromised(by: int = 1_000) -> Spoiler:
    """Answer with a Content-Length so many bytes longer than the body, and hang up."""

    def middleware(app: "WSGIApplication") -> "WSGIApplication":
        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            whole = Response.from_app(app, environ, buffered=True)
            body = whole.get_data()
            headers = [*(pair for pair in whole.headers.to_wsgi_list() if pair[0].lower() != "content-length")]
            start_response(whole.status, [*headers, ("Content-Length", str(len(body) + by))])
            return [body]

        return answer

    return middleware


def dripping(seconds: float = 1.0) -> Spoiler:
    """Answer byte by byte, so many seconds apart."""

    def middleware(app: "WSGIApplication") -> "WSGIApplication":
        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            whole = Response.from_app(app, environ, buffered=True)
            start_response(whole.status, whole.headers.to_wsgi_list())
            for number in whole.get_data():
                yield bytes([number])
                time.sleep(seconds)

        return answer

    return middleware


def stalled(seconds: float = 30.0) -> Spoiler:
    """Answer, but let the client wait so many seconds for the first header."""

    def middleware(app: "WSGIApplication") -> "WSGIApplication":
        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            time.sleep(seconds)
            return app(environ, start_response)

        return answer

    return middleware


def huge(megabytes: int = 100) -> Spoiler:
    """A body of so many megabytes: one post that does not end."""

    def middleware(_app: "WSGIApplication") -> "WSGIApplication":
        return Response(_letters(megabytes), content_type=JSON, headers={"Content-Length": str(megabytes * MEGABYTE)})

    return middleware


def gzip_bomb(megabytes: int = 100) -> Spoiler:
    """A body that is small on the line, and so many megabytes when unpacked."""

    def middleware(_app: "WSGIApplication") -> "WSGIApplication":
        return Response(_packed(_letters(megabytes)), content_type=JSON, headers={"Content-Encoding": "gzip"})

    return middleware


def _letters(megabytes: int) -> Iterator[bytes]:
    beginning = b'{"data":[{"id":"1","text":"'
    yield beginning + b"x" * (MEGABYTE - len(beginning))
    for _ in range(megabytes - 1):
        yield b"x" * MEGABYTE


def _packed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(level=1, wbits=31)
    yield from (packed for chunk in chunks if (packed := packer.compress(chunk)))
    yield packer.flush()


def _reset(environ: "WSGIEnvironment") -> ConnectionResetError:
    """Close the connection of a request hard; the error tells the server that there is nobody to answer."""
    line: socket.socket = environ["werkzeug.socket"]
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
    line.close()
    return ConnectionResetError("The simulator broke this connection, as its faults say.")
