"""A host of photos on loopback that behaves as badly as it is told to."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["PhotoHandler"], None]


@dataclass
class PhotoHost:
    """`answers` by path; `asked` lists the paths that were asked for."""

    base_url: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


class PhotoHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    host: PhotoHost

    def do_GET(self) -> None:
        self.host.asked.append(self.path)
        with suppress(ConnectionError):
            self.host.answers.get(self.path, status(404))(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""

    def begin(self, code: int, headers: Mapping[str, str]) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


def photo(data: bytes, **headers: str) -> Answer:
    def answer(request: PhotoHandler) -> None:
        request.begin(200, {"Content-Length": str(len(data)), **headers})
        request.wfile.write(data)

    return answer


def status(code: int, **headers: str) -> Answer:
    return lambda request: request.begin(code, {"Content-Length": "0", **headers})


def in_pieces(data: bytes) -> Answer:
    def answer(request: PhotoHandler) -> None:
        request.begin(200, {"Transfer-Encoding": "chunked"})
        for start in range(0, len(data), 1000):
            piece = data[start : start + 1000]
            request.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        request.wfile.write(b"0\r\n\r\n")

    return answer


def endless(piece: bytes, pause: float = 0.0) -> Answer:
    """Never stops by itself: ends when the other side hangs up."""

    def answer(request: PhotoHandler) -> None:
        request.close_connection = True
        request.begin(200, {})
        while True:
            request.wfile.write(piece)
            time.sleep(pause)

    return answer


def dripping_headers(pause: float) -> Answer:
    """A header now and then: each comes before anybody's patience with a silent host is over."""

    def answer(request: PhotoHandler) -> None:
        request.close_connection = True
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            request.wfile.write(b"X-Slow: 1\r\n")
            time.sleep(pause)

    return answer


def cut_short(data: bytes) -> Answer:
    def answer(request: PhotoHandler) -> None:
        request.close_connection = True
        request.begin(200, {"Content-Length": str(len(data) + 1000)})
        request.wfile.write(data)

    return answer


def silent(seconds: float) -> Answer:
    def answer(request: PhotoHandler) -> None:
        request.close_connection = True
        time.sleep(seconds)

    return answer


@contextmanager
def a_photo_host() -> Iterator[PhotoHost]:
    host = PhotoHost()
    handler = type("Handler", (PhotoHandler,), {"host": host})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        host.base_url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
