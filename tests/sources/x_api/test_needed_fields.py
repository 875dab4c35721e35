"""A changed vocabulary is noticed on the first page, and the field is named."""

from typing import Any

import pytest

from generator.domain.errors import ProtocolError
from generator.sources.x_api.needed_fields import check_needed
from tests.sources.answers import in_new_words, x_link, x_page, x_post


def a_page(**changes: Any) -> dict[str, Any]:
    """Twelve replies with a link each."""
    link = {"urls": [x_link("https://t.co/a", "town.example")]}
    parts = {
        "conversation_id": "1",
        "referenced_tweets": [{"type": "replied_to", "id": "1"}],
        "entities": link,
        **changes,
    }
    return x_page(*(x_post(number, "mirad https://t.co/a", **parts) for number in range(2, 14)))


def test_both_vocabularies_are_whole() -> None:
    check_needed(a_page())
    check_needed(in_new_words(a_page()))
    check_needed(x_page())


@pytest.mark.parametrize("name", ["edit_history_tweet_ids", "referenced_tweets", "entities"])
def test_a_field_that_no_post_has_is_named(name: str) -> None:
    renames: tuple[dict[str, Any], ...] = ({name: None}, {name: None, f"{name}_v3": []})
    for rename in renames:
        with pytest.raises(ProtocolError, match=rf"data\[\]\.{name} is missing in all of 12 posts") as caught:
            check_needed(a_page(**rename))
        assert caught.value.exit_code == 21


def test_what_may_be_missing_of_a_post_or_two_is_no_reason_to_stop() -> None:
    orphans = [x_post(number, conversation_id="1") for number in range(2, 5)]
    check_needed(x_page(*orphans))
    page = a_page()
    for post in page["data"][1:]:
        del post["entities"], post["referenced_tweets"], post["edit_history_tweet_ids"]
    check_needed(page)
