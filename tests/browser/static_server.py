"""A small static web server on loopback that behaves like Pages: folders, a base path, 404.html."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit


class Pages(SimpleHTTPRequestHandler):
    """Serves a built site below a base path; everything else is not found."""

    def __init__(self, *given: Any, base_path: str, **named: Any) -> None:
        self.base_path = base_path
        super().__init__(*given, **named)

    def translate_path(self, path: str) -> str:
        if not urlsplit(path).path.startswith(self.base_path):
            return str(Path(self.directory) / "outside-the-base-path")
        return super().translate_path("/" + path[len(self.base_path) :])

    def send_error(self, code: int, *_more: Any) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_given: Any) -> None:
        """Say nothing: what failed is seen in the browser."""


@contextmanager
def served(folder: Path, base_path: str = "/") -> Iterator[str]:
    """Serve a site on a free port; the address ends with the base path."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(folder), base_path=base_path))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base_path}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
