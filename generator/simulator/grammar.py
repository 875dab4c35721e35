"""X's search language, read by lark: terms, quotes, operators, negation, OR, implicit AND, parentheses.

As at X, AND binds tighter than OR, a bare `and` or `or` is an error, and something must be asked for that may stand
alone.
"""

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput, UnexpectedToken, VisitError

from generator.simulator.facts import TOKEN, tokens, without_accents
from generator.simulator.query import Either, Every, Has, Never, Query, Sign, Words

GRAMMAR = r"""
    ?start: either
    ?either: every ("OR" every)*
    ?every: factor+
    ?factor: atom | NOT atom -> never
    ?atom: "(" either ")"
        | QUOTED -> quoted
        | OPERATOR -> operator
        | MENTION -> mention
        | HASHTAG -> hashtag
        | WORD -> word

    OR.3: /OR(?=[\s()]|$)/
    NOT.3: /-(?=[^\s)])/
    QUOTED: /"(\\.|[^"\\])*"/
    OPERATOR.2: /[A-Za-z_]+:("[^"]*"|[^\s()"]+)/
    MENTION.2: /@\w+/
    HASHTAG.2: /#\w+/
    WORD: /[^\s()":@#-][^\s()":]*/
    %ignore /\s+/
"""
PARSER = Lark(GRAMMAR, parser="lalr", maybe_placeholders=False)
VALUES = {
    "is": frozenset({"reply", "retweet", "quote"}),
    "has": frozenset({"media", "images", "videos", "mentions", "hashtags", "links"}),
}
OPERATORS = frozenset({"from", "to", "conversation_id", "lang", *VALUES})
AMBIGUOUS = {
    "and": 'Ambiguous use of {0} as a keyword. Use a space to logically join two clauses, or "{0}" to find it in text',
    "or": 'Ambiguous use of {0} as a keyword. Use OR to logically join two clauses, or "{0}" to find it in text',
}
UNKNOWN = (
    "Reference to invalid operator '{0}'. Operator is not available in current product or product packaging. "
    "Please refer to complete available operator list at http://t.co/operators."
)


class QuerySyntaxError(ValueError):
    """What X would say of a query that it cannot read; positions count from 1."""


def read_query(text: str) -> Query:
    """The tree of a query; QuerySyntaxError, in X's own words where they are known, for one that X refuses."""
    try:
        query: Query = _Builder().transform(PARSER.parse(text))
    except VisitError as error:
        raise QuerySyntaxError(str(error.orig_exc)) from error
    except UnexpectedInput as error:
        raise QuerySyntaxError(_complaint(error, text)) from error
    if not query.anchors:
        raise QuerySyntaxError("Rules must contain at least one positive, non-stopword clause (at position 1)")
    return query


def _complaint(error: UnexpectedInput, text: str) -> str:
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return f"no viable alternative at input '<EOF>' (at position {len(text) + 1})"
    at = error.pos_in_stream or 0
    return f"no viable alternative at character '{text[at]}' (at position {at + 1})"


class _Builder(Transformer[Token, Query]):
    """Turns lark's tree into ours, from the leaves up; one method a rule."""

    def either(self, parts: list[Query]) -> Query:
        return Either(tuple(parts))

    def every(self, parts: list[Query]) -> Query:
        return Every(tuple(parts))

    def never(self, parts: list[Query]) -> Query:
        return Never(parts[-1])

    def quoted(self, leaf: list[Token]) -> Query:
        return _words(leaf[0][1:-1].replace('\\"', '"').replace("\\\\", "\\"))

    def mention(self, leaf: list[Token]) -> Query:
        return Has(("@", leaf[0][1:].casefold()))

    def hashtag(self, leaf: list[Token]) -> Query:
        return Has(("#", leaf[0][1:].casefold()))

    def word(self, leaf: list[Token]) -> Query:
        if leaf[0].casefold() in AMBIGUOUS:
            raise QuerySyntaxError(AMBIGUOUS[leaf[0].casefold()].format(leaf[0]) + _at(leaf[0]))
        return _words(leaf[0])

    def operator(self, leaf: list[Token]) -> Query:
        name, _, value = leaf[0].partition(":")
        name, value = name.casefold(), value.strip('"').removeprefix("@").casefold()
        if name not in OPERATORS:
            raise QuerySyntaxError(UNKNOWN.format(name) + _at(leaf[0]))
        if value not in VALUES.get(name, {value}):
            raise QuerySyntaxError(f"Invalid value '{value}' of operator '{name}'{_at(leaf[0])}")
        return Has((name, value))


def _words(text: str) -> Query:
    if not TOKEN.search(text):
        return Sign(text.strip())
    plain = without_accents(text.casefold())
    return Words(tuple(dict.fromkeys((tokens(text), tokens(plain)))))


def _at(token: Token) -> str:
    return f" (at position {(token.start_pos or 0) + 1})"
