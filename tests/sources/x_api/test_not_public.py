"""What is withheld, protected or gone never becomes a post of the record; only plain words of X take one away."""

from typing import Any

import pytest

from generator.domain.reads import Read, ReadKind
from generator.domain.removals import Gone, Reason
from generator.sources.x_api.parse_answer import batch_of, reads_of
from tests.sources.answers import in_new_words, x_page, x_post, x_user

PROBLEMS = "https://api.twitter.com/2/problems/"


def withheld(*codes: str, **parts: Any) -> dict[str, Any]:
    return x_post(
        5, "This post has been withheld", withheld={"copyright": False, "country_codes": list(codes), **parts}
    )


@pytest.mark.parametrize(
    ("codes", "country", "shown"),
    [
        (["DE"], "ES", True),
        (["DE"], "", True),
        (["DE"], "DE", False),
        (["FR", "DE"], "de", False),
        (["XX"], "", False),
        (["XX"], "ES", False),
        (["XY"], "ES", False),
    ],
)
def test_a_withheld_post_is_gone_where_the_town_is_or_everywhere(codes: list[str], country: str, shown: bool) -> None:
    page = x_page(withheld(*codes, scope="tweet"), x_post(6))
    for answer in (page, in_new_words(page)):
        batch = batch_of(answer, country=country)
        assert [post.id for post in batch.posts] == (["5", "6"] if shown else ["6"])
        assert batch.gone == (() if shown else (Gone("5", Reason.WITHHELD),))


def test_posts_of_protected_and_withheld_accounts_are_gone() -> None:
    users = [
        x_user(7001, "vecina", protected=True),
        x_user(7002, "otro", protected=False),
        x_user(7003, "tercera", withheld={"country_codes": ["ES"], "scope": "user"}),
    ]
    posts = [x_post(number, author_id=str(7000 + number)) for number in (1, 2, 3)]
    batch = batch_of(x_page(*posts, includes={"users": users}), country="ES")
    assert [post.id for post in batch.posts] == ["2"]
    assert batch.gone == (Gone("1", Reason.PROTECTED), Gone("3", Reason.WITHHELD))


def test_an_added_post_of_the_same_conversation_may_be_withheld_too() -> None:
    root = {**withheld("XX"), "conversation_id": "5"}
    batch = batch_of(x_page(x_post(6, conversation_id="5"), includes={"tweets": [root]}))
    assert ([post.id for post in batch.posts], batch.gone) == (["6"], (Gone("5", Reason.WITHHELD),))


def test_a_notice_that_x_puts_in_place_of_the_words_is_no_post() -> None:
    rules = {"start": 100, "end": 110, "url": "https://support.twitter.com/articles/1", "display_url": "Learn more"}
    notice = x_post(5, "@vecina's account is temporarily unavailable. Learn more.", entities={"urls": [rules]})
    quoted = x_post(6, "Mirad https://support.twitter.com/articles/1", entities={"urls": [rules]})
    batch = batch_of(x_page(notice, quoted))
    assert ([post.id for post in batch.posts], batch.gone) == (["6"], (Gone("5", Reason.WITHHELD),))


def problem(kind: str, post_id: str = "5", **parts: Any) -> dict[str, Any]:
    where = {"resource_id": post_id, "value": post_id, "resource_type": "tweet", "parameter": "ids"}
    return {"type": PROBLEMS + kind, "title": "A problem", "detail": "…", **where, **parts}


@pytest.mark.parametrize(
    ("error", "gone"),
    [
        (problem("resource-not-found"), Reason.DELETED),
        (problem("resource-not-found", type="https://api.x.com/2/problems/resource-not-found"), Reason.DELETED),
        (problem("resource-not-found", resource_type="post"), Reason.DELETED),
        (problem("not-authorized-for-resource"), Reason.PROTECTED),
        (problem("not-authorized-for-resource", detail="User has been suspended: [5]."), Reason.SUSPENDED),
        (problem("resource-not-found", resource_type="user"), None),
        (problem("resource-not-found", resource_type="media"), None),
        (problem("resource-not-found", "cinco"), None),
        (problem("field-unauthorized"), None),
        (problem("invalid-request"), None),
        (problem("internal-error"), None),
        ({"title": "Something", "detail": "Could not find tweet with ids: [5]."}, None),
        ({"message": "Over capacity", "code": 130}, None),
    ],
)
def test_only_an_explicit_error_for_that_post_takes_it_away(error: dict[str, Any], gone: Reason | None) -> None:
    expected = (Gone("5", gone),) if gone else ()
    assert batch_of({"errors": [error]}).gone == expected
    partial = batch_of({"data": [x_post(6)], "errors": [error]})
    assert ([post.id for post in partial.posts], partial.gone) == (["6"], expected)


def test_a_post_that_came_is_not_gone_whatever_the_errors_say() -> None:
    batch = batch_of({"data": [x_post(5)], "errors": [problem("resource-not-found")]})
    assert ([post.id for post in batch.posts], batch.gone) == (["5"], ())


def test_everything_in_an_answer_is_charged_also_what_is_not_kept() -> None:
    repost = x_post(7, "RT @a: hola", referenced_tweets=[{"type": "retweeted", "id": "9"}])
    page = x_page(withheld("XX"), repost, includes={"tweets": [x_post(9), x_post(7)], "users": [x_user(7001, "a")]})
    for answer in (page, in_new_words(page)):
        assert set(reads_of(answer)) == {
            *(Read(ReadKind.POST, number) for number in ("5", "7", "9")),
            Read(ReadKind.USER, "7001"),
        }
        assert len(reads_of(answer)) == 4
    assert {read.kind for read in reads_of(x_page(x_post(1)), ReadKind.OWNED_POST)} == {ReadKind.OWNED_POST}
    assert reads_of({"data": x_user(1, "ayto")}) == (Read(ReadKind.USER, "1"),)
    assert reads_of(x_page()) == ()
