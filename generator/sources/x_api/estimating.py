"""What a fetch will bring and cost, before it is asked for: X's counts, and what the record knows of conversations.

A count costs too: $0.005 a request for the last seven days, twice that for 31 days of the full archive.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta
from math import ceil

from generator.domain.errors import ProtocolError
from generator.domain.frozen import frozen
from generator.domain.posts import Post, Thread
from generator.domain.reads import DayReads, Prices, Read, ReadKind, dollars, micros
from generator.sources.x_api.fields import as_fields, refused

ONE_COUNT = (Read(ReadKind.COUNT),)
ARCHIVE_COUNT = 2 * ONE_COUNT  # X's price list has $0.010 for a page of the archive's counts, $0.005 for a recent one
COUNT_PAGE = timedelta(days=31)
TOTALS = ("total_tweet_count", "total_post_count")
ENOUGH = 50  # matched posts below which the record tells too little of how its conversations run


@frozen
class Counted:
    """How many posts match a question, and what asking that was charged for."""

    posts: int
    reads: tuple[Read, ...]


def count(ask: Callable[[str | None], object], each: tuple[Read, ...] = ONE_COUNT) -> Counted:
    """Add up the pages of a count; `ask` gets X's token for the next page, None at first. Raises ProtocolError."""
    posts, tokens, token = 0, set[str](), None
    while True:
        meta = as_fields(ask(token), "answer").part("meta")
        name = next((name for name in TOTALS if name in meta), None)
        if name is None:
            raise refused(f"answer.meta.{TOTALS[0]}", "is missing")
        posts += meta.number(name)
        token = meta.text_or("", "next_token") or None
        if token in tokens:
            raise ProtocolError("X's pages go round in circles.", "Run it again later.")
        if token is None:
            return Counted(posts, each * (len(tokens) + 1))
        tokens.add(token)


def count_requests(queries: int, since: datetime | None, now: datetime) -> tuple[Read, ...]:
    """What counting will be charged for: every query once for the last seven days, or for the archive since a day."""
    if since is None:
        return ONE_COUNT * queries
    return ARCHIVE_COUNT * (queries * max(1, ceil((now - since) / COUNT_PAGE)))


@frozen
class Habits:
    """How conversations with the town run: posts read for each post that the accounts' search finds, and accounts.

    `matched` posts of the record say so; with 0 it is an assumption.
    """

    posts_each: float
    accounts_each: float
    matched: int = 0

    def sentence(self) -> str:
        """For the person who pays: where the figures come from."""
        found = f"{self.posts_each:.2f} posts to read and {self.accounts_each:.2f} new accounts for each post found"
        if not self.matched:
            return f"Assumed, since too little is stored yet to tell: {found}."
        return f"As the record's own conversations ran ({self.matched:,} posts found by a search): {found}."


# 523 real conversations with service accounts: 1.2 posts for each by or to the account, an account for each two posts.
BY_OR_TO = Habits(posts_each=1.2, accounts_each=0.55)
# A request, an answer, a mark and a word of thanks, by two people.
MARKED = Habits(posts_each=4.0, accounts_each=1.5)


def habits_of(threads: Iterable[Thread], handles: Collection[str], marks: Collection[str] = ()) -> Habits:
    """What the stored conversations tell. `marks` are given where only marked answers are searched (casefolded)."""
    town = {handle.casefold() for handle in handles}
    posts = matched = 0
    accounts: set[str] = set()
    for thread in threads:
        found = sum(_is_found(post, town, marks) for post in thread.posts)
        if found:
            posts, matched = posts + len(thread.posts), matched + found
            accounts.update(post.author.id for post in thread.posts)
    if matched < ENOUGH:
        return MARKED if marks else BY_OR_TO
    return Habits(posts / matched, len(accounts) / matched, matched)


def _is_found(post: Post, town: Collection[str], marks: Collection[str]) -> bool:
    by_town = post.author.handle.casefold() in town
    if marks:
        return by_town and not set(marks).isdisjoint(post.hashtags)
    return by_town or not set(post.mentions).isdisjoint(town)


@frozen
class Estimate:
    """Reads that a run will probably be charged for, and their price in millionths of a US dollar."""

    posts: int
    accounts: int
    micros: int

    def sentence(self) -> str:
        """For the person who pays."""
        return f"About {self.posts:,} posts and {self.accounts:,} accounts, {dollars(self.micros)}."


def estimate(found: int, habits: Habits, prices: Prices, kind: ReadKind = ReadKind.POST) -> Estimate:
    """What reading so many matching posts with their conversations costs. Rounded up: a budget should suffice."""
    posts, accounts = ceil(found * habits.posts_each), ceil(found * habits.accounts_each)
    price = micros({ReadKind.POST: posts - found, ReadKind.USER: accounts}, prices) + found * prices[kind]
    return Estimate(posts, accounts, price)


def estimate_from_days(days: Sequence[DayReads], wanted: int, prices: Prices) -> Estimate | None:
    """What so many further days cost if they are like those metered, without asking X; None where none is."""
    seen = len({day.day for day in days})
    if not seen:
        return None
    billed = {kind: ceil(sum(day.billed for day in days if day.kind is kind) * wanted / seen) for kind in ReadKind}
    posts = billed[ReadKind.POST] + billed[ReadKind.OWNED_POST]
    return Estimate(posts, billed[ReadKind.USER], micros(billed, prices))
