"""X's prices are data, and a mistake in them is named."""

import pytest

from generator.domain.errors import ConcejoError
from generator.domain.reads import ReadKind
from generator.sources.x_api.pricing import price_list, published_prices

GOOD = """
month = "2026-08"
source = "https://docs.x.com/x-api/getting-started/pricing"
[usd]
post = 0.005
owned_post = 0.001
user = 0.010
count = 0.005
"""


def test_the_published_prices_of_august_2026() -> None:
    listed = published_prices()
    assert listed.prices == {
        ReadKind.POST: 5_000,
        ReadKind.OWNED_POST: 1_000,
        ReadKind.USER: 10_000,
        ReadKind.COUNT: 5_000,
    }
    assert listed.month == "2026-08"
    assert listed.source.startswith("https://docs.x.com/")


def test_prices_are_read_to_the_last_digit() -> None:
    assert price_list(GOOD.replace("0.010", "0.000001")).prices[ReadKind.USER] == 1
    assert price_list(GOOD.replace("0.010", "1")).prices[ReadKind.USER] == 1_000_000


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("post = 0.005", "post = "), "is not TOML"),
        (("user = 0.010", ""), "a price for each of post, owned_post, user, count"),
        (("user = 0.010", "user = 0.010\nlist = 1"), "and for nothing else"),
        (("user = 0.010", "user = -1"), "a price for user that is no amount"),
        (("user = 0.010", "user = true"), "a price for user that is no amount"),
        (("user = 0.010", 'user = "cheap"'), "a price for user that is no amount"),
        (("[usd]", "[eur]"), "under [usd]"),
        (('month = "2026-08"', ""), "does not say its month"),
    ],
)
def test_a_mistake_in_the_prices_is_named(change: tuple[str, str], said: str) -> None:
    with pytest.raises(ConcejoError) as caught:
        price_list(GOOD.replace(*change))
    assert said in caught.value.message
