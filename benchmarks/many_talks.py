"""As many conversations as wanted, of six posts each: what the example town's people wrote, shuffled anew, seeded."""

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from generator.domain.posts import Account, Batch, Post
from generator.domain.towns import Town
from generator.pipeline import open_town
from generator.sources import archive
from generator.store import Store, state_folder
from generator.townfiles import travelling

START = datetime(2025, 1, 1, 6, 0, tzinfo=UTC)
POSTS = 6
FIRST_ID = 10_000_000_000
BATCH = 500
SYLLABLES = ("ba", "cor", "do", "fel", "gui", "ja", "lem", "mo", "nar", "pi", "ru", "sal", "ti", "vel")
TOWN_FILES = ("town.yml", "staff.yml", "services.yml", "districts.geojson")


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said in one language: what opens a thread, what staff say, what residents say."""

    openings: Sequence[Post]
    staff: Sequence[Post]
    residents: Sequence[Post]


def a_talking_town(threads: int, folder: Path) -> Path:
    """The example town's folder, without annotations, whose store holds that many conversations."""
    (folder / "site_src").mkdir(parents=True)
    for name in TOWN_FILES:
        shutil.copyfile(travelling("site_src") / name, folder / "site_src" / name)
    with Store.open(state_folder(folder)) as store:
        talks = many_talks(threads, open_town(folder).town)
        while batch := tuple(post for thread in islice(talks, BATCH) for post in thread):
            store.save(Batch(batch))
    return folder


def many_talks(count: int, town: Town) -> Iterator[tuple[Post, ...]]:
    """That many conversations in Spanish, German and English, as often as the example town speaks them."""
    chance = random.Random(20_261_021)
    talks, weights = _talks(town)
    for number in range(count):
        yield _thread(number, chance.choices(talks, weights)[0], chance)


def one_more(store: Store, count: int) -> None:
    """A further resident's reply in each of the first `count` conversations."""
    chance = random.Random(count)
    for number in range(count):
        root = str(FIRST_ID + number * 10)
        thread = store.thread(root)
        assert thread is not None
        last = thread.posts[-1]
        text = f"Y gracias otra vez, {_name(chance)}"
        more = replace(last, id=str(int(last.id) + 1), text=text, spans=(), reply_to=last.id, author=_resident(number))
        store.save(Batch((replace(more, created_at=last.created_at + timedelta(hours=1)),)))


def _talks(town: Town) -> tuple[list[Talk], list[int]]:
    """The example town's posts by language, and how many there are in each."""
    batches = list(archive.read(travelling("example_town") / "posts.jsonl"))
    accounts = {account.id: account for batch in batches for account in batch.accounts}
    handles = {member.handle for member in town.staff}
    posts = [replace(post, author=accounts[post.author.id]) for batch in batches for post in batch.posts]
    talks, weights = [], []
    for lang in ("es", "de", "en"):
        said = [replace(post, media=(), edits=(), quote_of=None) for post in posts if post.lang == lang]
        staff = [post for post in said if post.author.handle in handles]
        residents = [post for post in said if post.author.handle not in handles]
        talks.append(Talk([post for post in residents if post.reply_to is None], staff, residents))
        weights.append(len(said))
    return talks, weights


def _thread(number: int, talk: Talk, chance: random.Random) -> tuple[Post, ...]:
    """A request, then staff and residents in turn or not; no two posts of the benchmark are quite the same."""
    root, asked = FIRST_ID + number * 10, START + timedelta(minutes=5 * number)
    said = [chance.choice(talk.openings), chance.choice(talk.staff)]
    said += [chance.choice(talk.staff if chance.random() < 0.45 else talk.residents) for _ in range(POSTS - 2)]
    posts: list[Post] = []
    for place, post in enumerate(said):
        by_staff = any(post is other for other in talk.staff)
        posts.append(
            replace(
                post,
                id=str(root + place),
                conversation_id=str(root),
                author=post.author if by_staff else _resident(number + chance.choice((0, 0, 0, 7)) * (place > 1)),
                created_at=asked + timedelta(hours=7 * place),
                text=f"{post.text} {_name(chance)}" if place % 2 else post.text,
                reply_to=str(root + chance.randrange(place)) if place else None,
                url=f"https://x.com/i/status/{root + place}",
            )
        )
    return tuple(posts)


def _name(chance: random.Random) -> str:
    """A word that no list holds, and hardly a second post."""
    return "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def _resident(number: int) -> Account:
    return Account(str(500 + number % 9_973), f"neighbour_{number % 9_973}", "A neighbour", "https://x.com/n")
