"""What PyYAML's syntax errors mean to somebody who has never heard of a scanner."""

import re

import yaml

from generator.townfiles.findings import START, Mark, end_of
from generator.townfiles.saying import Said, said

TAB = said("this line is indented with a tab: use spaces")
SIGN = said("a text cannot begin with this sign: put the text in quotes")
AT_SIGN = said("a text cannot begin with @: leave the @ out, or put the text in quotes")
COLON = said(
    "a second ': ' in one line, or an indentation that does not match: put the text in quotes, or align the line"
)
QUOTE = said("the quotation mark that opens here is never closed: close it")
LIST = said("the [ that opens here is not closed rightly: write commas and ], and put texts with # in quotes")
BRACES = said("the { that opens here is not closed rightly: write commas and }, and put texts with # in quotes")
COMMA = said("a value was expected here: remove the comma or bracket too many, or put the text in quotes")
KEY = said("a key was expected here: align this line with the keys above it, or put the text above it in quotes")
NO_COLON = said("this line has no ': ': write `key: value`, or indent it if it belongs to the text above")
COMMENT = said("a # begins a comment here: put the text in quotes, or leave the # out")
DASH = said("a line with - was expected here: align this line with the list above it")
ESCAPE = said("an unknown escape after a backslash: write the backslash twice, or use single quotes")
OTHER = said("this is not YAML: put the text in quotes, and check the indentation")

# Both of PyYAML's parsers are quoted here: libyaml's words and those of its Python twin.
BY_CONTEXT = (("flow sequence", LIST), ("flow mapping", BRACES))
HASHTAG_IN_LIST = re.compile(r"[\[{,]\s*(#)\S")
BY_PROBLEM = (
    ("mapping values are not allowed", COLON),
    ("escape c", ESCAPE),
    ("expected key", KEY),
    ("expected <block end>, but found '-'", KEY),
    ("'-' indicator", DASH),
    ("expected <block end>", DASH),
)


def explain(error: yaml.YAMLError, text: str) -> tuple[Mark, str, Said]:
    """The place of a syntax error, its rule, and what to do there."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return START, "Y006", OTHER
    here, opened = error.problem_mark, error.context_mark
    context, problem = error.context or "", error.problem or ""
    if "cannot start any token" in problem:
        return _mark(here), "Y006", _about_sign(text, here.line, here.column)
    if opened and "unexpected end of stream" in problem:
        return _mark(opened), "Y006", QUOTE
    if opened and "expected ':'" in problem:
        return _mark(opened), "Y006", NO_COLON
    if "flow" in context and (hashtags := list(HASHTAG_IN_LIST.finditer(text))):
        return end_of(text[: hashtags[-1].start(1)]), "Y006", COMMENT
    if "flow node" in context:
        return _open_bracket(text, _mark(here))
    if opened and (meant := _first(BY_CONTEXT, context)):
        return _mark(opened), "Y006", meant
    return _mark(here), "Y006", _first(BY_PROBLEM, problem) or OTHER


def _open_bracket(text: str, noticed: Mark) -> tuple[Mark, str, Said]:
    """A list that ends with the file has its mistake where it opens, not where the parser ran out of text."""
    if noticed.line <= len(text.rstrip().splitlines()):
        return noticed, "Y006", COMMA
    opened = max(text.rfind("["), text.rfind("{"))
    return end_of(text[:opened]), "Y006", LIST if text[opened] == "[" else BRACES


def _first(table: tuple[tuple[str, Said], ...], words: str) -> Said | None:
    return next((meant for part, meant in table if part in words), None)


def _about_sign(text: str, line: int, column: int) -> Said:
    lines = text.splitlines()
    sign = lines[line][column : column + 1] if line < len(lines) else ""
    return {"\t": TAB, "@": AT_SIGN}.get(sign, SIGN)


def _mark(mark: yaml.Mark) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)
