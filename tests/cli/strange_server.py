"""A server on loopback that gives one answer to everything."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def answering(body: str, content_type: str, status: int = 200) -> Iterator[str]:
    """Yield the base address of a server that answers every request with `body`."""

    @Request.application
    def application(_request: Request) -> Response:
        return Response(body, status=status, content_type=content_type)

    server = make_server("127.0.0.1", 0, application, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
