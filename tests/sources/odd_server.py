"""A server that answers exactly what a test scripted, byte for byte, however odd: something no framework would do."""

import json
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, cast

Answer = Callable[[socket.socket], None]


class OddServer(socketserver.ThreadingTCPServer):
    """Answers the Nth request with the Nth answer, and every later one with the last."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, answers: Sequence[Answer]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = answers
        self.requests: list[str] = []
        self.stopping = threading.Event()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        server = cast("OddServer", self.server)
        head = b""
        while b"\r\n\r\n" not in head:
            got = self.request.recv(65536)
            if not got:
                return
            head += got
        server.requests.append(head.decode())
        answer = server.answers[min(len(server.requests), len(server.answers)) - 1]
        with suppress(OSError):
            answer(self.request)


@contextmanager
def odd_server(*answers: Answer) -> Iterator[OddServer]:
    """A running server, stopped at the end."""
    with OddServer(answers) as server:
        thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def raw(answer: bytes) -> Answer:
    """Send these bytes and hang up."""
    return lambda line: line.sendall(answer)


def status(code: int, body: bytes = b"{}", **headers: str) -> Answer:
    """A complete answer with a status; header names are written with _ for -."""
    lines = [f"HTTP/1.1 {code} Odd", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return raw("\r\n".join(lines).encode() + b"\r\n\r\n" + body)


def says(value: Any) -> Answer:
    """A good answer with this JSON."""
    return status(200, json.dumps(value).encode(), Content_Type="application/json")


def reset(sent: bytes = b"") -> Answer:
    """Send this much, then reset the connection."""

    def answer(line: socket.socket) -> None:
        line.sendall(sent)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        line.close()

    return answer


def dripping(head: bytes, drop: bytes, *, every: float) -> Answer:
    """Send the head, then a drop now and then, for ever."""

    def answer(line: socket.socket) -> None:
        line.sendall(head)
        while True:
            line.sendall(drop)
            threading.Event().wait(every)

    return answer


def endless(head: bytes, piece: bytes) -> Answer:
    """Send the head, then the piece again and again, as fast as it is taken."""
    return dripping(head, piece, every=0)
