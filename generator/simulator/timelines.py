"""The timelines of a user: its own posts, and those that mention it."""

from datetime import datetime
from itertools import islice

from generator.simulator import paging, windows
from generator.simulator.asking import Asking
from generator.simulator.composing import Composer, Reply, fields_of
from generator.simulator.query import Every, Has, Never, Query
from generator.simulator.searches import hits, lower, page
from generator.simulator.vocabulary import POST_EXPANSIONS
from generator.simulator.windows import Window
from generator.simulator.world import World

EXCLUDABLE = {"replies": ("is", "reply"), "retweets": ("is", "retweet")}
REACH, REACH_WITHOUT_REPLIES, REACH_OF_MENTIONS = 3_200, 800, 800
"""How many of the newest posts X shows."""


def posts(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users/:id/tweets: the newest 3,200 posts of a user, 800 without replies."""
    user_id, left_out = asking.path_id(), asking.words("exclude", EXCLUDABLE)
    without = (Never(Has(EXCLUDABLE[name])) for name in sorted(left_out))
    query = Every((Has(("from", user_id)), *without))
    return _timeline(world, now, asking, query, REACH_WITHOUT_REPLIES if "replies" in left_out else REACH)


def mentions(world: World, now: datetime, asking: Asking) -> Reply:
    """GET /2/users/:id/mentions: the newest 800 posts that name a user."""
    user = world.users.get(asking.path_id(), {})
    return _timeline(world, now, asking, Has(("@", str(user.get("username", "")).casefold())), REACH_OF_MENTIONS)


def _timeline(world: World, now: datetime, asking: Asking, query: Query, reach: int) -> Reply:
    user_id = asking.path_id()
    fields = fields_of(asking, world, POST_EXPANSIONS)
    composer = Composer(world, fields, now, asking.viewer, owned=asking.viewer == user_id)
    unknown = user_id not in world.users and ("from", user_id) not in world.shelf.index
    if unknown or world.fate_of_account(user_id, now, asking.viewer):
        composer.missing("user", "id", user_id)
        return composer.reply(None)
    window, last = windows.timeline(asking), paging.last_shown(asking)
    size = asking.number("max_results", 5, 100)
    since, before = window.since or 0, lower(window.before, last)
    newest = islice(hits(world, now, asking, query, Window()), reach)
    within = (
        post
        for post in newest
        if window.holds(post) and post.number > since and (before is None or post.number < before)
    )
    return page(composer, asking, within, size)
