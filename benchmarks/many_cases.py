"""A town with as many cases as wanted: seeded, so that every run builds the same."""

import random
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from generator.domain.posts import Account, Batch, Post, Span
from generator.store import Store
from generator.townfiles import travelling

START = datetime(2025, 1, 1, 6, 0, tzinfo=UTC)
THINGS = ("The street lamp", "The bin", "A pothole", "The fountain", "The swing", "The bus shelter", "A water main")
TROUBLES = ("is out again", "does not work since Monday", "is getting worse", "has been broken for days", "is damaged")
PLACES = ("in Mill Lane", "at the old bridge", "by the school gate", "on Station Road", "behind the market hall")
SERVICES = ("lighting", "cleaning", "streets", "parks")
ANSWERS = ("Thanks for telling us, a colleague will look at it tomorrow.", "Noted. We are sending somebody this week.")
FIXES = ("Done, it has been repaired this morning. #fixed", "It works again, sorry for the wait. #fixed")
THANKS = ("Thank you so much, that was quick!", "Great work, thanks to the whole team.")
LAST_WORDS = (*THANKS, "Let us see how long it lasts.")
TOWN = "name: Bench\nlanguages: [en]\ntimezone: Europe/Madrid\nmarks: ['#fixed']\n"
STAFF = "staff:\n" + "".join(
    f"  - {{handle: bench_{code}, role: Team {code}, services: [{code}]}}\n" for code in SERVICES
)
SERVICE_LIST = "services:\n" + "".join(
    f"  - {{service_code: {code}, service_name: {code.title()}}}\n" for code in SERVICES
)


def a_town_with(cases: int, folder: Path) -> Path:
    """A town's folder whose store holds that many cases of four posts, ready to be built."""
    shutil.copytree(travelling("site_src") / "theme", folder / "site_src" / "theme")
    shutil.copyfile(travelling("mkdocs.yml"), folder / "mkdocs.yml")
    pages = folder / "site_src" / "pages"
    pages.mkdir()
    (pages / "index.md").write_text("# Bench\n\n<!-- concejo:here -->\n")
    (pages / "about.md").write_text("# About\n\n<!-- concejo:here -->\n")
    for name, text in (("town", TOWN), ("staff", STAFF), ("services", SERVICE_LIST)):
        (folder / "site_src" / f"{name}.yml").write_text(text)
    with Store.open(folder / ".concejo") as store:
        threads = many_threads(cases)
        while batch := tuple(post for _, thread in zip(range(250), threads, strict=False) for post in thread):
            store.save(Batch(batch))
        store.set_fetched_at(START + timedelta(minutes=50 * cases + 10_000))
    return folder


def many_threads(count: int) -> Iterator[tuple[Post, ...]]:
    """That many conversations: a request, an answer, a fix, a last word."""
    chance = random.Random(20_261_021)
    for number in range(count):
        asked = START + timedelta(minutes=50 * number)
        root = 10_000_000_000 + number * 10
        service = chance.choice(SERVICES)
        resident = Account(str(500 + number % 997), f"neighbour_{number % 997}", "A neighbour", "https://x.com/n")
        staff = Account(str(100 + SERVICES.index(service)), f"bench_{service}", f"Team {service}", "https://x.com/b")
        trouble = f"{chance.choice(THINGS)} {chance.choice(TROUBLES)} {chance.choice(PLACES)}"
        request = f"@bench_{service} {trouble}, number {number}. Can you please repair it?"
        yield (
            _post(root, root, resident, asked, request),
            _post(root + 1, root, staff, asked + timedelta(minutes=chance.randint(3, 900)), chance.choice(ANSWERS)),
            _post(root + 2, root, staff, asked + timedelta(hours=chance.randint(20, 90)), chance.choice(FIXES)),
            _post(root + 3, root, resident, asked + timedelta(hours=100), chance.choice(LAST_WORDS)),
        )


def _post(post_id: int, root: int, author: Account, when: datetime, text: str) -> Post:
    reply_to = str(post_id - 1) if post_id > root else None
    url = f"https://x.com/i/status/{post_id}"
    return Post(str(post_id), str(root), author, when, text, "en", reply_to, spans=_spans(text), url=url)


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(found.start(), found.end(), "mention" if found[0][0] == "@" else "hashtag", "https://x.com/b", found[0])
        for found in re.finditer(r"[@#]\w+", text)
    )
