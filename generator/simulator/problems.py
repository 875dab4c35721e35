"""How X says no, and what it says of a thing that is not there."""

from typing import Any

from generator.simulator.files import Json

PROBLEMS = "https://api.twitter.com/2/problems/"


class Refusal(Exception):  # noqa: N818 - an answer of the protocol, not a fault of this program
    """A request that X would not answer: the status and the body that it sends instead."""

    def __init__(self, status: int, body: Json) -> None:
        super().__init__(f"{status} {body.get('title')}")
        self.status = status
        self.body = body


def invalid(parameter: str, values: list[str], message: str) -> Refusal:
    """400: a parameter is wrong."""
    error = {"parameters": {parameter: values}, "message": message}
    detail = "One or more parameters to your request was invalid."
    return Refusal(
        400, {"errors": [error], "title": "Invalid Request", "detail": detail, "type": f"{PROBLEMS}invalid-request"}
    )


def invalid_value(parameter: str, value: str, why: str) -> Refusal:
    """400: one value of a parameter is wrong; `why` is a verb phrase ("is not valid")."""
    return invalid(parameter, [value], f"The `{parameter}` query parameter value [{value}] {why}")


def generic(status: int, title: str) -> Refusal:
    """401, 404, 405, 429: nothing to add to the status."""
    return Refusal(status, {"title": title, "type": "about:blank", "status": status, "detail": title})


def not_found(kind: str, parameter: str, value: str) -> dict[str, Any]:
    """The entry of `errors` for a thing that was asked for, or referred to, and is not there."""
    return {
        "value": value,
        "detail": f"Could not find {kind} with {parameter}: [{value}].",
        "title": "Not Found Error",
        "resource_type": kind,
        "parameter": parameter,
        "resource_id": value,
        "type": f"{PROBLEMS}resource-not-found",
    }
