"""The words of a post are the ones its author wrote, and its links lie exactly on them."""

import pytest

from generator.domain.posts import Post
from generator.sources.x_api.parse_answer import batch_of
from tests.sources.answers import in_new_words, x_link, x_page, x_post


def the_post(text: str, **changes: object) -> Post:
    """The post that comes of a text; each span must cover what it shows."""
    (post,) = batch_of(x_page(x_post(1, text, **changes))).posts
    (again,) = batch_of(in_new_words(x_page(x_post(1, text, **changes)))).posts
    assert post == again, "both vocabularies give the same post"
    ends = [0, *(end for span in post.spans for end in (span.start, span.end)), len(post.text)]
    assert ends == sorted(ends), "spans are in order, apart, and inside the text"
    return post


def covered(post: Post) -> list[tuple[str, str, str]]:
    return [(span.kind, post.text[span.start : span.end], span.href) for span in post.spans]


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Luz &amp; agua", "Luz & agua"),
        ("1 &lt; 2 &gt; 0", "1 < 2 > 0"),
        ("&amp;lt;b&amp;gt; typed by a person", "&lt;b&gt; typed by a person"),
        ("https://example.org/?a=1&copy=2&reg=3", "https://example.org/?a=1&copy=2&reg=3"),
        ("AT&T, Q&A, &eacute;", "AT&T, Q&A, &eacute;"),
        ("half an emoji \ud83d here", "half an emoji \ufffd here"),
        ("two halves \ud83d\ude00 joined", "two halves \ufffd\ufffd joined"),
        ("  spaces\n\nstay  ", "  spaces\n\nstay  "),
        ("<script>alert(1)</script> ::error:: {{ 7*7 }}", "<script>alert(1)</script> ::error:: {{ 7*7 }}"),
        ("", ""),
    ],
)
def test_text_is_shown_as_it_was_written(sent: str, shown: str) -> None:
    assert the_post(sent).text == shown


def test_links_lie_right_after_emoji_and_escapes_whatever_the_offsets_say() -> None:
    post = the_post(
        "👩‍👩‍👧 &amp; 🚧 &lt;hoy&gt; @Vcorva_Luz mirad https://t.co/abc #Farola 🎉",
        entities={
            "mentions": [{"start": 0, "end": 3, "username": "vcorva_luz"}],
            "hashtags": [{"start": 5, "end": 2, "tag": "farola"}],
            "urls": [x_link("https://t.co/abc", "villacorva.example/obras…")],
        },
    )
    assert covered(post) == [
        ("mention", "@Vcorva_Luz", "https://x.com/Vcorva_Luz"),
        ("link", "https://t.co/abc", "https://t.co/abc"),
        ("hashtag", "#Farola", "https://x.com/hashtag/Farola"),
    ]
    assert [span.label for span in post.spans] == ["@Vcorva_Luz", "villacorva.example/obras…", "#Farola"]
    assert (post.mentions, post.hashtags) == (("vcorva_luz",), ("farola",))


@pytest.mark.parametrize(
    ("text", "mentions", "hashtags"),
    [
        ("@a @b_2 hola", ("a", "b_2"), ()),
        ("¡@ayto! (@luz) .@agua", ("ayto", "luz", "agua"), ()),
        ("correo a@b.example no", (), ()),
        ("https://medium.example/@someone", (), ()),
        ("@1234567890123456 is too long", (), ()),
        ("#resuelto. #Gracias!", (), ("resuelto", "gracias")),
        ("n.º #1 y #2026, pero #1abc", (), ("1abc",)),
        ("&#39;quoted&#39; a&amp;#tag", (), ()),
        ("https://example.org/page#part", (), ()),
        ("#año_2026 #straße", (), ("año_2026", "strasse")),
        ("＠ayto ＃hecho", ("ayto",), ("hecho",)),
    ],
)
def test_without_entities_mentions_and_hashtags_are_read_from_the_text(
    text: str, mentions: tuple[str, ...], hashtags: tuple[str, ...]
) -> None:
    post = the_post(text)
    assert (post.mentions, post.hashtags) == (mentions, hashtags)


def test_what_x_does_not_name_is_no_link() -> None:
    post = the_post("@ayto @nobody_here", entities={"mentions": [{"start": 0, "end": 5, "username": "ayto"}]})
    assert post.mentions == ("ayto",)


def test_a_hashtag_with_combining_marks_is_found_by_its_word() -> None:
    tag = "reparacio\u0301n"
    post = the_post(f"ya esta #{tag} hoy", entities={"hashtags": [{"start": 0, "end": 1, "tag": tag}]})
    assert covered(post) == [("hashtag", f"#{tag}", "https://x.com/hashtag/reparacio%CC%81n")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Arreglada https://t.co/pic", "Arreglada"),
        ("Arreglada  \n https://t.co/pic https://t.co/pic", "Arreglada"),
        ("Mirad https://t.co/pic https://t.co/web", "Mirad https://t.co/web"),
        ("Mirad https://t.co/web https://t.co/pic", "Mirad https://t.co/web"),
        ("https://t.co/pic", ""),
        ("https://t.co/pic en medio", "https://t.co/pic en medio"),
        ("Sin foto ya ", "Sin foto ya "),
    ],
)
@pytest.mark.parametrize(
    "picture",
    [
        x_link("https://t.co/pic", "pic.x.com/pic", media_key="3_1"),
        x_link("https://t.co/pic", "pic.x.com/pic", expanded_url="https://x.com/ayto/status/1/photo/1"),
        x_link("https://t.co/pic", "pic.x.com/pic", expanded_url="https://twitter.com/ayto/status/1/video/1"),
    ],
)
def test_links_to_own_pictures_at_the_end_are_taken_off(text: str, shown: str, picture: dict[str, object]) -> None:
    entities = {"urls": [picture, x_link("https://t.co/web", "villacorva.example")]}
    assert the_post(text, entities=entities).text == shown


def test_only_https_links_that_stand_in_the_text_are_links() -> None:
    urls = [x_link("javascript:alert(1)", "click"), x_link("http://t.co/a", "a"), x_link("https://t.co/else", "b")]
    assert the_post("javascript:alert(1) http://t.co/a", entities={"urls": urls}).spans == ()


def test_a_link_that_holds_a_hashtag_and_a_mention_stays_one_link() -> None:
    url = "https://example.org/@ayto/#parte"
    entities = {
        "urls": [x_link(url, "example.org/@ayto")],
        "mentions": [{"start": 0, "end": 5, "username": "ayto"}],
        "hashtags": [{"start": 0, "end": 5, "tag": "parte"}],
    }
    assert covered(the_post(f"ver {url}", entities=entities)) == [("link", url, url)]


def test_the_long_form_is_shown_with_its_own_links() -> None:
    long = (
        "Parte de obras: " + "calle a calle, " * 30 + "más en https://t.co/long @Ayto #obras &amp; fin https://t.co/pic"
    )
    note = {
        "text": long,
        "entities": {
            "urls": [x_link("https://t.co/long", "villacorva.example/parte")],
            "mentions": [{"start": 1, "end": 2, "username": "ayto"}],
            "hashtags": [{"start": 1, "end": 2, "tag": "obras"}],
        },
    }
    short = {
        "urls": [x_link("https://t.co/self", "x.com/i/web/status/1"), x_link("https://t.co/pic", "p", media_key="3_1")]
    }
    post = the_post("Parte de obras: calle… https://t.co/self", note_tweet=note, entities=short)
    assert post.text.endswith("más en https://t.co/long @Ayto #obras & fin")
    assert [span.kind for span in post.spans] == ["link", "mention", "hashtag"]


def test_a_hostile_text_costs_no_time() -> None:
    for text in ("#" + "1" * 25_000, "@" * 25_000, "#a" * 12_500, "&" * 25_000, "https://t.co/x " * 1_600):
        assert len(the_post(text, entities={"urls": [x_link("https://t.co/x", "x", media_key="3_1")]}).text) >= 0
