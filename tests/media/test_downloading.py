"""Only whole answers of the source's own hosts are taken, in bounded time and size."""

import socket
import time
from dataclasses import replace

import pytest

from generator.domain.errors import ConcejoError, ProtocolError, UnreachableError, UsageError
from generator.media import MediaSettings, download, settings_from
from generator.media.addresses import address_of
from generator.media.connecting import PrivateAddressError, is_public
from generator.media.downloading import PhotoSession
from tests.media.photo_host import (
    Answer,
    PhotoHost,
    cut_short,
    dripping_headers,
    endless,
    in_pieces,
    photo,
    silent,
    status,
)

URL = "https://pbs.twimg.com/media/a.jpg?name=large"
PATH = "/pbs.twimg.com/media/a.jpg?name=large"
DATA = bytes(range(256)) * 500


@pytest.mark.parametrize("answer", [photo(DATA), in_pieces(DATA)])
def test_a_photo_is_had_through_the_local_base_address(
    host: PhotoHost, settings: MediaSettings, answer: Answer
) -> None:
    host.answers[PATH] = answer
    assert download(settings, URL) == DATA
    assert host.asked == [PATH]


def test_a_proxy_of_the_machine_is_not_asked_for_the_local_base(
    host: PhotoHost, settings: MediaSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    host.answers[PATH] = photo(DATA)
    assert download(settings, URL) == DATA


@pytest.mark.parametrize(
    "url",
    [
        "http://pbs.twimg.com/media/a.jpg",
        "file:///etc/passwd",
        "//pbs.twimg.com/media/a.jpg",
        "",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/a.jpg",
        "https://pbs.twimg.com.evil.example/a.jpg",
        "https://evil.example/pbs.twimg.com/a.jpg",
        "https://pbs.twimg.com@evil.example/a.jpg",
        "https://evil.example\\@pbs.twimg.com/a.jpg",
        "https://user:password@pbs.twimg.com/a.jpg",
        "https://pbs.twimg.com:22/a.jpg",
        "https://pbs.twimg.com:port/a.jpg",
        "https://[::1]/a.jpg",
        "https://[half/a.jpg",
        "https://pbs.twimg.com/\ud83d.jpg",
        "https://\ud83d/a.jpg",
        "javascript:alert(1)",
    ],
)
def test_other_addresses_are_not_even_asked(host: PhotoHost, settings: MediaSettings, url: str) -> None:
    with pytest.raises(ProtocolError, match="The photo"):
        download(settings, url)
    assert host.asked == []


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://PBS.twimg.com/media/a.jpg", "https://pbs.twimg.com/media/a.jpg"),
        (
            "https://pbs.twimg.com:443/media/a.jpg?format=jpg&name=large#x",
            "https://pbs.twimg.com/media/a.jpg?format=jpg&name=large",
        ),
        ("https://pbs.twimg.com", "https://pbs.twimg.com/"),
        ("https://pbs.twimg.com/\\@evil.example/a b", "https://pbs.twimg.com/%5C@evil.example/a%20b"),
        ("https://pbs.twimg.com/media/ñ.jpg", "https://pbs.twimg.com/media/%C3%B1.jpg"),
        ("https://video.twimg.com/x%20y.jpg", "https://video.twimg.com/x%20y.jpg"),
    ],
)
def test_without_a_local_base_the_source_itself_is_asked(url: str, asked: str) -> None:
    assert address_of(settings_from({}), url) == asked


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(host: PhotoHost, settings: MediaSettings, code: int) -> None:
    host.answers[PATH] = status(code, Location=f"{host.base_url}/private")
    host.answers["/private"] = photo(DATA)
    with pytest.raises(ProtocolError, match="sends elsewhere"):
        download(settings, URL)
    assert host.asked == [PATH]


@pytest.mark.parametrize(
    ("answer", "error", "told"),
    [
        (status(404), ProtocolError, r"not there \(status 404\)"),
        (status(204), ProtocolError, "status 204"),
        (status(403), ProtocolError, "status 403"),
        (status(429), UnreachableError, "status 429"),
        (status(503), UnreachableError, "status 503"),
        (photo(DATA, Content_Encoding="gzip"), ProtocolError, "compressed"),
        (cut_short(DATA), UnreachableError, "whole answer"),
        (silent(0.6), UnreachableError, "did not give a whole answer"),
        (endless(b"x" * 65536), ProtocolError, "bigger than 1000000 bytes"),
        (photo(b"x" * 1_000_001), ProtocolError, "bigger than 1000000 bytes"),
        (endless(b"x", pause=0.01), UnreachableError, "took longer than 0.3 seconds"),
        (dripping_headers(pause=0.02), UnreachableError, "took longer than 0.3 seconds"),
    ],
)
def test_a_bad_answer_ends_in_one_clear_error_in_bounded_time(
    host: PhotoHost, settings: MediaSettings, answer: Answer, error: type[ConcejoError], told: str
) -> None:
    host.answers[PATH] = answer
    began = time.monotonic()
    with pytest.raises(error, match=told) as caught:
        download(replace(settings, byte_limit=1_000_000, silence=0.2, deadline=0.3), URL)
    assert time.monotonic() - began < 2
    assert caught.value.hint


def test_nobody_listening_is_said_so() -> None:
    with pytest.raises(UnreachableError, match="did not give a whole answer"):
        download(settings_from({"X_MEDIA_BASE": "http://127.0.0.1:9"}), URL)


def test_a_base_that_is_no_address_is_refused() -> None:
    with pytest.raises(UsageError, match="X_MEDIA_BASE"):
        settings_from({"X_MEDIA_BASE": "127.0.0.1:8000"})


@pytest.mark.parametrize("base", ["http://photos.example", "ftp://127.0.0.1", "https://me@photos.example", "http://"])
def test_a_base_elsewhere_must_be_https(base: str) -> None:
    with pytest.raises(UsageError, match="X_MEDIA_BASE"):
        settings_from({"X_MEDIA_BASE": base})
    assert settings_from({"X_MEDIA_BASE": "https://photos.example/"}).base_url == "https://photos.example"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::7f00:1",
        "2002:7f00:1::", "2001:0:7f00:1::", "no address",
    ],
)  # fmt: skip
def test_private_addresses_are_known_however_they_are_wrapped(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_spoken_to(address: str) -> None:
    assert is_public(address)


def test_a_name_that_leads_into_a_private_network_is_not_spoken_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        with PhotoSession(MediaSettings()) as session, pytest.raises(PrivateAddressError):
            session.get(f"https://localhost:{listening.getsockname()[1]}/", timeout=1)
        with pytest.raises(TimeoutError):
            listening.accept()


def test_such_a_name_is_told_without_its_address() -> None:
    with pytest.raises(ProtocolError, match="private network") as caught:
        download(MediaSettings(hosts=("localhost",)), "https://localhost/a.jpg")
    assert "127.0.0.1" not in str(caught.value)
