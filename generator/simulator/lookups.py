"""The endpoints that look things up: posts by id, users by id or name, and the user whose token it is."""

from datetime import datetime

from generator.simulator.asking import Asking
from generator.simulator.composing import Composer, Reply, fields_of
from generator.simulator.files import Json
from generator.simulator.vocabulary import POST_EXPANSIONS, USER_EXPANSIONS
from generator.simulator.world import World


def posts(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/tweets?ids=: up to 100, in the order asked for; what is missing is in `errors`."""
    composer = Composer(world, fields_of(asking, world, POST_EXPANSIONS), now, asking.viewer)
    found = [_post(composer, "ids", post_id) for post_id in asking.ids()]
    return composer.reply([post for post in found if post])


def post(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/tweets/:id."""
    composer = Composer(world, fields_of(asking, world, POST_EXPANSIONS), now, asking.viewer)
    return composer.reply(_post(composer, "id", asking.path_id()))


def users(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users?ids=."""
    return _users(world, now, asking, "ids", asking.ids())


def users_by_name(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users/by?usernames=."""
    return _users(world, now, asking, "usernames", asking.handles())


def user(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users/:id."""
    return _one_user(world, now, asking, "id", asking.path_id())


def user_by_name(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users/by/username/:username."""
    return _one_user(world, now, asking, "username", asking.path_handle())


def me(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users/me: the account that the user token belongs to."""
    return _one_user(world, now, asking, "id", asking.viewer or "")


def _users(world: World, now: datetime, asking: Asking, parameter: str, names: tuple[str, ...]) -> Reply:
    composer = Composer(world, fields_of(asking, world, USER_EXPANSIONS), now, asking.viewer)
    found = [_user(composer, parameter, name) for name in names]
    return composer.reply([user for user in found if user])


def _one_user(world: World, now: datetime, asking: Asking, parameter: str, name: str) -> Reply:
    composer = Composer(world, fields_of(asking, world, USER_EXPANSIONS), now, asking.viewer)
    return composer.reply(_user(composer, parameter, name))


def _post(composer: Composer, parameter: str, post_id: str) -> Json | None:
    held = composer.found(post_id)
    if held is None:
        composer.missing("tweet", parameter, post_id)
        return None
    return composer.post(held)


def _user(composer: Composer, parameter: str, name: str) -> Json | None:
    known = composer.found_user(name, by_handle=parameter.startswith("username"))
    if known is None:
        composer.missing("user", parameter, name)
        return None
    return composer.user(known)
