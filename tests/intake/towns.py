"""A small town's folder with a state in it, and the pictures that lie beside."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.domain.posts import Batch, Media, Picture, Post
from generator.media import clean
from generator.pipeline import media_folder
from generator.store import Store, state_folder
from tests.builders import a_post
from tests.media.pictures import a_photo, encoded

TOWN = """name: Villacorva
languages: [es, en]
timezone: Europe/Madrid
country: ES
marks: [resuelto]
"""
STAFF = "staff:\n  - {handle: ayto, role: Town hall}\n  - {handle: luces, role: Street lighting}\n"

REQUEST, FIRST_ANSWER, FIX, THANKS = "100", "101", "102", "103"
WORDS = {
    REQUEST: "@ayto la farola del callejón zarzamora está apagada, pueden arreglarla?",
    FIRST_ANSWER: "@vecina tomamos nota caléndula, mañana vamos",
    FIX: "@vecina arreglada la farola madreselva #resuelto",
    THANKS: "@luces muchas gracias por arreglarla, qué rapidez girasol",
}


def a_town(folder: Path, *, town: str = TOWN) -> Path:
    pages = folder / "site_src"
    pages.mkdir(parents=True)
    (pages / "town.yml").write_text(town, encoding="utf-8")
    (pages / "staff.yml").write_text(STAFF, encoding="utf-8")
    return folder


def a_lamp(root: int = 100, resident: str = "vecina") -> tuple[Post, ...]:
    """A request, an answer, a fix with the town's mark and a photo, and a thank-you; ids follow the root's."""
    texts = list(WORDS.values())
    photo = Media(f"3_{root}", "photo", f"https://pbs.twimg.com/media/{root}.jpg", alt="Una farola")
    return (
        a_post(root, texts[0], by=resident),
        a_post(root + 1, texts[1], by="ayto", minutes=9, reply_to=root, conversation=root),
        a_post(root + 2, texts[2], by="luces", minutes=600, reply_to=root + 1, conversation=root, media=(photo,)),
        a_post(root + 3, texts[3], by=resident, minutes=660, reply_to=root + 2, conversation=root),
    )


def many_chats(number: int, first: int = 5_000) -> tuple[Post, ...]:
    """So many posts that nobody answers, each by somebody else."""
    return tuple(a_post(first + each, f"@ayto qué frío, {each}", by=f"p{each}") for each in range(number))


@contextmanager
def a_state(folder: Path, *posts: Post) -> Iterator[Store]:
    with Store.open(state_folder(folder)) as store:
        store.save(Batch(posts=posts))
        yield store


def a_picture(store: Store, folder: Path, key: str, shade: int = 0) -> Picture:
    """A picture that is here; equal shades have equal files."""
    picture = clean(key, encoded(a_photo(60 + shade, 60), "PNG"), media_folder(folder))
    store.save_picture(picture)
    return picture


def traces(folder: Path, *words: str) -> dict[str, list[str]]:
    """Which files below the folder hold any of the words."""
    found: dict[str, list[str]] = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = file.read_bytes()
        if met := [word for word in words if word.encode() in data]:
            found[file.relative_to(folder).as_posix()] = met
    return found
