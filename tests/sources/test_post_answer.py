"""An answer of X becomes posts and accounts, or an error that names the field and never what stood in it."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain.errors import ProtocolError
from generator.domain.posts import Account, Media
from generator.sources.x_api.parse_answer import batch_of, paging_of
from tests.sources.answers import in_new_words, x_page, x_post, x_user

PHOTO = {"media_key": "3_1", "type": "photo", "url": "https://pbs.twimg.com/media/a.jpg", "width": 1200, "height": 800}
VIDEO = {
    "media_key": "7_2",
    "type": "video",
    "preview_image_url": "https://pbs.twimg.com/b.jpg",
    "alt_text": "La farola",
}


def test_every_field_that_the_site_shows_arrives_in_both_vocabularies() -> None:
    post = x_post(
        21,
        author_id="7002",
        conversation_id="11",
        lang="ca",
        created_at="2026-10-19T08:00:01.250+02:00",
        edit_history_tweet_ids=["20", "21"],
        referenced_tweets=[{"type": "replied_to", "id": "12"}, {"type": "quoted", "id": "5"}],
        attachments={"media_keys": ["3_1", "7_2", "3_1", "9_unknown"]},
    )
    page = x_page(post, includes={"media": [PHOTO, VIDEO], "users": [x_user(7002, "vcorva_luz", name="Luz &amp; Cía")]})
    for answer in (page, in_new_words(page)):
        batch = batch_of(answer)
        (got,) = batch.posts
        assert (got.id, got.conversation_id, got.author) == ("21", "11", Account("7002"))
        assert got.created_at == datetime(2026, 10, 19, 6, 0, 1, 250_000, UTC)
        assert got.created_at.utcoffset() is not None
        assert (got.reply_to, got.quote_of, got.edits, got.edited) == ("12", "5", ("20", "21"), True)
        assert (got.url, got.lang, got.source) == ("https://x.com/i/status/21", "ca", "x")
        assert got.media == (
            Media("3_1", "photo", "https://pbs.twimg.com/media/a.jpg", "", 1200, 800),
            Media("7_2", "video", "https://pbs.twimg.com/b.jpg", "La farola"),
        )
        assert batch.accounts == (
            Account(
                "7002",
                "vcorva_luz",
                "Luz & Cía",
                "https://x.com/vcorva_luz",
                "https://pbs.twimg.com/profile_images/7002/face_normal.jpg",
            ),
        )


def test_bare_reposts_are_no_posts() -> None:
    page = x_page(x_post(3, "RT @a: hola", referenced_tweets=[{"type": "retweeted", "id": "2"}]), x_post(4))
    assert [post.id for post in batch_of(page).posts] == ["4"]


def test_of_what_x_adds_only_the_same_conversations_count() -> None:
    parent, quoted = x_post(1, conversation_id="1"), x_post(9, conversation_id="9")
    page = x_page(x_post(2, conversation_id="1"), includes={"tweets": [parent, quoted, x_post(2, "other")]})
    for answer in (page, in_new_words(page)):
        assert {post.id: post.text for post in batch_of(answer).posts} == {
            "2": "La farola sigue apagada",
            "1": "La farola sigue apagada",
        }


def test_nothing_found_partial_errors_and_single_lookups_are_fine() -> None:
    gone = [{"type": "https://api.twitter.com/2/problems/resource-not-found", "resource_id": "5"}]
    assert batch_of(x_page()).posts == ()
    assert batch_of({"errors": gone}).posts == ()
    assert [post.id for post in batch_of({"data": [x_post(1)], "errors": gone}).posts] == ["1"]
    assert [post.id for post in batch_of({"data": x_post(1)}).posts] == ["1"]
    assert [account.handle for account in batch_of({"data": x_user(1, "ayto")}).accounts] == ["ayto"]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-10-19T06:00:00.000Z", datetime(2026, 10, 19, 6, tzinfo=UTC)),
        ("2026-10-19T06:00:00Z", datetime(2026, 10, 19, 6, tzinfo=UTC)),
        ("2026-12-31T23:59:60.000Z", datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_times_are_utc(written: str, moment: datetime) -> None:
    assert batch_of(x_page(x_post(1, created_at=written))).posts[0].created_at == moment


@pytest.mark.parametrize("field", ["id", "text", "author_id", "conversation_id", "created_at"])
def test_a_missing_field_is_named(field: str) -> None:
    with pytest.raises(ProtocolError, match=rf"data\[1\]\.{field} is missing") as caught:
        batch_of(x_page(x_post(1), {name: value for name, value in x_post(2).items() if name != field}))
    assert caught.value.exit_code == 21


SECRET = "palabras de una vecina"


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": 20},
        {"id": "../../etc"},
        {"id": "1" * 21},
        {"id": "12\n"},
        {"id": "１２"},
        {"conversation_id": SECRET},
        {"author_id": "'; DROP TABLE post"},
        {"author_id": ""},
        {"text": [SECRET]},
        {"created_at": SECRET},
        {"created_at": "2026-10-19"},
        {"created_at": "2026-10-19T06:00:00"},
        {"created_at": "0001-01-01T00:00:00+14:00"},
        {"lang": {"a": SECRET}},
        {"entities": [SECRET]},
        {"entities": {"urls": {"url": SECRET}}},
        {"entities": {"mentions": [SECRET]}},
        {"entities": {"hashtags": [{"tag": 5}]}},
        {"referenced_tweets": SECRET},
        {"referenced_tweets": [{"type": "replied_to", "id": SECRET}]},
        {"referenced_tweets": [{"id": "1"}]},
        {"edit_history_tweet_ids": [1]},
        {"edit_history_tweet_ids": [SECRET]},
        {"attachments": {"media_keys": "3_1"}},
        {"note_tweet": SECRET},
        {"note_tweet": {"text": 5}},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_wrong_field_refuses_the_page_and_keeps_the_words_to_itself(wrong: dict[str, Any]) -> None:
    with pytest.raises(ProtocolError) as caught:
        batch_of(x_page(x_post(1, **wrong)))
    assert next(iter(wrong)) in caught.value.message
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("username", ["", "a" * 16, "con espacio", "<b>", "ünì", "a\n"])
def test_a_hostile_handle_refuses_the_page(username: str) -> None:
    with pytest.raises(ProtocolError, match=r"users\[0\]\.username is not a handle"):
        batch_of(x_page(includes={"users": [x_user(1, username)]}))


@pytest.mark.parametrize(
    "picture",
    [
        {"media_key": "3_1", "type": "photo"},
        {"media_key": "3_1", "type": "photo", "url": "javascript:alert(1)"},
        {"media_key": "3_1", "type": "photo", "url": "http://pbs.twimg.com/a.jpg"},
    ],
)
def test_a_picture_without_a_safe_address_is_left_out(picture: dict[str, Any]) -> None:
    page = x_page(x_post(1, attachments={"media_keys": ["3_1"]}), includes={"media": [picture]})
    assert batch_of(page).posts[0].media == ()


@pytest.mark.parametrize(
    "answer", [None, [], "text", 5, {"data": 5}, {"data": [[]]}, {"data": [None]}, {"includes": []}]
)
def test_what_is_no_answer_is_refused(answer: object) -> None:
    with pytest.raises(ProtocolError):
        batch_of(answer)


def test_paging_is_told_by_meta_alone() -> None:
    assert paging_of(x_page(next_token="abc")).next_token == "abc"
    assert paging_of(x_page()).complete
    assert not paging_of({"errors": [{"title": "partial"}]}).complete
    with pytest.raises(ProtocolError, match=r"answer\.meta is missing"):
        paging_of({})


ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["12", "replied_to"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(x_post(1))), inner, max_size=3),
    max_leaves=6,
)
PLACES = [
    *(("data", 0, name) for name in [*x_post(1), "entities", "attachments", "note_tweet", "referenced_tweets"]),
    *(("data", 0, "entities", name) for name in ("urls", "mentions", "hashtags")),
    *(("includes", name) for name in ("media", "users", "tweets")),
    ("includes", "media", 0, "width"),
    ("data",),
    ("meta",),
]


@settings(max_examples=300, deadline=None)
@given(place=st.sampled_from(PLACES), value=ANY_JSON)
def test_no_json_whatever_breaks_the_reading(place: tuple[str | int, ...], value: object) -> None:
    page = x_page(x_post(1, entities={}, attachments={}), includes={"media": [dict(PHOTO)], "users": [x_user(1, "a")]})
    inner: Any = page
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    try:
        batch = batch_of(page)
    except ProtocolError:
        return
    json.dumps([post.text for post in batch.posts]).encode()
