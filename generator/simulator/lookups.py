"""The endpoints that look things up: posts by id, users by id or name."""

from datetime import datetime

from generator.simulator.asking import Asking
from generator.simulator.composing import Composer, Reply, fields_of
from generator.simulator.files import Json
from generator.simulator.vocabulary import POST_EXPANSIONS, USER_EXPANSIONS
from generator.simulator.world import World


def posts(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/tweets?ids=: up to 100, in the order asked for; what is missing is in `errors`."""
    composer = Composer(world, fields_of(asking, world, POST_EXPANSIONS), now)
    found = [_post(composer, "ids", post_id) for post_id in asking.ids()]
    return composer.reply([post for post in found if post])


def post(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/tweets/:id."""
    composer = Composer(world, fields_of(asking, world, POST_EXPANSIONS), now)
    return composer.reply(_post(composer, "id", asking.path_id()))


def users(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users?ids=."""
    composer = Composer(world, fields_of(asking, world, USER_EXPANSIONS), now)
    found = [_user(composer, "ids", user_id) for user_id in asking.ids()]
    return composer.reply([user for user in found if user])


def user(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users/:id."""
    composer = Composer(world, fields_of(asking, world, USER_EXPANSIONS), now)
    return composer.reply(_user(composer, "id", asking.path_id()))


def users_by_name(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users/by?usernames=."""
    composer = Composer(world, fields_of(asking, world, USER_EXPANSIONS), now)
    found = [_user(composer, "usernames", handle) for handle in asking.handles()]
    return composer.reply([user for user in found if user])


def user_by_name(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users/by/username/:username."""
    composer = Composer(world, fields_of(asking, world, USER_EXPANSIONS), now)
    return composer.reply(_user(composer, "username", asking.path_handle()))


def _post(composer: Composer, parameter: str, post_id: str) -> Json | None:
    held = composer.found(post_id)
    if held is None:
        composer.missing("tweet", parameter, post_id)
        return None
    return composer.post(held)


def _user(composer: Composer, parameter: str, name: str) -> Json | None:
    by_name = parameter.startswith("username")
    known = composer.world.handles.get(name.casefold()) if by_name else composer.world.users.get(name)
    if known is None:
        composer.missing("user", parameter, name)
        return None
    return composer.user(known)
