"""Token, limits, meter, media, faults, and the server itself."""

import http.client
import json
import logging
import threading
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from generator.domain.errors import UsageError
from generator.simulator import Faults, Reading, Simulator, World
from generator.simulator.ids import number_at
from tests.simulator.conftest import Town
from tests.simulator.worlds import NOW, Client, x_post

RECENT = "/2/tweets/search/recent"
Serve = Callable[..., tuple[Simulator, Client]]


def raw_get(base_url: str, path: str) -> tuple[int, bytes]:
    """Ask for exactly this path: requests would tidy it first."""
    connection = http.client.HTTPConnection(urlsplit(base_url).netloc, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer ", "Bearer other", "Basic sesame", "sesame"])
def test_without_the_right_token_there_is_401_as_x_says_it(authorization: str, serve: Serve) -> None:
    simulator, client = serve([x_post("farola")], token="sesame")
    headers = {"Authorization": authorization} if authorization else {}
    answer = requests.get(client.base_url + RECENT, params={"query": "farola"}, headers=headers, timeout=10)
    assert answer.status_code == 401
    assert answer.json() == {"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"}
    assert simulator.meter == Reading(requests=1)
    client.json(RECENT, query="farola")


def test_without_a_token_of_its_own_any_will_do_but_none_will_not(serve: Serve) -> None:
    _, client = serve([x_post("farola")])
    assert Client(client.base_url, token="whatever").get(RECENT, query="farola").status_code == 200
    assert Client(client.base_url, token="").get(RECENT, query="farola").status_code == 401


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("/2/tweets/search/recent?query=a", 450),
        ("/2/tweets/search/all?query=a", 300),
        ("/2/tweets/counts/recent?query=a", 300),
        ("/2/tweets?ids=1", 3_500),
        ("/2/users/1/tweets", 10_000),
        ("/2/users/1/mentions", 450),
    ],
)
def test_every_answer_tells_the_limit_and_what_is_left(path: str, limit: int, serve: Serve) -> None:
    _, client = serve([], wall=lambda: 1_000.0)
    for left in (limit - 1, limit - 2):
        headers = client.get(path).headers
        assert headers["x-rate-limit-limit"] == str(limit)
        assert headers["x-rate-limit-remaining"] == str(left)
        assert headers["x-rate-limit-reset"] == str(1_000 + 900)


def test_a_used_up_limit_is_429_until_the_window_is_over(serve: Serve) -> None:
    clock = [1_000.0]
    simulator, client = serve([x_post("farola")], wall=lambda: clock[0])
    path = "/2/tweets/counts/recent"
    statuses = [client.get(path, query="farola").status_code for _ in range(301)]
    assert statuses == [200] * 300 + [429]
    refused = client.get(path, query="farola")
    assert refused.json()["title"] == "Too Many Requests"
    assert (refused.headers["x-rate-limit-remaining"], refused.headers["x-rate-limit-reset"]) == ("0", "1900")
    assert client.get(RECENT, query="farola").status_code == 200, "other endpoints have windows of their own"
    clock[0] += 900
    assert client.get(path, query="farola").status_code == 200
    assert (simulator.meter.requests, simulator.meter.counts) == (304, 301)


def test_the_meter_charges_each_post_and_user_once_a_utc_day(town: Town, serve: Serve) -> None:
    simulator, client = serve([town["lamp"], town["answer"], town["fixed"]], ("vecina", "luces"))
    for _ in range(2):
        client.json(RECENT, query="conversation_id:" + town["lamp"]["id"])
    assert simulator.meter == Reading(requests=2, posts=3, post_reads=6)
    client.json("/2/tweets", ids=town["lamp"]["id"], expansions="author_id")
    client.json("/2/users/by/username/luces")
    assert simulator.meter == Reading(requests=4, posts=3, users=2, post_reads=7, user_reads=2)
    simulator.travel(NOW + timedelta(days=1))
    client.json("/2/tweets", ids=town["lamp"]["id"])
    assert (simulator.meter.posts, simulator.meter.usd) == (4, Decimal("0.040"))


def test_the_meters_day_is_utcs(serve: Serve) -> None:
    late = datetime.fromisoformat("2026-10-22T01:30:00+02:00")
    simulator, client = serve([x_post("farola", id=str(number_at(NOW)))], now=late)
    client.json(RECENT, query="farola")
    simulator.travel(late + timedelta(minutes=29))  # still the 21st in UTC
    client.json(RECENT, query="farola")
    assert simulator.meter.posts == 1
    simulator.travel(late + timedelta(minutes=31))
    client.json(RECENT, query="farola")
    assert simulator.meter.posts == 2


def test_included_posts_are_charged_and_missing_ones_are_not(town: Town, serve: Serve) -> None:
    simulator, client = serve([town["lamp"], town["fixed"]])
    client.json("/2/tweets", ids=f"{town['fixed']['id']},404", expansions="referenced_tweets.id")
    assert simulator.meter.posts == 2


def test_the_meter_can_be_read_over_http_and_not_be_written(serve: Serve) -> None:
    simulator, client = serve([x_post("farola")])
    client.json(RECENT, query="farola")
    counts = {"requests": 1, "posts": 1, "users": 0, "counts": 0, "post_reads": 1, "user_reads": 0}
    counts |= {"owned_posts": 0, "owned_post_reads": 0}
    assert requests.get(f"{client.base_url}/__meter", timeout=10).json() == {**counts, "usd": "0.005"}
    with pytest.raises(FrozenInstanceError):
        simulator.meter.posts = 0  # type: ignore[misc]


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """A media folder with a secret beside it and a way out inside."""
    folder = tmp_path / "media"
    photos = folder / "pbs.twimg.com" / "media"
    photos.mkdir(parents=True)
    (photos / "x.jpg").write_bytes(b"JPEG")
    (photos / "clip.mp4").write_bytes(b"MP4")
    (tmp_path / "secret.txt").write_text("secret")
    (photos / "out.jpg").symlink_to(tmp_path / "secret.txt")
    return folder


def test_media_are_served_by_host_and_path_without_a_token(media: Path, serve: Serve) -> None:
    _, client = serve([], media=media)
    photo = requests.get(f"{client.base_url}/media/pbs.twimg.com/media/x.jpg?name=orig", timeout=10)
    assert (photo.status_code, photo.headers["Content-Type"], photo.content) == (200, "image/jpeg", b"JPEG")
    clip = requests.get(f"{client.base_url}/media/pbs.twimg.com/media/clip.mp4", timeout=10)
    assert clip.headers["Content-Type"] == "video/mp4"


@pytest.mark.parametrize(
    "path",
    [
        "/media/../secret.txt",
        "/media/pbs.twimg.com/../../secret.txt",
        "/media/%2e%2e/secret.txt",
        "/media/..%2fsecret.txt",
        "/media/..%5csecret.txt",
        "/media//etc/passwd",
        "/media/%2fetc/passwd",
        "/media/pbs.twimg.com/media/out.jpg",
        "/media/pbs.twimg.com/media",
        "/media/pbs.twimg.com/media/%00x.jpg",
        "/media/pbs.twimg.com/media/other.jpg",
        "/media/",
    ],
)
def test_no_path_leads_out_of_the_media_folder(path: str, media: Path, serve: Serve) -> None:
    _, client = serve([], media=media)
    status, body = raw_get(client.base_url, path)
    assert status == 404
    assert b"secret" not in body.replace(path.encode(), b"")


def test_without_a_media_folder_there_are_no_media(serve: Serve) -> None:
    _, client = serve([])
    assert raw_get(client.base_url, "/media/pbs.twimg.com/media/x.jpg")[0] == 404


@pytest.mark.parametrize("path", ["/", "/2", "/2/tweets/search/everything", "/2/users/1/likes", "/1.1/statuses.json"])
def test_what_is_not_simulated_is_404(path: str, served: Client) -> None:
    assert served.get(path).status_code == 404


def test_only_get_is_answered(served: Client) -> None:
    for method in ("POST", "DELETE", "HEAD"):
        assert requests.request(method, f"{served.base_url}/2/tweets?ids=1", timeout=10).status_code == 405


def test_faults_spoil_the_calls_they_name_and_no_others(serve: Serve) -> None:
    faults = Faults().on(RECENT, calls=(2,), status=503, body="<h1>Over capacity</h1>")
    faults.on("/2/users/*", calls=range(1, 1_000), status=429, body="{}", headers={"x-rate-limit-reset": "soon"})
    simulator, client = serve([x_post("farola")], faults=faults)
    answers = [client.get(RECENT, query="farola") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 503, 200]
    assert answers[1].headers["Content-Type"].startswith("text/html")
    limited = [client.get(f"/2/users/{number}") for number in (1, 2)]
    assert [(answer.status_code, answer.headers["x-rate-limit-reset"]) for answer in limited] == [(429, "soon")] * 2
    assert simulator.meter.requests == 2


def test_a_lone_surrogate_in_a_post_does_not_break_the_answer(serve: Serve) -> None:
    _, client = serve([x_post("farola \ud83d rota")])
    assert json.loads(client.get(RECENT, query="farola").content)["data"][0]["text"] == "farola \ud83d rota"


def test_many_threads_are_served_at_once_and_all_are_counted(serve: Serve) -> None:
    simulator, client = serve([x_post("farola", serial=n) for n in range(5)])
    threads = [
        threading.Thread(target=lambda: [client.get(RECENT, query="farola") for _ in range(10)]) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert simulator.meter == Reading(requests=80, posts=5, post_reads=400)


def test_the_server_says_nothing_and_frees_its_port(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with Simulator(World.load([])) as simulator:
        address = simulator.start()
        assert address.startswith("http://127.0.0.1:")
        assert address == simulator.start() == simulator.base_url == str(simulator)
        Client(address).json(RECENT, query="farola")
        raw_get(address, "/2/%zz")
    port = urlsplit(address).port or 0
    assert capfd.readouterr() == ("", "")
    assert [record for record in caplog.records if record.name == "werkzeug"] == []
    with Simulator(World.load([])) as again:
        assert again.start(port) == address
    again.stop()  # a second stop is no fault


def test_a_taken_port_is_an_error_that_says_what_to_do(served: Client) -> None:
    port = urlsplit(served.base_url).port or 0
    with pytest.raises(UsageError, match=f"Port {port} is not free.*Choose another"):
        Simulator(World.load([])).start(port)


def test_without_a_fixed_clock_posts_of_the_last_minutes_are_recent(serve: Serve) -> None:
    just_now = NOW - datetime.now(UTC) + timedelta(minutes=5)
    _, client = serve([x_post("farola", ago=just_now), x_post("farola", ago=just_now + timedelta(days=8))], now=None)
    assert client.json(RECENT, query="farola")["meta"]["result_count"] == 1


def test_a_clock_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        Simulator(World.load([]), now=datetime(2026, 10, 21))  # noqa: DTZ001 - that is the point
