"""Real answers of X, from 2020 to 2023, and 523 real conversations: they load, and nothing that is shown gets lost."""

import gzip
import html
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.domain.errors import ProtocolError
from generator.domain.posts import Post, Span
from generator.domain.removals import Reason
from generator.simulator import Simulator, World
from generator.sources.archive import read
from generator.sources.x_api import XSettings, fetch
from generator.sources.x_api.parse_answer import batch_of
from generator.store import Store
from tests.sources.answers import in_new_words
from tests.sources.raw_answers import Expected, accounts_in, expected, is_notice, posts_in

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


def shown(post: Post) -> Expected:
    """A post of ours in the words of the independent reading."""
    parents = {"replied_to": post.reply_to, "quoted": post.quote_of}
    return Expected(
        id=post.id,
        text=post.text,
        at=post.created_at,
        author=post.author.id,
        edits=list(post.edits),
        parents={kind: parent for kind, parent in parents.items() if parent},
        parts={(span.kind, *_shown(post, span)) for span in post.spans},
        photos=[(item.key, item.url, html.escape(item.alt, quote=False)) for item in post.media],
    )


def _shown(post: Post, span: Span) -> tuple[str, str]:
    covered = post.text[span.start : span.end]
    match span.kind:
        case "link":
            assert covered == span.href
            return span.label, span.href
        case "mention":
            assert covered == span.label
            return covered, span.href.casefold()
        case _:
            assert covered == span.label
            assert span.href.startswith("https://x.com/hashtag/")
            return covered, ""


def test_what_is_shown_of_a_recorded_post_is_what_x_s_json_says(real_data: Path) -> None:
    compared = dict.fromkeys(("posts", "parts", "photos", "alts", "edited", "escaped", "parents"), 0)
    for answer in recorded(real_data):
        posts = {post.id: post for post in batch_of(answer).posts}
        assert posts == {post.id: post for post in batch_of(in_new_words(answer)).posts}
        wanted = {post["id"]: expected(post, answer) for post in posts_in(answer) if not is_notice(post)}
        assert wanted.keys() <= posts.keys()
        for post_id, want in wanted.items():
            assert shown(posts[post_id]) == want
            compared["posts"] += 1
            compared["parts"] += len(want.parts)
            compared["photos"] += len(want.photos)
            compared["alts"] += sum(bool(photo[2]) for photo in want.photos)
            compared["edited"] += len(want.edits) > 1
            compared["escaped"] += "&" in want.text or "<" in want.text
            compared["parents"] += len(want.parents)
    assert all(compared.values()), compared
    assert compared["posts"] > 50


def test_a_notice_of_x_is_not_taken_for_the_author_s_words(real_data: Path) -> None:
    gone = set()
    for answer in recorded(real_data):
        batch = batch_of(answer)
        notices = {post["id"] for post in posts_in(answer) if is_notice(post)}
        assert notices == {each.post_id for each in batch.gone if each.reason is Reason.WITHHELD} & notices
        assert notices.isdisjoint(post.id for post in batch.posts)
        gone |= notices
    assert len(gone) > 30


def test_accounts_keep_what_the_display_of_a_post_needs(real_data: Path) -> None:
    compared = 0
    for answer in recorded(real_data):
        got = {account.id: account for account in batch_of(answer).accounts}
        for account in accounts_in(answer):
            ours, compared = got[account["id"]], compared + 1
            assert (ours.handle, ours.name) == (account["username"], html.unescape(account["name"]))
            assert ours.avatar_url == account.get("profile_image_url", "")
            assert ours.url == f"https://x.com/{account['username']}"
    assert compared > 200


def test_no_post_of_the_real_conversations_loses_anything(real_data: Path) -> None:
    compared = 0
    for line in (real_data / "real_threads" / "search_pages.jsonl").read_text(encoding="utf-8").splitlines():
        answer = json.loads(line)
        posts = {post.id: post for post in batch_of(answer).posts}
        for post in posts_in(answer):
            got, want = shown(posts[post["id"]]), expected(post, answer)
            # Those who converted these posts told of no hashtag; ours are read from the text then.
            assert got.parts - want.parts <= {part for part in got.parts if part[0] == "hashtag"}
            assert replace(got, parts=got.parts & want.parts) == want
            compared += 1
    assert compared == 1_205


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
            answer = json.loads(body)
            batch = batch_of(answer)
        except (json.JSONDecodeError, ProtocolError):
            continue
        got = {post.id: shown(post) for post in batch.posts}
        assert [got[post["id"]] for post in posts_in(answer)] == [expected(post, answer) for post in posts_in(answer)]
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
        assert simulator.meter.requests < 60
        again = [saved.new for batch in fetch(settings, fetched, now=now) for saved in [fetched.save(batch)]]
        assert sum(again) == 0
