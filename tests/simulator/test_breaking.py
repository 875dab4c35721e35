"""Faults of the line and of the answer, as a client meets them over HTTP."""

import gzip
import socket
import time
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import requests

from generator.simulator import Faults, Simulator
from generator.simulator.breaking import Spoiler, cut_off, dripping, dropped, gzip_bomb, huge, overpromised, stalled
from generator.simulator.tampering import Reset, limited, looping, partial, truncated, without
from tests.simulator.worlds import Client, ids_of, user_id, x_post

Serve = Callable[..., tuple[Simulator, Client]]
Broken = Callable[..., Client]
RECENT = "/2/tweets/search/recent"
POSTS = [x_post(f"farola {number}", ago=timedelta(minutes=60 - number)) for number in range(25)]


@pytest.fixture
def broken(serve: Serve) -> Broken:
    """A client whose first call to anything meets a fault."""

    def _broken(do: Spoiler, calls: tuple[int, ...] = (1,)) -> Client:
        return serve(POSTS, faults=Faults().on("/2/*", calls=calls, do=do))[1]

    return _broken


def fine(client: Client) -> bool:
    """Whether the next call is answered as if nothing had been."""
    return bool(client.json(RECENT, query="farola", max_results=10)["meta"]["result_count"] == 10)


def raw_answer(client: Client) -> bytes:
    """Everything that comes down the line, headers and body, until it ends."""
    address = urlsplit(client.base_url)
    with socket.create_connection((address.hostname, address.port), timeout=10) as line:
        line.sendall(f"GET {RECENT}?query=farola HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\n\r\n".encode())
        received = b""
        while chunk := line.recv(65_536):
            received += chunk
        return received


def test_a_dropped_connection_ends_before_a_header(broken: Broken) -> None:
    client = broken(dropped())
    with pytest.raises(ConnectionResetError):
        raw_answer(client)
    assert fine(client)


def test_a_connection_can_be_reset_in_the_middle_of_the_body(broken: Broken) -> None:
    client = broken(cut_off())
    with pytest.raises(requests.exceptions.RequestException):
        client.get(RECENT, query="farola")
    assert fine(client)


def test_a_body_can_be_shorter_than_it_says(broken: Broken) -> None:
    client = broken(overpromised(by=7))
    head, _, body = raw_answer(client).partition(b"\r\n\r\n")
    lengths = [int(line.split()[1]) for line in head.splitlines() if line.lower().startswith(b"content-length")]
    assert lengths == [len(body) + 7]
    assert fine(client)


def test_a_body_can_drip(broken: Broken) -> None:
    client = broken(dripping(seconds=0.05), calls=(1, 2))
    headers = {"Authorization": "Bearer a"}
    with requests.get(f"{client.base_url}{RECENT}?query=farola", headers=headers, stream=True, timeout=10) as answer:
        began = time.monotonic()
        assert answer.raw.read(4) == b'{"da'
        assert time.monotonic() - began >= 0.14, "three pauses lie between four bytes"


def test_headers_can_be_late(broken: Broken) -> None:
    client = broken(stalled(seconds=0.3))
    began = time.monotonic()
    assert fine(client)
    assert time.monotonic() - began >= 0.3


def test_a_body_can_be_huge_and_another_small_until_it_is_unpacked(broken: Broken) -> None:
    large = broken(huge(megabytes=3)).get(RECENT, query="farola")
    assert len(large.content) == int(large.headers["Content-Length"]) == 3_000_000
    assert large.content.startswith(b'{"data":[{')
    client = broken(gzip_bomb(megabytes=3))
    packed = raw_answer(client).partition(b"\r\n\r\n")[2]
    assert len(packed) < 30_000
    assert len(gzip.decompress(packed)) == 3_000_000
    assert fine(client)


def test_an_answer_can_be_half_of_one(broken: Broken) -> None:
    client = broken(truncated())
    answer = client.get(RECENT, query="farola")
    assert answer.status_code == 200
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    with pytest.raises(requests.exceptions.JSONDecodeError):
        answer.json()
    assert fine(client)


@pytest.mark.parametrize("reset", ["soon", "absent", "past", "garbage", "far"])
def test_a_used_up_limit_can_make_no_sense(reset: Reset, broken: Broken) -> None:
    client = broken(limited(reset))
    answer = client.get(RECENT, query="farola")
    assert (answer.status_code, answer.json()["title"]) == (429, "Too Many Requests")
    said = answer.headers.get("x-rate-limit-reset")
    away = int(said) - time.time() if said and said.isdigit() else None
    meant = {
        "soon": away is not None and -1 <= away <= 2,
        "absent": said is None,
        "past": away is not None and away < -3_000,
        "garbage": said == "soon",
        "far": away is not None and away > 80 * 24 * 3_600,
    }
    assert meant[reset]
    assert fine(client)


def test_a_page_token_can_lead_to_itself(broken: Broken) -> None:
    client = broken(looping(), calls=(2, 3))
    first = client.json(RECENT, query="farola", max_results=10)
    token = first["meta"]["next_token"]
    pages = [client.json(RECENT, query="farola", max_results=10, next_token=token) for _ in range(3)]
    assert [page["meta"]["next_token"] == token for page in pages] == [True, True, False]
    assert ids_of(pages[0]) == ids_of(pages[2])


def test_fields_can_be_missing_from_every_post(broken: Broken) -> None:
    client = broken(without("author_id", "lang"))
    asked = {"tweet__fields": "author_id,lang,conversation_id"}
    missing, whole = (client.json(RECENT, query="farola", **asked)["data"] for _ in range(2))
    assert all({"id", "text", "conversation_id"} <= set(post) for post in missing)
    assert not any({"author_id", "lang"} & set(post) for post in missing)
    assert all({"author_id", "lang"} <= set(post) for post in whole)


@pytest.mark.parametrize(("gone", "left"), [(2, 8), (10, 0), (None, 0)])
def test_a_part_of_an_answer_can_be_errors(gone: int | None, left: int, broken: Broken) -> None:
    client = broken(partial(gone, why="not_authorized"))
    ids = [post["id"] for post in POSTS[:10]]
    body = client.json("/2/tweets", ids=",".join(ids))
    assert ids_of(body) == ids[10 - left :]
    assert ("data" in body) == bool(left), "as at X, what is empty is absent"
    assert [error["value"] for error in body["errors"]] == ids[: 10 - left]
    assert {error["title"] for error in body["errors"]} == {"Authorization Error"}


def test_one_thing_that_is_asked_for_can_be_an_error(broken: Broken) -> None:
    client = broken(partial())
    body = client.json(f"/2/users/{user_id('vecina')}")
    assert set(body) == {"errors"}
    assert body["errors"][0]["detail"].startswith("Could not find user")


def test_faults_can_be_meant_for_one_method(serve: Serve) -> None:
    faults = Faults().on("/2/compliance/jobs", method="POST", status=503)
    _, client = serve([], faults=faults)
    assert client.get("/2/compliance/jobs", type="tweets").status_code == 200
    refused = requests.post(f"{client.base_url}/2/compliance/jobs", timeout=10)
    assert refused.status_code == 503


def test_a_fault_that_does_nothing_or_two_things_is_refused() -> None:
    with pytest.raises(ValueError, match="either a status or something to do"):
        Faults().on("/2/*")
    with pytest.raises(ValueError, match="either"):
        Faults().on("/2/*", status=500, do=dropped())
