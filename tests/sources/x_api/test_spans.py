"""Whatever people write, and wherever X says that its parts lie: each link covers exactly what it names."""

import html
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain.posts import Post, Span
from generator.sources.x_api.parse_answer import batch_of
from tests.sources.answers import in_new_words, x_page, x_post

NAMES = st.text("abcXYZ019_", min_size=1, max_size=15)
TAGS = st.text("abcñü9_", min_size=1, max_size=8).filter(lambda tag: any(letter.isalpha() for letter in tag))
LINKS = st.text("abcDEF123", min_size=1, max_size=10).map(lambda code: f"https://t.co/{code}")
PLAIN = st.text(st.sampled_from("ab &<>;\"'👩‍👧🇪🇸é\u0301\u202e\n\t.,(¡/"), max_size=12)
PIECES = st.one_of(
    PLAIN.map(lambda text: ("text", text)),
    NAMES.map(lambda name: ("mentions", f"@{name}")),
    TAGS.map(lambda tag: ("hashtags", f"#{tag}")),
    LINKS.map(lambda url: ("urls", url)),
)


def escaped(text: str) -> str:
    """As X sends it: three characters are escaped, quotes are not."""
    return html.escape(text, quote=False)


def as_x_sends(pieces: list[tuple[str, str]]) -> dict[str, Any]:
    """A post of these pieces, apart by blanks, with X's own offsets: code points of the escaped text."""
    text = ""
    entities: dict[str, list[dict[str, Any]]] = {}
    for kind, piece in pieces:
        start = len(text)
        text += escaped(piece)
        told = {"start": start, "end": len(text)}
        if kind == "mentions":
            entities.setdefault(kind, []).append({**told, "username": piece[1:]})
        elif kind == "hashtags":
            entities.setdefault(kind, []).append({**told, "tag": piece[1:]})
        elif kind == "urls":
            entities.setdefault(kind, []).append({**told, "url": piece, "display_url": "town.example/…"})
        text += " "
    return x_post(1, text, entities=entities)


def the_post(sent: dict[str, Any]) -> Post:
    (post,) = batch_of(x_page(sent)).posts
    (again,) = batch_of(in_new_words(x_page(sent))).posts
    assert post == again
    return post


def names(post: Post, span: Span) -> bool:
    """Whether a span covers what it names."""
    covered = post.text[span.start : span.end]
    if span.kind == "link":
        return covered == span.href
    return covered[0] in "@＠#＃" and covered[1:] == span.label[1:] and len(span.label) == len(covered)


def check(post: Post) -> None:
    edges = [edge for span in post.spans for edge in (span.start, span.end)]
    assert edges == sorted(edges), "in order and apart"
    assert all(0 <= span.start < span.end <= len(post.text) and names(post, span) for span in post.spans)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=8))
def test_every_part_that_x_tells_is_linked_where_it_stands(pieces: list[tuple[str, str]]) -> None:
    post = the_post(as_x_sends(pieces))
    assert post.text == "".join(f"{piece} " for _, piece in pieces), "unescaped once, nothing else"
    check(post)
    covered = [post.text[span.start : span.end] for span in post.spans]
    told = [piece for kind, piece in pieces if kind != "text"]
    assert [piece for piece in covered if piece in told] == told, "each as often as it was written, in order"


ANY_ENTITY = st.fixed_dictionaries(
    {"start": st.integers(-5, 300), "end": st.integers(-5, 300)},
    optional={
        "username": st.none() | st.text(max_size=6),
        "tag": st.none() | st.text(max_size=6),
        "url": st.none() | st.text(max_size=10) | LINKS,
        "display_url": st.none() | st.text(max_size=6),
        "expanded_url": st.none() | st.text(max_size=6) | st.just("https://x.com/a/status/1/photo/1"),
        "media_key": st.none() | st.text(max_size=6),
    },
)
ANY_ENTITIES = st.dictionaries(st.sampled_from(["urls", "mentions", "hashtags", "cashtags"]), st.lists(ANY_ENTITY))
ANY_TEXT = st.text(st.characters() | st.sampled_from("@#＠＃&;amplt\ud83d"), max_size=60)


@settings(max_examples=300, deadline=None)
@given(text=ANY_TEXT, entities=ANY_ENTITIES, note=st.none() | ANY_TEXT)
def test_any_text_with_any_entities_is_read(text: str, entities: dict[str, Any], note: str | None) -> None:
    long = None if note is None else {"text": note, "entities": entities}
    check(the_post(x_post(1, text, entities=entities, note_tweet=long)))
