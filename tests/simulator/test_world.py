"""Loading a world: every shape of file, broken files, and many posts."""

import json
import time
from datetime import timedelta
from pathlib import Path

import pytest

from generator.domain.errors import ConcejoError, ProtocolError, UsageError
from generator.simulator import Simulator, World
from generator.simulator.files import Json
from tests.simulator.worlds import NOW, Client, an_answer, ids_of, write_lines, x_id, x_post, x_user

LAMP = x_post("@luces la farola", ago=timedelta(hours=9))
FIXED = x_post(
    "@vecina hecho",
    by="luces",
    ago=timedelta(hours=2),
    reply_to=LAMP,
    attachments={"media_keys": ["3_77"]},
    mood="glad",
)
PHOTO = {"media_key": "3_77", "type": "photo", "url": "https://pbs.twimg.com/media/x.jpg"}
ANSWER = an_answer([FIXED], ["luces", "vecina"], media=[PHOTO], tweets=[LAMP])
FLATTENED = {
    **FIXED,
    "author": x_user("luces"),
    "in_reply_to_user": x_user("vecina"),
    "attachments": {"media_keys": ["3_77"], "media": [PHOTO]},
    "referenced_tweets": [{**LAMP, "type": "replied_to", "author": x_user("vecina")}],
    "entities": {"mentions": [{**FIXED["entities"]["mentions"][0], **x_user("vecina"), "description": "De aquí"}]},
    "__twarc": {"url": "https://api.twitter.com/2/tweets"},
}


def load(path: Path, text: str) -> World:
    path.write_text(text, encoding="utf-8")
    return World.load([path])


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ANSWER),
        json.dumps(ANSWER, indent=2),
        "\ufeff" + json.dumps(ANSWER),
        json.dumps([ANSWER]),
        json.dumps([FLATTENED]),
        "\n\n" + json.dumps(ANSWER) + "\n\n" + json.dumps(ANSWER) + "\n",
        json.dumps(FLATTENED) + "\n" + json.dumps(FLATTENED) + "\n",
        json.dumps({"data": LAMP, "includes": {"users": [x_user("vecina")]}}) + "\n" + json.dumps(FLATTENED),
        json.dumps({"errors": [{"title": "Not Found Error"}]}) + "\r\n" + json.dumps(ANSWER) + "\r\n",
    ],
)
def test_every_shape_of_file_gives_the_same_world(text: str, tmp_path: Path) -> None:
    world = load(tmp_path / "answers.jsonl", text)
    assert [post.raw for post in world.posts] == [FIXED, LAMP]
    assert set(world.handles) == {"luces", "vecina"}
    assert dict(world.media) == {"3_77": PHOTO}


def test_unknown_fields_are_kept_and_can_be_asked_for(tmp_path: Path) -> None:
    world = load(tmp_path / "answers.json", json.dumps(ANSWER))
    with Simulator(world, now=NOW) as simulator:
        body = Client(simulator.start()).json(f"/2/tweets/{FIXED['id']}", tweet__fields="mood")
    assert body["data"]["mood"] == "glad"


def test_what_several_files_say_of_a_post_is_put_together(tmp_path: Path) -> None:
    short = write_lines(tmp_path / "a.jsonl", [{"data": [{"id": LAMP["id"], "text": "old", "source": "web"}]}])
    whole = write_lines(tmp_path / "b.jsonl", [an_answer([LAMP])])
    (post,) = World.load([short, whole]).posts
    assert post.raw == {**LAMP, "source": "web"}


def test_posts_without_entities_or_time_are_searched_all_the_same(tmp_path: Path) -> None:
    bare = {"id": x_id(timedelta(hours=1)), "text": "@Luces farola #Rota", "author_id": "5"}
    with Simulator(load(tmp_path / "a.json", json.dumps({"data": [bare]})), now=NOW) as simulator:
        client = Client(simulator.start())
        for query in ("@luces", "#rota", "from:5", f"conversation_id:{bare['id']}"):
            assert ids_of(client.json("/2/tweets/search/recent", query=query)) == [bare["id"]]


def test_long_posts_are_searched_by_their_long_form(tmp_path: Path) -> None:
    long_form = {"text": "La farola … y además el banco @ayto", "entities": {"mentions": [{"username": "ayto"}]}}
    world = load(tmp_path / "a.json", json.dumps({"data": [x_post("La farola …", note_tweet=long_form)]}))
    with Simulator(world, now=NOW) as simulator:
        client = Client(simulator.start())
        assert len(ids_of(client.json("/2/tweets/search/recent", query="banco @ayto"))) == 1


def test_posts_stand_newest_first_by_number_not_by_letters(tmp_path: Path) -> None:
    posts = [x_post("farola", id=number) for number in ("9", "100", "20")]
    assert [post.id for post in load(tmp_path / "a.json", json.dumps({"data": posts})).posts] == ["100", "20", "9"]


@pytest.mark.parametrize("text", ["", "\n\n", "[]", '{"meta": {"result_count": 0}}', '{"errors": []}'])
def test_files_without_posts_are_fine(text: str, tmp_path: Path) -> None:
    assert len(load(tmp_path / "empty.json", text).posts) == 0


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ([json.dumps(ANSWER), '{"data": [{"id": "1'], 2),
        ([json.dumps(ANSWER), "", "<html>"], 3),
        (["<html>", json.dumps(ANSWER)], 1),
        (["{", '  "data": [', '  {"id": "1", "text": }', "]}"], 3),
        ([json.dumps(ANSWER), "42"], 2),
        ([json.dumps(ANSWER), '{"id": "17", "action": "delete"}'], 2),
        ([json.dumps(ANSWER), '{"data": [{"text": "no id"}]}'], 2),
        (['{"data": [{"id": "x1", "text": "no number"}]}'], 1),
        ([json.dumps(ANSWER), '{"data": [7]}'], 2),
        ([json.dumps(ANSWER), '{"data": [], "includes": [1]}'], 2),
        ([json.dumps(ANSWER), json.dumps({"data": [x_post("farola", created_at="yesterday")]})], 2),
        ([json.dumps(ANSWER), json.dumps({"data": [x_post("farola", serial=3, entities=[])]})], 2),
        ([json.dumps(ANSWER), '{"data": [{"id": "7", "text": null}]}'], 2),
    ],
)
def test_a_broken_file_is_named_with_its_line(lines: list[str], number: int, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    with pytest.raises(ProtocolError) as caught:
        load(path, "\n".join(lines))
    assert str(caught.value).startswith(f"{path}:{number}: ")
    assert "farola" not in str(caught.value), "no post's text in messages"
    assert caught.value.hint


def test_bytes_that_are_no_text_are_named_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_bytes(b'{"data": []}\n{"data": "\xff"}\n')
    with pytest.raises(ProtocolError, match=r"answers.jsonl:2: not UTF-8"):
        World.load([path])


def test_a_missing_file_is_a_matter_of_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read") as caught:
        World.load([tmp_path / "none.jsonl"])
    assert isinstance(caught.value, ConcejoError)


def many(count: int) -> list[Json]:
    """So many posts, four a conversation, by 100 people."""
    posts: list[Json] = []
    for number in range(count):
        parent = posts[-1] if number % 4 else None
        ago = timedelta(minutes=count - number + 1)
        posts.append(
            x_post(f"@luces la farola {number}", by=f"u{number % 100}", ago=ago, serial=number, reply_to=parent)
        )
    return posts


def test_a_walk_through_many_posts_does_not_look_at_all_of_them_for_each_page(tmp_path: Path) -> None:
    world = World.load([write_lines(tmp_path / "many.jsonl", [an_answer(many(8_000))])])
    began = time.process_time()
    with Simulator(world, now=NOW) as simulator:
        client = Client(simulator.start())
        walked = client.walk("/2/tweets/search/recent", query="farola -nobody", max_results=100)
        for post in world.posts[:40]:
            found = client.json("/2/tweets/search/recent", query=f"conversation_id:{post.raw['conversation_id']}")
            assert 1 <= found["meta"]["result_count"] <= 4
    assert sum(map(len, walked)) == 8_000
    assert time.process_time() - began < 5  # some 0.6 s; looking at 8,000 posts for each of 80 pages takes far longer
