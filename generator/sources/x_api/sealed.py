"""An answer that only its reader may open: tweepy's log would show the words of posts, and pay dearly to write them."""

import io
import json
from typing import Any

import requests

KEPT_BACK = b"(kept back)"


class SealedAnswer(requests.Response):
    """A whole answer with status 200, whose body shows itself as JSON and in no other way."""

    def __init__(self, request: requests.PreparedRequest, body: bytes) -> None:
        super().__init__()
        self.status_code = requests.codes.ok
        self.url = str(request.url)
        self.request = request
        self.raw = io.BytesIO(KEPT_BACK)
        self._body = body

    def json(self, **options: Any) -> Any:
        """X's JSON; it is UTF-8, whatever a header may say. Raises ValueError."""
        return json.loads(self._body.decode(), **options)


def sealed(request: requests.PreparedRequest, body: bytes) -> requests.Response:
    """The answer to a request, all here, for those who asked."""
    return SealedAnswer(request, body)
