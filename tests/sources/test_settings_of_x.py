"""What X is read with: wrong settings say which one to change, and the token never shows."""

import pytest

from generator.domain.errors import AccessError, TownError
from generator.domain.towns import StaffMember
from generator.sources.x_api import XSettings, settings_from
from tests.builders import a_town

TOKEN = "AAAA-very-secret-token-zzzz"


def test_settings_come_from_the_environment_and_the_town() -> None:
    town = a_town(accounts=("Ayto",), marks=("resuelto",), collect="resolved")
    got = settings_from({"X_BEARER_TOKEN": f" {TOKEN}\n"}, town)
    assert (got.token, got.base_url, got.accounts) == (TOKEN, "https://api.twitter.com", ("Ayto",))
    assert (got.marks, got.collect, got.pause) == (("resuelto",), "resolved", 1.0)
    assert TOKEN not in f"{got} {got!r}"


def test_without_accounts_the_staff_are_read() -> None:
    town = a_town(accounts=(), staff=(StaffMember("Luz", handle="luces"), StaffMember("Paula", signature="^PG")))
    assert settings_from({"X_BEARER_TOKEN": TOKEN}, town).accounts == ("luces",)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8090/", "http://localhost:1", "http://[::1]:90"])
def test_a_simulator_on_this_machine_is_not_paused_for(address: str) -> None:
    got = settings_from({"X_BEARER_TOKEN": TOKEN, "X_API_BASE": address}, a_town())
    assert (got.base_url, got.pause) == (address.rstrip("/"), 0.0)


@pytest.mark.parametrize("token", ["", "  ", None])
def test_a_missing_token_is_named(token: str | None) -> None:
    with pytest.raises(AccessError, match="X_BEARER_TOKEN is not set") as caught:
        settings_from({} if token is None else {"X_BEARER_TOKEN": token}, a_town())
    assert caught.value.exit_code == 20


@pytest.mark.parametrize("token", ["secret\nInjected: yes", "sec ret", "sécret", "secret\x00"])
def test_a_token_that_cannot_be_one_is_not_shown(token: str) -> None:
    with pytest.raises(AccessError, match="X_BEARER_TOKEN") as caught:
        settings_from({"X_BEARER_TOKEN": token}, a_town())
    assert "cret" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://api.example.org",
        "ftp://127.0.0.1",
        "api.twitter.com",
        "https://",
        "https://a@b.example",
        "http://[::1",
        "x:",
    ],
)
def test_a_token_never_goes_over_an_open_line(address: str) -> None:
    with pytest.raises(TownError, match="X_API_BASE") as caught:
        settings_from({"X_BEARER_TOKEN": TOKEN, "X_API_BASE": address}, a_town())
    assert caught.value.exit_code == 10


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"accounts": ()}, "No account"),
        ({"accounts": ("ayto", "con espacio")}, "'con espacio' is not a handle"),
        ({"accounts": ("a OR b",)}, "is not a handle"),
        ({"accounts": ("@ayto",)}, "is not a handle"),
        ({"marks": ("resuelto OR x",)}, "is not a hashtag"),
        ({"marks": ("2026",)}, "is not a hashtag"),
        ({"collect": "resolved", "marks": ()}, "needs marks"),
    ],
)
def test_settings_that_cannot_be_used_are_refused(changes: dict[str, object], said: str) -> None:
    with pytest.raises(TownError, match=said):
        XSettings(**{"token": TOKEN, "accounts": ("ayto",), **changes})  # type: ignore[arg-type]
