"""`python -m benchmarks.bare_loop BASE LOG`: tweepy's own loop over the pages that a log names, and nothing else."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests
import tweepy
from requests.adapters import HTTPAdapter

X = "https://api.twitter.com"
ASK: dict[str, Callable[[tweepy.Client], Any]] = {
    "/2/tweets/search/all": lambda client: client.search_all_tweets,
    "/2/tweets/search/recent": lambda client: client.search_recent_tweets,
    "/2/tweets": lambda client: client.get_tweets,
    "/2/users": lambda client: client.get_users,
}


class _Elsewhere(HTTPAdapter):
    """Sends what was meant for X to the simulator."""

    def __init__(self, base: str) -> None:
        self._base = base
        super().__init__()

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        request.url = self._base + str(request.url).removeprefix(X)
        return super().send(request, *args, **kwargs)


def questions(log: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The questions of a log, each search once: its further pages are the paginator's work."""
    for line in log.read_text().splitlines():
        parts = urlsplit(line)
        asked = dict(parse_qsl(parts.query))
        if parts.path in ASK and not asked.keys() & {"next_token", "pagination_token"}:
            yield parts.path, {name.replace(".", "_"): value for name, value in asked.items()}


def read_all(client: tweepy.Client, log: Path) -> tuple[int, int]:
    """Ask everything; return how many answers and how many things came."""
    answers = things = 0
    for path, asked in questions(log):
        ask = ASK[path](client)
        if "search" in path:
            limit = int(asked.pop("max_results", "10"))
            pages = tweepy.Paginator(ask, asked.pop("query"), **asked, max_results=limit)
        else:
            pages = (ask(**asked),)
        for page in pages:
            answers, things = answers + 1, things + len(page.data or ())
    return answers, things


if __name__ == "__main__":
    bare = tweepy.Client(bearer_token="bench")
    bare.session.mount(X, _Elsewhere(sys.argv[1]))
    print(*read_all(bare, Path(sys.argv[2])))
