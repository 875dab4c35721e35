"""What a town's file holds is text on every page, whatever Markdown and HTML would make of it."""

from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.towns import Contact, Town
from generator.press.town_names import fill, names_of, unknown

EXTENSIONS = ["admonition", "attr_list", "def_list", "toc", "tables", "fenced_code"]


class Text(HTMLParser):
    """What a reader sees, and which elements there are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen = ""
        self.tags: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.seen += data


def shown(value: str) -> Text:
    return Text(markdown.markdown(fill("a {{ town.x }} z", {"x": value}), extensions=EXTENSIONS))


@pytest.mark.parametrize(
    "value",
    [
        "<script>alert(1)</script>",
        "**bold** _it_ `code` [a](javascript:x) ![i](x.png)",
        "a {: onmouseover=alert(1) } b",
        "&lt;b&gt; &amp; \\* \\",
        "<!-- concejo:here --> {{ town.name }}",
        "# not a heading | a | b",
        '--8<-- "/etc/passwd"',
        "ayto@villacorva.example +34 975 00 00 00",
    ],
)
def test_hostile_values_are_text(value: str) -> None:
    page = shown(value)
    assert page.seen == f"a {value} z"
    assert page.tags == ["p"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\x85")))
def test_any_value_is_text(value: str) -> None:
    page = shown(value)
    assert page.seen.split() == f"a {value} z".split()
    assert page.tags == ["p"]


def test_lines_become_spaces() -> None:
    assert shown("one\n\n    two\t\tthree").seen == "a one two three z"


def test_only_known_names_are_replaced() -> None:
    names = {"name": "Corva"}
    text = "{{town.name}} {{ town.name }} {{ town.fax }} {{ page.name }} {% raw %} { { town.name } }"
    assert fill(text, names) == "Corva Corva {{ town.fax }} {{ page.name }} {% raw %} { { town.name } }"
    assert unknown(text, names) == ["fax"]


def test_the_names_are_the_towns_own_facts() -> None:
    town = Town(
        "Corva", ("es",), ZoneInfo("Europe/Madrid"), accounts=("a", "b"), marks=("fixed",), contact=Contact(phone="112")
    )
    assert names_of(town) == {
        "name": "Corva",
        "country": "",
        "phone": "112",
        "email": "",
        "counter": "",
        "web": "",
        "accounts": "@a, @b",
        "marks": "#fixed",
    }
