"""The whole way: a post that is gone at X is found nowhere after the next fetch and build, and what may stay stays."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from generator.domain.posts import Account, Post
from generator.domain.removals import Reason, Removals
from generator.media import files_of
from generator.simulator import Simulator, World
from generator.store import Store, state_folder
from generator.townfiles import example_moment, lay_out_demo, travelling
from tests.intake.towns import traces
from tests.running import concejo

YEAR, DAY = timedelta(days=365), timedelta(days=1)
REQUEST, ANSWER = "Picual esquina con Hojiblanca", "una patrulla a comprobarlo"
BAKER = "vc_panadera"  # praised without a request, asked once, and said thanks for it
PRAISE, ASKED, THANKED = "ya están baldeando la", "sale agua a chorros", "roscos gratis para la cuadrilla"
WORDS = (REQUEST, ANSWER, PRAISE, ASKED, THANKED)


@dataclass
class Left:
    """A town whose people took things back: the posts, the files of a picture, and what the second night said."""

    folder: Path
    request: Post
    answer: Post
    baker: Account
    files: set[str] = field(default_factory=set)
    before: dict[str, list[str]] = field(default_factory=dict)
    said: str = ""


def run(folder: Path, x: Simulator, *verb: str) -> str:
    settings = {"X_API_BASE": x.base_url, "X_MEDIA_BASE": f"{x.base_url}/media", "X_BEARER_TOKEN": "t"}
    done = concejo(*verb, cwd=folder, **settings)
    assert done.returncode == 0, done.stderr
    return done.stderr


def as_it_stood(folder: Path) -> Left:
    with Store.open(state_folder(folder)) as store:
        posts = [post for thread in store.threads() for post in thread.posts]
        request, answer = (next(post for post in posts if words in post.text) for words in (REQUEST, ANSWER))
        baker = next(post.author for post in posts if post.author.handle == BAKER)
        avatar = store.pictures()[f"avatar-{baker.id}"]
    return Left(folder, request, answer, baker, set(files_of(avatar)), traces(folder, *WORDS))


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Left]:
    folder = tmp_path_factory.mktemp("town") / "villacorva"
    lay_out_demo(folder)
    example, moment = travelling("example_town"), example_moment()
    world = World.load([example / "posts.jsonl"])
    with Simulator(world, now=moment, media=example / "media") as x:
        run(folder, x, "fetch", "--backfill", f"{moment - YEAR:%Y-%m-%d}", "--now", moment.isoformat())
        run(folder, x, "build")
        left = as_it_stood(folder)
        night = moment + DAY
        world.delete(left.request.id)
        world.delete(left.answer.id)
        world.protect(BAKER)
        x.travel(night)
        left.said = run(folder, x, "fetch", "--now", night.isoformat())
        run(folder, x, "build")
        yield left


def test_no_word_of_it_is_left_anywhere(left: Left) -> None:
    for place in (".concejo/", "site/cases/", "site/thanks/"):
        assert any(name.startswith(place) for name in left.before), place
    assert {word for words in left.before.values() for word in words} == set(WORDS), "before, each was there"
    assert traces(left.folder, *WORDS) == {}


def test_neither_name_nor_picture_of_a_protected_account_is_left(left: Left) -> None:
    assert traces(left.folder / "site", BAKER, left.baker.id) == {}
    assert traces(left.folder, left.baker.name, left.baker.id) == {}
    with Store.open(state_folder(left.folder)) as store:
        assert store.account_named(BAKER) is None
    names = {path.name for path in left.folder.rglob("*") if path.is_file()}
    assert left.files
    assert not left.files & names


def test_the_case_of_a_deleted_request_has_no_page_any_more(left: Left) -> None:
    assert not list((left.folder / "site").glob(f"**/cases/{left.request.conversation_id}"))
    assert traces(left.folder / "site", left.request.conversation_id) == {}


def test_a_gap_stands_where_the_town_s_answer_stood(left: Left) -> None:
    with Store.open(state_folder(left.folder)) as store:
        thread = store.thread(left.answer.conversation_id)
    assert thread is not None
    assert [gap.at for gap in thread.gaps] == [left.answer.created_at]
    page = (left.folder / "site" / "cases" / left.answer.conversation_id / "index.html").read_text()
    assert f'datetime="{left.answer.created_at:%Y-%m-%dT%H:%M}' in page, "its time stays"


def test_counts_by_reason_stay_and_the_run_said_so(left: Left) -> None:
    with Store.open(state_folder(left.folder)) as store:
        assert set(store.removals()) == {Removals(Reason.DELETED, 1, 1), Removals(Reason.PROTECTED, 2, 1)}
    assert "5 posts left the record (2 deleted, 3 protected), and 2 cases with them." in left.said
    assert not [word for word in (*WORDS, BAKER) if word in left.said]
