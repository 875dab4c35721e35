"""posts.jsonl is what X would answer, and what threads.yml says."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import Any

import pytest

from tests.example_town.script import EPOCH_MS, FOLDER, Talk, people, photos, talks
from tests.example_town.weave import TARGET, woven

Json = dict[str, Any]
MOMENT = datetime.fromisoformat((FOLDER / "moment.txt").read_text(encoding="utf-8").strip())
LAST_POST = datetime.fromisoformat("2026-10-21T05:30:00+00:00")
MUST_EXIST = """
    lamp pothole bins mattress school_menu lost_dog water_leak swing noise bus_stop library_hours question_answered
    dead_tree graffiti fountain late unanswered reopened reopened_then_fixed declined moved_to_dm not_ours_railway
    never_mind neighbour_answers second_request staff_opened_with_request announcement ironic_thanks kudos_struck
    staff_thanks praise_without_request wordless_thanks signature promise_kept promise_broken promise_open edited
    deleted_parent quote hostile right_to_left long_post emoji_zwj phone_number ampersand german english photos recent
    person_without_consent confirmed_by_annotation elected_member flagship
"""


@pytest.fixture(scope="module")
def answers() -> list[Json]:
    return [json.loads(line) for line in TARGET.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def posts(answers: list[Json]) -> list[Json]:
    return [post for answer in answers for post in answer["data"]]


def every_entity(post: Json) -> Iterator[tuple[str, str, Json]]:
    """What it is, the text that it covers, and the entity."""
    for holder in (post, post.get("note_tweet", {})):
        for kind, found in holder.get("entities", {}).items():
            yield from ((kind, holder["text"][entity["start"] : entity["end"]], entity) for entity in found)


def test_the_woven_file_is_current() -> None:
    assert TARGET.read_text(encoding="utf-8") == woven(), "run: python -m tests.example_town.weave"


def test_every_kind_of_conversation_is_there() -> None:
    shown = {kind for talk in talks() for kind in talk.shows}
    assert not set(MUST_EXIST.split()) - shown


def test_the_town_talks_enough() -> None:
    told = talks()
    assert len(told) >= 55
    assert sum(len(talk.posts) for talk in told) >= 260
    lately = [post for talk in told for post in talk.posts if (MOMENT - post.at).days < 21]
    assert len(lately) >= 120


@pytest.mark.parametrize("talk", talks(), ids=lambda talk: f"{talk.posts[0].at:%m-%d}-{talk.shows[0]}")
def test_answers_come_after_what_they_answer(talk: Talk) -> None:
    assert [post.at for post in talk.posts] == sorted(post.at for post in talk.posts)
    assert all(post.at <= LAST_POST < MOMENT for post in talk.posts)


def test_ids_are_unique_newest_first_and_tell_the_time(posts: list[Json]) -> None:
    ids = [int(post["id"]) for post in posts]
    assert ids == sorted(set(ids), reverse=True)
    for post in posts:
        milliseconds = (int(post["id"]) >> 22) + EPOCH_MS
        assert milliseconds // 1000 == datetime.fromisoformat(post["created_at"]).timestamp()


def test_entities_stand_where_they_say(posts: list[Json]) -> None:
    for post in posts:
        for kind, covered, entity in every_entity(post):
            expected = {"mentions": "@{username}", "hashtags": "#{tag}", "urls": "{url}"}[kind].format(**entity)
            assert covered == expected


def test_no_mention_of_somebody_known_is_forgotten(posts: list[Json]) -> None:
    for post in posts:
        if "note_tweet" in post:
            continue
        named = {entity["username"] for kind, _, entity in every_entity(post) if kind == "mentions"}
        assert named == set(re.findall(r"(?<![\w@/.])@(\w+)", post["text"], re.ASCII))


def test_posts_are_as_short_as_posts_are(posts: list[Json]) -> None:
    long = [post for post in posts if "note_tweet" in post]
    assert all(len(post["text"]) <= 280 for post in posts if not post.get("attachments"))
    assert [550 < len(post["note_tweet"]["text"]) < 800 for post in long] == [True]


def test_links_lead_to_nobody(posts: list[Json]) -> None:
    for post in posts:
        for kind, covered, entity in every_entity(post):
            if kind == "urls":
                assert re.fullmatch(r"https://t\.co/vcorva[0-9a-f]{8}", covered)
                own = entity["expanded_url"].startswith("https://x.com/")
                assert own or re.match(r"https://([\w-]+\.)*[\w-]+\.example(/|$)", entity["expanded_url"])
        assert not re.search(r"https?://(?!t\.co/vcorva)", unescape(post["text"]))


def test_everybody_has_a_handle_that_fits(answers: list[Json]) -> None:
    users = {user["username"]: user["id"] for answer in answers for user in answer["includes"]["users"]}
    assert all(re.fullmatch(r"\w{1,15}", handle, re.ASCII) for handle in people())
    assert all("vcorva" in handle or "vc" in handle.split("_") or handle == "villacorva_ayto" for handle in people())
    assert len(set(users.values())) == len(users) == len(people())


def test_every_answer_brings_whom_and_what_it_names(answers: list[Json]) -> None:
    for answer in answers:
        users = {user["id"] for user in answer["includes"]["users"]}
        media = {medium["media_key"] for medium in answer["includes"].get("media", ())}
        here = {post["id"] for post in (*answer["data"], *answer["includes"].get("tweets", ()))}
        gone = {error["resource_id"] for error in answer.get("errors", ())}
        for post in answer["data"]:
            assert post["author_id"] in users
            assert set(post.get("attachments", {}).get("media_keys", ())) <= media
            assert {part["id"] for part in post.get("referenced_tweets", ())} <= here | gone
        assert answer["meta"]["result_count"] == len(answer["data"])


def test_what_was_deleted_is_gone(posts: list[Json]) -> None:
    deleted = {post.id for talk in talks() for post in talk.posts if post.deleted}
    answered = {part["id"] for post in posts for part in post.get("referenced_tweets", ())}
    assert deleted
    assert deleted <= answered
    assert not deleted & {post["id"] for post in posts}


def test_photos_are_described_and_used() -> None:
    used = {name for talk in talks() for post in talk.posts for name in post.photos}
    assert used == set(photos())
    assert all(len(alt) > 20 for alt in photos().values())
