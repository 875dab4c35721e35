"""`python -m benchmarks.serving POSTS LOG`: a simulator in a process of its own, which logs every question to X."""

import itertools
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.many_posts import END
from generator.simulator import Simulator, World

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Answering = Callable[["WSGIEnvironment", "StartResponse"], Iterable[bytes]]


def logging_into(log: Path) -> Callable[["WSGIApplication"], "WSGIApplication"]:
    """Something that writes path and question of each request into a file before it is answered."""

    def wrap(app: "WSGIApplication") -> "WSGIApplication":
        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            with log.open("a") as file:
                file.write(f"{environ['PATH_INFO']}?{environ.get('QUERY_STRING', '')}\n")
            return app(environ, start_response)

        return answer

    return wrap


def main(posts: Path, log: Path) -> None:
    # X's limits would only make both sides wait: every question comes in a window of its own.
    windows = itertools.count(0.0, 900.0)
    world = World.load([posts])
    with Simulator(world, now=END, faults=logging_into(log), wall=lambda: next(windows)) as simulator:
        print(simulator.start(), flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
