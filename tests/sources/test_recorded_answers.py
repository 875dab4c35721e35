"""Real answers of X, from 2020 to 2023, and 523 real conversations: they load, and nothing that is shown gets lost."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.domain.errors import ProtocolError
from generator.simulator import Simulator, World
from generator.sources.archive import read
from generator.sources.x_api import XSettings, fetch
from generator.sources.x_api.parse_answer import batch_of
from generator.store import Store
from tests.sources.answers import in_new_words

pytestmark = pytest.mark.real_data
HALF_WRITTEN = "streaming_output_with_error.jsonl"


def test_recorded_files_load(real_data: Path) -> None:
    files = sorted((real_data / "x_api" / "recorded").iterdir())
    assert len(files) > 10
    for path in files:
        batches = []
        try:
            for batch in read(path):
                batches.append(batch)  # noqa: PERF402  (what came before the error counts)
        except ProtocolError as error:
            assert path.name in {HALF_WRITTEN, "tweets_compliance.jsonl"}, error  # noqa: PT017
        for post in (post for batch in batches for post in batch.posts):
            assert all(0 <= span.start < span.end <= len(post.text) for span in post.spans)


def test_a_stream_that_broke_keeps_its_whole_lines(real_data: Path) -> None:
    with pytest.raises(ProtocolError, match=rf"{HALF_WRITTEN}:8: "):
        list(read(real_data / "x_api" / "recorded" / HALF_WRITTEN))


def test_an_edited_post_with_a_photo_is_shown_whole(real_data: Path) -> None:
    (batch,) = read(real_data / "x_api" / "recorded" / "edited_before.jsonl")
    (post,) = batch.posts
    assert post.text == "i miss y’all so much haha,,, https://t.co/glJ0r9uh9F"
    assert [(span.kind, span.label) for span in post.spans] == [("link", "twitter.com/i/web/status/1…")]
    assert post.edits == ("1576994746135764992", "1576994789110992896")
    assert (post.media[0].alt, post.media[0].kind) == ("selfie of me with memoji", "photo") or post.media[0].alt
    assert batch.accounts[0].handle == "wongmjane"


def recorded(real_data: Path) -> Iterator[dict[str, Any]]:
    for path in (real_data / "x_api" / "recorded").glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("{") and line.endswith("}") and '"text"' in line:
                yield json.loads(line)


def test_no_shown_field_of_a_recorded_post_is_lost(real_data: Path) -> None:
    compared = 0
    for answer in recorded(real_data):
        sent = answer["data"] if isinstance(answer["data"], list) else [answer["data"]]
        posts = {post.id: post for post in batch_of(answer).posts}
        assert posts == {post.id: post for post in batch_of(in_new_words(answer)).posts}
        for one in sent:
            references = {part["type"]: part["id"] for part in one.get("referenced_tweets", [])}
            if "retweeted" in references:
                assert one["id"] not in posts
                continue
            post, compared = posts[one["id"]], compared + 1
            entities = one.get("entities", {})
            assert {tag["tag"].casefold() for tag in entities.get("hashtags", [])} <= set(post.hashtags)
            assert {name["username"].casefold() for name in entities.get("mentions", [])} <= set(post.mentions)
            assert (post.reply_to, post.quote_of) == (references.get("replied_to"), references.get("quoted"))
            assert len(post.media) == len(set(one.get("attachments", {}).get("media_keys", [])))
            assert "pic.twitter.com" not in {span.label[:15] for span in post.spans}
    assert compared > 20


def samples(items: list[dict[str, Any]]) -> Iterator[str]:
    for item in items:
        yield from samples(item.get("item", []))
        yield from (response.get("body") or "" for response in item.get("response", []))


def test_sample_answers_load_or_are_refused(real_data: Path) -> None:
    collection = json.loads((real_data / "x_api" / "postman_samples.json").read_text(encoding="utf-8"))
    bodies = list(samples(collection["item"]))
    assert len(bodies) == 75
    posts = accounts = 0
    for body in bodies:
        try:
            batch = batch_of(json.loads(body))
        except (json.JSONDecodeError, ProtocolError):
            continue
        posts, accounts = posts + len(batch.posts), accounts + len(batch.accounts)
    assert (posts, accounts) == (42, 245)


def test_recorded_exchanges_load(real_data: Path) -> None:
    for path in (real_data / "x_api" / "cassettes").iterdir():
        for exchange in yaml.safe_load(path.read_text())["interactions"]:
            body = exchange["response"]["body"]["string"]
            data = gzip.decompress(body) if isinstance(body, bytes) else body
            try:
                batch_of(json.loads(data))
            except ProtocolError as error:
                assert "is missing" in error.message  # noqa: PT017  (they were asked for few fields)


def test_a_backfill_of_the_real_conversations_equals_the_import(real_data: Path, tmp_path: Path) -> None:
    folder = real_data / "real_threads"
    accounts = tuple(json.loads((folder / "staff_accounts.json").read_text()))
    now = datetime(2020, 5, 1, tzinfo=UTC)
    with (
        Simulator(World.load([folder / "search_pages.jsonl"]), now=now, token="secret") as simulator,
        Store.open(tmp_path / "fetched") as fetched,
        Store.open(tmp_path / "imported") as imported,
    ):
        settings = XSettings(token="secret", accounts=accounts, base_url=simulator.start(), pause=0.0)
        for batch in fetch(settings, fetched, now=now, since=datetime(2018, 1, 1, tzinfo=UTC)):
            fetched.save(batch)
        for batch in read(folder / "search_pages.jsonl"):
            imported.save(batch)
        assert fetched.count_posts() == 1_205
        assert len(list(fetched.threads())) == 523
        assert list(fetched.threads()) == list(imported.threads())
        assert simulator.meter.requests < 40
        again = [saved.new for batch in fetch(settings, fetched, now=now) for saved in [fetched.save(batch)]]
        assert sum(again) == 0
