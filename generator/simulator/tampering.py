"""Faults of the answer: a wrong status, a broken or lying body, limits without sense. Each is a WSGI middleware."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from werkzeug.wrappers import Request, Response

from generator.simulator.files import Json
from generator.simulator.problems import generic, not_authorized, not_found

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from generator.simulator.breaking import Spoiler

Reset = Literal["soon", "absent", "past", "garbage", "far"]
SOON, MONTHS = 1, 90 * 24 * 3_600
PARAMETER = {"tweet": "ids", "user": "ids"}


def answered(status: int, body: str | bytes = b"", headers: Mapping[str, str] | None = None) -> "Spoiler":
    """Answer with exactly this."""
    return lambda _app: Response(body, status=status, headers=dict(headers or {}))


def limited(reset: Reset = "soon", status: int = 429) -> "Spoiler":
    """Say that the rate limit is used up, with a reset in a second, none, an hour ago, a word, or in 90 days."""

    def middleware(_app: "WSGIApplication") -> "WSGIApplication":
        now = int(time.time())
        resets = {"soon": str(now + SOON), "past": str(now - 3_600), "garbage": "soon", "far": str(now + MONTHS)}
        headers = {"x-rate-limit-limit": "450", "x-rate-limit-remaining": "0"}
        if reset in resets:
            headers["x-rate-limit-reset"] = resets[reset]
        body = json.dumps(generic(status, "Too Many Requests").body)
        return Response(body, status=status, headers=headers, content_type="application/problem+json")

    return middleware


def truncated() -> "Spoiler":
    """The first half of the answer, as if it were whole."""

    def half(answer: Response, _request: Request) -> None:
        answer.set_data(answer.get_data()[: len(answer.get_data()) // 2])

    return _tampering(half)


def looping() -> "Spoiler":
    """Hand out a page token again and again: the page that it leads to names itself as the next one."""

    def point_at_itself(body: Json, request: Request) -> None:
        asked = request.args.get("next_token") or request.args.get("pagination_token")
        if asked:
            body.setdefault("meta", {})["next_token"] = asked

    return _rewriting(point_at_itself)


def without(*fields: str) -> "Spoiler":
    """Leave fields out of every post, as if X had renamed them."""

    def leave_out(body: Json, _request: Request) -> None:
        for post in _posts(body):
            for name in fields:
                post.pop(name, None)

    return _rewriting(leave_out)


def partial(posts: int | None = None, why: Literal["not_found", "not_authorized"] = "not_found") -> "Spoiler":
    """Move the first so many things of `data` (None: all of them) to `errors`, as if they were gone."""

    def lose(body: Json, _request: Request) -> None:
        data = body.get("data", [])
        things = data if isinstance(data, list) else [data]
        count = len(things) if posts is None else posts
        body.setdefault("errors", []).extend(_gone(thing, why) for thing in things[:count])
        if isinstance(data, list) and things[count:]:
            body["data"] = things[count:]
        elif things[:count]:
            del body["data"]
        if "result_count" in body.get("meta", {}):
            body["meta"]["result_count"] = len(things[count:])

    return _rewriting(lose)


def _gone(thing: Json, why: str) -> Json:
    kind: Literal["tweet", "user"] = "tweet" if "text" in thing else "user"
    if why == "not_authorized":
        return not_authorized(kind, PARAMETER[kind], str(thing["id"]), "data")
    return not_found(kind, PARAMETER[kind], str(thing["id"]))


def _posts(body: Json) -> Iterator[Json]:
    data = body.get("data", [])
    includes = body.get("includes", {})
    for thing in (
        *(data if isinstance(data, list) else [data]),
        *includes.get("tweets", ()),
        *includes.get("posts", ()),
    ):
        if "text" in thing:
            yield thing


def _rewriting(change: Callable[[Json, Request], None]) -> "Spoiler":
    """Change the body of an answer that is 200; others stay as they are."""

    def rewrite(answer: Response, request: Request) -> None:
        if answer.status_code == 200:
            body = json.loads(answer.get_data())
            change(body, request)
            answer.set_data(json.dumps(body))

    return _tampering(rewrite)


def _tampering(change: Callable[[Response, Request], None]) -> "Spoiler":
    """Let the simulator answer, and change its answer."""

    def middleware(app: "WSGIApplication") -> "WSGIApplication":
        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            whole = Response.from_app(app, environ, buffered=True)
            change(whole, Request(environ))
            return whole(environ, start_response)

        return answer

    return middleware
