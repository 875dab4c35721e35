"""The reader keeps what people wrote, stops what expands, and survives any bytes."""

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.townfiles.documents import Document, from_bytes
from generator.townfiles.filling import fill
from generator.townfiles.nodes import Listing, Node, Scalar, plain
from generator.townfiles.strict_yaml import parse
from generator.townfiles.town_form import TownForm

BOMB = "a: &a [lol, lol, lol]\n" + "".join(
    f"{after}: &{after} [{', '.join(['*' + before] * 9)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


def values(text: str) -> object:
    parsed = parse(text)
    assert parsed.findings == ()
    assert parsed.root is not None
    return plain(parsed.root)


@pytest.mark.parametrize(
    "written",
    ["NO", "yes", "on", "12:30", "010", "1_000", "1e3", "0x1F", "2026-10-21", "true", "Null", ".inf", "=", "9" * 5000],
)
def test_every_value_stays_the_text_that_was_written(written: str) -> None:
    assert values(f"country: {written}") == {"country": written}


def test_long_texts_lists_and_tables_are_read() -> None:
    text = "note: |\n  First line.\n  Second.\nlist:\n- a\n- {b: c}\nempty:\nquoted: 'null'\nñandú: \"\\u00e9\"\n"
    expected = {"note": "First line.\nSecond.\n", "list": ["a", {"b": "c"}], "quoted": "null", "ñandú": "é"}
    assert values(text) == expected


def test_windows_line_ends_and_a_start_line_are_welcome() -> None:
    assert values("---\r\nname: Villacorva\r\nnote: x\r\n") == {"name": "Villacorva", "note": "x"}


def test_twenty_levels_are_read() -> None:
    assert parse("[" * 20 + "]" * 20).findings == ()


def test_an_alias_bomb_does_not_go_off() -> None:
    started = time.process_time()
    parsed = parse(BOMB)
    assert time.process_time() - started < 0.5
    assert {finding.code for finding in parsed.findings} == {"Y010"}
    assert len(parsed.findings) == 9 + 8 * 9


@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "? "])
def test_three_thousand_levels_are_refused_at_once(opened: str) -> None:
    started = time.process_time()
    codes = [finding.code for finding in parse(opened * 3000).findings]
    assert time.process_time() - started < 0.5
    assert codes == ["Y007"]


def test_many_mistakes_of_one_file_are_all_reported() -> None:
    parsed = parse("a: *x\nb: !t y\na: again\nc: ~\nd: &d z\n<<: {}\ne: [*q, !u v]\nf: 'unclosed\n")
    assert [(finding.code, finding.mark.line) for finding in parsed.findings] == [
        ("Y010", 1),
        ("Y011", 2),
        ("Y009", 3),
        ("Y014", 4),
        ("Y010", 5),
        ("Y012", 6),
        ("Y010", 7),
        ("Y011", 7),
        ("Y006", 8),
    ]


def test_columns_count_characters_not_bytes() -> None:
    (finding,) = parse("ñandú: {🐦: ~}").findings
    assert finding.mark == (1, 12)


def test_a_refused_value_is_not_reported_again_by_the_form() -> None:
    parsed = parse("name: ~\nlanguages: *all\ntimezone: Europe/Madrid\ncollect: ~\n")
    assert [finding.code for finding in parsed.findings] == ["Y014", "Y010", "Y014"]
    assert fill(TownForm, parsed.root, "T")[1] == []


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    check(from_bytes("town.yml", data))


@given(
    st.lists(
        st.sampled_from([*"[]{}:,-?&*!|>'\"%@`#~ \n\t\\é\u0085\ufeff", "a", "<<", "\n  ", "---", "..."]), max_size=60
    )
)
@settings(max_examples=400, deadline=None)
def test_no_confusion_of_yaml_signs_crashes_the_reader(signs: list[str]) -> None:
    text = "".join(signs)
    check(from_bytes("town.yml", text.encode()))
    # Machines without libyaml read through its Python twin; it must not crash either.
    parse(text, yaml.SafeLoader)


@given(
    st.recursive(
        st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])), lambda inner: st.lists(inner, max_size=4)
    )
)
@settings(max_examples=100, deadline=None)
def test_what_is_quoted_comes_back_as_it_was(value: object) -> None:
    dumped = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    parsed = parse(dumped.replace("!!str ", ""))
    if parsed.root is not None:
        assert raw(parsed.root) == value


def raw(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    return [raw(item) for item in node.items] if isinstance(node, Listing) else None


def check(document: Document) -> None:
    """Whatever was read is described by findings within the file, and a form can be filled from it or says why not."""
    assert document.root is not None or document.findings
    form, findings = fill(TownForm, document.root, "T")
    assert form is None or not findings
    for finding in (*document.findings, *findings):
        assert finding.mark.line >= 1
        assert finding.mark.column >= 1
        assert str(finding.within("town.yml")).isprintable()
