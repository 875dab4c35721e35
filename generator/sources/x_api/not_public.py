"""Posts that an answer shows, and that the town may not: withheld ones, and those of protected accounts."""

import re
from collections.abc import Iterable, Mapping

from generator.domain.removals import Reason
from generator.sources.x_api.fields import Fields

EVERYWHERE = frozenset({"XX", "XY"})  # X's codes for "in all countries" and for a copyright claim, which holds in all
RULES = re.compile(r"https://(?:support|help)\.(?:twitter|x)\.com/")


def withheld(thing: Fields, country: str) -> bool:
    """Whether X withholds a post or an account everywhere or in the town's country (two letters, "" for unknown)."""
    codes = {code.upper() for code in thing.part("withheld").texts("country_codes")}
    return not codes.isdisjoint(EVERYWHERE) or country.upper() in codes


def is_notice(post: Fields) -> bool:
    """Whether X put a notice of its own in place of a post's words, as it does where an account broke its rules.

    The notice ends in a link to those rules that no author can have made: its address does not stand in the text.
    """
    entities = post.values.get("entities")
    if not isinstance(entities, dict) or not entities.get("urls") or "http" in post.text("text"):
        return False
    return any(RULES.match(url) for url in post.part("entities").texts_in("urls", "url"))


def closed_accounts(accounts: Iterable[Fields], country: str) -> dict[str, Reason]:
    """Accounts of an answer whose posts are not for everybody, by id."""
    closed = {}
    for account in accounts:
        if account.values.get("protected") is True:
            closed[account.id("id")] = Reason.PROTECTED
        elif withheld(account, country):
            closed[account.id("id")] = Reason.WITHHELD
    return closed


def fate_of(post: Fields, closed: Mapping[str, Reason], country: str) -> Reason | None:
    """Why a post must not be shown, None where it may."""
    if is_notice(post) or ("withheld" in post and withheld(post, country)):
        return Reason.WITHHELD
    return closed.get(post.id("author_id")) if closed else None
