"""How X says no, and what it says of a thing that is not there."""

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


def unsupported(grants: str) -> Refusal:
    """403: the endpoint does not take this kind of token; `grants` names those that it takes."""
    detail = (
        "Authenticating with this kind of token is forbidden for this endpoint. "
        f"Supported authentication types are [{grants}]."
    )
    kind = f"{PROBLEMS}unsupported-authentication"
    return Refusal(403, {"title": "Unsupported Authentication", "detail": detail, "type": kind, "status": 403})


def usage_capped() -> Refusal:
    """429: the project has read as many posts as it may in a month."""
    return Refusal(
        429,
        {
            "title": "UsageCapExceeded",
            "detail": "Usage cap exceeded: Monthly product cap",
            "period": "Monthly",
            "scope": "Product",
            "type": f"{PROBLEMS}usage-capped",
            "status": 429,
        },
    )


def conflict(detail: str) -> Refusal:
    """409: something of the kind is under way already."""
    return Refusal(409, {"title": "Conflict", "detail": detail, "type": f"{PROBLEMS}conflict", "status": 409})


def not_authorized(kind: str, parameter: str, value: str, section: str) -> Json:
    """The entry of `errors` for a thing that is there, but not for the one who asks; `section` is where it would be."""
    noun = "Tweet" if kind == "tweet" else "User"
    return {
        "value": value,
        "detail": f"Sorry, you are not authorized to see the {noun} with {parameter}: [{value}].",
        "title": "Authorization Error",
        "resource_type": kind,
        "resource_id": value,
        "parameter": parameter,
        "section": section,
        "type": f"{PROBLEMS}not-authorized-for-resource",
    }


def suspended(parameter: str, value: str) -> Json:
    """The entry of `errors` for a user whom X suspended, as recorded answers have it."""
    return {
        "value": value,
        "detail": f"User has been suspended: [{value}].",
        "title": "Forbidden",
        "resource_type": "user",
        "parameter": parameter,
        "resource_id": value,
        "type": f"{PROBLEMS}resource-not-found",
    }


def not_found(kind: str, parameter: str, value: str) -> Json:
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
