"""The town's own account, read with its own token: what it says and what names it, at a fifth of the price."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.domain.collection import Memory
from generator.domain.errors import AccessError
from generator.domain.posts import Account, Batch
from generator.domain.reads import ReadKind
from generator.sources.x_api.bookmarks import bookmark
from generator.sources.x_api.client import Turn
from generator.sources.x_api.parse_answer import batch_of, reads_of
from generator.sources.x_api.reading import Page, pages
from generator.sources.x_api.searches import Reading, moved
from generator.sources.x_api.settings import USER_TOKEN, XSettings
from generator.sources.x_api.stretches import Stretch
from generator.sources.x_api.till import Till
from generator.sources.x_api.units import Horizon, Unit, news

ME = "x:me:"
PAGE = 100
REACH = {"from": 3_200, "to": 800}
"""How many of the newest posts X's timelines reach. Reposts count and are not shown: see `_may_hide_more`."""
KNOWN = re.compile(r"([0-9]{1,20}) (\w{1,15})")


@dataclass(frozen=True, slots=True)
class Owner:
    """The account that the user token belongs to, and the units that are read with it."""

    account_id: str
    handle: str
    units: tuple[Unit, ...]


def known_owner(settings: XSettings, memory: Memory, units: tuple[Unit, ...]) -> Owner | None:
    """The owner that an earlier run asked for; None where there is no token, or it was never asked."""
    found = KNOWN.fullmatch(memory.cursor(_name(settings)) or "") if is_asked_for(settings) else None
    return _owner(Account(found[1], found[2]), units) if found else None


def was_asked_for(settings: XSettings, memory: Memory) -> bool:
    """Whether an earlier run asked whose token it is."""
    return KNOWN.fullmatch(memory.cursor(_name(settings)) or "") is not None


def is_asked_for(settings: XSettings) -> bool:
    """Whether own reads help: marks are searched for, whoever reads them."""
    return bool(settings.user_token) and settings.collect == "all"


def ask_for_owner(settings: XSettings, till: Till) -> Iterator[Batch]:
    """Who the user token belongs to: asked once for each token, then remembered."""
    till.purse.room_for(ReadKind.USER, 1)
    answer = till.client.me()
    batch = batch_of(answer)
    if len(batch.accounts) != 1:
        raise AccessError(f"X does not say whose token {USER_TOKEN} is.", f"Make a new user token for {USER_TOKEN}.")
    me = batch.accounts[0]
    yield till.settle(Batch(accounts=batch.accounts, reads=reads_of(answer)), {_name(settings): f"{me.id} {me.handle}"})


def read_owned(till: Till, owner: Owner, reach: Horizon, *, lately: bool) -> Iterator[Batch]:
    """What the owner said and heard since its bookmarks; a gap is left for search where X's timelines end too early."""
    for unit in owner.units:
        stretch = news(bookmark(till.memory, unit.name), reach, lately=lately)
        client = till.client
        ask = client.own_posts if unit.kind == "from" else client.own_mentions
        reading, seen = Reading(stretch, stretch), 0
        for page in pages(_asking(till, ask, owner, stretch), ReadKind.OWNED_POST, country=till.country):
            seen += len(page.batch.reads)
            shown = Page(page.batch, page.last and not _may_hide_more(unit, seen), page.newest, page.oldest)
            yield till.settle(page.batch, moved(till.memory, (unit,), stretch, shown, reading.turned(shown)))


def _asking(
    till: Till, ask: Callable[[str, Turn], object], owner: Owner, stretch: Stretch
) -> Callable[[str | None], object]:
    def page(token: str | None) -> object:
        return ask(owner.account_id, till.turn(Turn(str(stretch.after), None, token), ReadKind.OWNED_POST, PAGE))

    return page


def _may_hide_more(unit: Unit, seen: int) -> bool:
    """Whether a timeline may have ended before the bookmark. Asking search for nothing is free, so this is generous."""
    return seen >= REACH[unit.kind] // 4


def _owner(account: Account, units: tuple[Unit, ...]) -> Owner | None:
    own = tuple(unit for unit in units if unit.handle.casefold() == account.handle.casefold())
    return Owner(account.id, account.handle, own) if own else None


def _name(settings: XSettings) -> str:
    """The cursor of this very token: another one may belong to another account."""
    return ME + hashlib.sha256(settings.user_token.encode()).hexdigest()[:16]
