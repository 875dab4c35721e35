from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.domain.cases import DecidedBy, Status
from generator.domain.grounds import Ground, Rule
from generator.domain.posts import Media, Picture, Post, Span, Thread
from generator.domain.towns import Consent, StaffMember
from tests.builders import a_post, a_thread
from tests.site.library import (
    Reader,
    a_book,
    a_case,
    a_kudos,
    a_lamp_thread,
    a_look,
    a_site,
    a_speaking_town,
    an_open_case,
    read,
)

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }} {% include 'head.html' %} ${7*7}",
    "<!--concejo:body--> <!-- concejo:here --> ]]> -->",
    "&lt;b&gt; &amp;amp; &#x3C;",
    "[a](javascript:alert(1)) {: onclick='x'} --8<-- 'town.yml'",
    "%(num)s %s %%",
    "</p></li></ol></div></main>",
    "تجربة \u200f שלום",
    "Z̴̢͎̓ä̸̡́l̷͎͑g̷̓o̸̕",
    "👩‍👩‍👧‍👦 🇪🇸 ¯\\_(ツ)_/¯",
    "１２３ ℀ ﷽ ʇxǝʇ",
)


def page_of(thread: Thread, **changes: object) -> Reader:
    return read(a_site(a_book(a_case(thread, **changes)), [thread])[f"cases/{thread.conversation_id}/index.html"])


def text_paragraphs(page: Reader) -> int:
    return len(page.all("p", class_="cj-text"))


def open_page(*posts: Post, **changes: object) -> Reader:
    thread = a_thread(*posts)
    page = a_site(a_book(an_open_case(thread, **changes)), [thread])
    return read(page[f"cases/{thread.conversation_id}/index.html"])


def test_a_resolved_case_tells_its_story_from_question_to_thanks() -> None:
    page = page_of(a_lamp_thread())
    assert "Fixed in 2 days" in page.text
    assert "Asked 5 October 2026, 14:00 Answered 5 October 2026, 14:09 9 minutes later" in page.text
    assert "Fixed 7 October 2026, 14:00 2 days later Thanked 7 October 2026, 15:00" in page.text
    assert "This decided the case" in page.text
    assert "To Street lighting, 7 Oct 2026" in page.text
    assert "Staff closed the case with one of the town’s marks." in page.text
    assert "#post-102" in page.links
    assert "https://x.com/i/status/100" in page.links


def test_every_moment_is_machine_readable() -> None:
    moments = page_of(a_lamp_thread()).all("time")
    assert {"datetime": "2026-10-05T12:00:00+00:00"} in moments
    assert all(moment["datetime"] for moment in moments)


def test_a_reader_whom_the_page_concerns_can_have_it_removed_without_an_account() -> None:
    page = page_of(a_lamp_thread())
    removal = next(link for link in page.links if link.startswith("mailto:") and "remove" in link)
    assert "ayto@villacorva.example" in removal
    assert "cases%2F100%2F" in removal
    assert "tel:+34958000000" in page.links
    assert "Something is wrong on this page" in page.text


def test_a_town_without_an_address_sends_the_reader_to_its_about_page() -> None:
    thread = a_lamp_thread()
    town = replace(a_speaking_town(), contact=a_speaking_town().contact.__class__())
    site = a_site(a_book(a_case(thread)), [thread], town=town)
    assert "/about/#cj-removal" in read(site["cases/100/index.html"]).links
    assert 'id="cj-removal"' in site["about/index.html"].body


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_post_shows_exactly_its_text(text: str) -> None:
    page = open_page(a_post(1, text), title=text)
    assert " ".join(text.split()) in page.text
    assert not page.all("script")
    assert not page.all("img")
    assert all(not name.startswith("on") for _, found in page.elements for name in found)


def test_control_characters_and_bidi_overrides_are_shown_not_obeyed() -> None:
    body = a_site_body("ab\x00\x07\x1b[31m\u202egnirts\u202c\x85 \ud800 fin")
    assert "ab\u2400\u2407\u241b[31m\ufffdgnirts\ufffd\ufffd \ufffd fin" in body
    body.encode("utf-8")


def test_lines_stay_lines_whatever_ended_them() -> None:
    assert "uno\ndos\ntres\ncuatro" in a_site_body("uno\r\ndos\rtres\ncuatro")


def test_a_case_with_neither_title_nor_service_is_called_by_its_day() -> None:
    page = open_page(a_post(1, "😀"), title="  ", service_code=None)
    assert "Request of 5 October 2026" in page.text


def a_site_body(text: str) -> str:
    thread = a_thread(a_post(1, text))
    return a_site(a_book(an_open_case(thread, title=text)), [thread])["cases/1/index.html"].body


def test_a_strangers_name_cannot_break_out_of_its_place() -> None:
    post = a_post(1, "hola")
    post = replace(
        post, author=replace(post.author, name='<b>"\u202e', handle='x"><script>', url="javascript:alert(1)")
    )
    page = open_page(post)
    assert '<b>"\ufffd' in page.text
    assert not page.all("script")
    assert not [link for link in page.links if link.startswith("javascript")]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "http://x.example/", "https://x.example/\"onclick='x'", "//x.example"]
)
def test_a_link_that_is_not_plain_https_stays_text(href: str) -> None:
    post = replace(a_post(1, "mira esto"), spans=(Span(0, 4, "link", href, "mira"),), url=href)
    page = open_page(post)
    assert href not in page.links
    assert "mira esto" in page.text


def test_links_show_their_display_form_and_mentions_their_own_words() -> None:
    post = a_post(1, "@Luces mirad https://t.co/abc #Farola")
    link = Span(13, 29, "link", "https://t.co/abc", "villacorva.example/foto…")
    page = open_page(replace(post, spans=(*post.spans, link, Span(20, 999, "link", "https://t.co/x", "fuera"))))
    assert "@Luces mirad villacorva.example/foto… #Farola" in page.text
    assert {"https://t.co/abc", "https://x.com/Luces", "https://x.com/hashtag/Farola"} <= set(page.links)
    assert "https://t.co/x" not in page.links


def test_a_post_is_shown_as_its_source_asks() -> None:
    page = open_page(a_post(1, "La farola", edits=("1", "2")))
    assert "Vecina @vecina" in page.text
    assert "https://x.com/vecina" in page.links
    assert page.links.count("https://x.com/i/status/1") == 3  # the time, "View on X", the original thread
    assert "View on X" in page.text
    assert "Edited by its author" in page.text
    assert page.all("svg", **{"aria-label": "X"})


def test_a_post_keeps_its_language_and_its_own_direction() -> None:
    page = open_page(a_post(1, "الشارع مظلم", lang="ar"), a_post(2, "Zxx", lang="qme", conversation=1, reply_to=1))
    assert {"class": "cj-text", "dir": "auto", "lang": "ar"} in page.all("p")
    assert {"class": "cj-text", "dir": "auto"} in page.all("p")


def test_staff_are_marked_with_their_role() -> None:
    page = page_of(a_lamp_thread())
    assert page.text.count("Luces @luces Street lighting") == 2
    assert "Vecina @vecina Street" not in page.text


def test_a_missing_parent_is_shown_as_a_gap_that_its_replies_hang_from() -> None:
    posts = (
        a_post(1, "¿Y la luz?"),
        a_post(3, "Ya", reply_to=2, conversation=1),
        a_post(4, "Eso", reply_to=2, conversation=1),
    )
    page = open_page(*posts)
    assert page.text.count("A post is missing here") == 1
    assert (
        page.text.index("¿Y la luz?") < page.text.index("missing here") < page.text.index("Ya") < page.text.index("Eso")
    )


def test_a_missing_root_is_a_gap_too() -> None:
    page = open_page(a_post(3, "Respondo", reply_to=1, conversation=1))
    assert page.text.index("A post is missing here") < page.text.index("Respondo")


def depth_of(page: Reader) -> int:
    return len([None for name, _ in page.elements if name == "ol"])


def test_twelve_levels_are_twelve_nested_lists_that_all_close() -> None:
    posts = [
        a_post(n, f"nivel {n}", minutes=n, conversation=1, reply_to=n - 1 if n > 1 else None) for n in range(1, 14)
    ]
    body = a_site(a_book(an_open_case(a_thread(*posts))), [a_thread(*posts)])["cases/1/index.html"].body
    assert body.count("<ol") == body.count("</ol>") == 15  # crumbs, steps, and thirteen of the thread
    assert body.count("<li") == body.count("</li>")
    assert Reader(body).text.index("nivel 12") < Reader(body).text.index("nivel 13")


def test_three_hundred_replies_that_answer_each_other_stay_within_what_browsers_nest() -> None:
    posts = [
        a_post(n, f"turno {n}.", minutes=n, conversation=1, reply_to=n - 1 if n > 1 else None) for n in range(1, 301)
    ]
    body = a_site(a_book(an_open_case(a_thread(*posts))), [a_thread(*posts)])["cases/1/index.html"].body
    assert text_paragraphs(Reader(body)) == 300
    assert body.count("<ol") == body.count("</ol>") < 30


def test_posts_that_answer_each_other_in_a_ring_are_all_shown_once() -> None:
    ring = (
        a_post(1, "uno"),
        a_post(2, "dos", reply_to=3, conversation=1),
        a_post(3, "tres", reply_to=2, conversation=1),
    )
    page = open_page(*ring)
    assert [page.text.count(word) for word in ("uno", "dos", "tres")] == [1, 1, 1]


@pytest.mark.parametrize("text", ["x" * 25_000, "palabra " * 3_000, "😀", "\n\n\n", "."])
def test_a_very_long_or_very_short_post_still_makes_a_page(text: str) -> None:
    page = open_page(a_post(1, text), title="")
    assert "Alumbrado, 5 October 2026" in page.text
    assert text in "".join(page.words)


def test_a_post_that_is_only_a_photo_says_where_the_photo_is() -> None:
    page = open_page(a_post(1, "", media=(Media("m", "photo", "https://pbs.twimg.com/m.jpg"),)))
    assert text_paragraphs(page) == 0
    assert "This post has a picture; see it at its source" in page.text


def photographed() -> Thread:
    thread = a_lamp_thread()
    picture = Media("m1", "photo", "https://pbs.twimg.com/media/m1.jpg", alt='La farola "encendida"')
    stranger = Media("r1", "photo", "https://pbs.twimg.com/media/r1.jpg")
    posts = list(thread.posts)
    posts[0], posts[2] = replace(posts[0], media=(stranger,)), replace(posts[2], media=(picture,))
    return Thread(thread.conversation_id, tuple(posts))


def a_picture(key: str) -> Picture:
    return Picture(key, {480: f"{key}-480.webp"}, {480: f"{key}-480.jpg", 960: f"{key}-960.jpg"}, 960, 640)


def test_staffs_photos_are_shown_and_residents_are_not() -> None:
    thread, photos = photographed(), {"m1": a_picture("m1"), "r1": a_picture("r1")}
    site = a_site(a_book(a_case(thread)), [thread], photos=photos, look=a_look(base_path="/sub/"))
    page = read(site["cases/100/index.html"])
    (photo,) = page.all("img")
    assert photo["src"] == "/sub/media/m1-960.jpg"
    assert photo["srcset"] == "/sub/media/m1-480.jpg 480w, /sub/media/m1-960.jpg 960w"
    assert photo["alt"] == 'La farola "encendida"'
    assert "Street lighting, 7 Oct 2026" in page.text
    assert "r1" not in site["cases/100/index.html"].body
    assert [image["src"] for image in read(site["index.html"]).all("img")] == ["/sub/media/m1-960.jpg"]


def test_a_photo_that_was_not_downloaded_leaves_no_hole() -> None:
    thread = photographed()
    page = read(a_site(a_book(a_case(thread)), [thread])["cases/100/index.html"])
    assert not page.all("img")
    assert page.text.count("see it at its source") == 2


def test_a_downloaded_avatar_is_shown_and_its_place_is_kept_otherwise() -> None:
    thread = a_lamp_thread()
    key = f"avatar-{thread.posts[0].author.id}"
    page = read(a_site(a_book(a_case(thread)), [thread], photos={key: a_picture("cara")})["cases/100/index.html"])
    assert [image["src"] for image in page.all("img")] == ["/media/cara-480.jpg"] * 2
    assert len(page.all("svg", class_="cj-avatar")) == 2


def person(**changes: object) -> StaffMember:
    settings: dict[str, object] = {"role": "Electrician", "kind": "person", "handle": "luces", "name": "Ana Ruiz"}
    return StaffMember(**{**settings, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("consent", "shown"),
    [
        (None, False),
        (Consent(date(2026, 1, 1)), True),
        (Consent(date(2026, 12, 1)), False),
        (Consent(date(2026, 1, 1), expires=date(2026, 10, 21)), False),
        (Consent(date(2026, 1, 1), withdrawn=date(2026, 3, 1)), False),
    ],
)
def test_a_persons_own_account_is_a_link_beside_the_role_without_consent(consent: Consent | None, shown: bool) -> None:
    thread, town = a_lamp_thread(), a_speaking_town(staff=(person(consent=consent),))
    page = a_site(a_book(a_case(thread, kudos=(a_kudos(thread.posts[3]),))), [thread], town=town)[
        "cases/100/index.html"
    ]
    text = Reader(page.body).text
    assert ("Ya luce" in text) is shown
    assert ("Luces @luces" in text) is shown
    assert ("has not agreed to be named here" in text) is not shown
    assert "Electrician" in text
    assert "https://x.com/i/status/102" in Reader(page.body).links
    assert ("To Ana Ruiz, Electrician" in text) is shown
    assert ("To Alumbrado" in text) is not shown


def test_in_germany_nobody_is_thanked_by_name() -> None:
    thread, consent = a_lamp_thread(), Consent(date(2026, 1, 1))
    town = a_speaking_town(staff=(person(consent=consent),), country="DE")
    page = a_site(a_book(a_case(thread)), [thread], town=town)["cases/100/index.html"]
    assert "Ana Ruiz" not in page.body


def test_a_held_post_is_only_a_link_and_titles_nothing() -> None:
    thread = a_lamp_thread()
    site = a_site(a_book(a_case(thread, held=frozenset({"100", "103"}))), [thread])
    page = read(site["cases/100/index.html"])
    assert "La farola de mi calle" not in page.text
    assert "Vecina" not in page.text
    assert page.text.count("This post may hold personal data.") == 2
    assert "https://x.com/i/status/100" in page.links
    for path in ("index.html", "cases/index.html", "thanks/index.html"):
        assert "La farola" not in site[path].body
        assert "geniales" not in site[path].body
    assert "La farola" not in site["cases/100/index.html"].head


def test_what_is_uncertain_says_so_and_is_not_called_fixed() -> None:
    thread = a_lamp_thread()
    case = a_case(
        thread, status=Status.ACKNOWLEDGED, needs_review=True, decided_by=None, resolved_by=None, resolved_at=None
    )
    site = a_site(a_book(case), [thread])
    page = read(site["cases/100/index.html"])
    assert "Answered, pending not yet confirmed" in page.text
    assert "What became of this is not yet confirmed" in page.text
    assert "Fixed" not in page.text
    assert "not yet confirmed" in read(site["cases/answered/index.html"]).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"question": True}, "Answered in 2 days"),
        ({"settled_without_town": True}, "Settled without the town"),
        ({"status": Status.DECLINED, "decided_by": DecidedBy.ANNOTATION}, "Declined"),
        ({"status": Status.ACKNOWLEDGED, "reopened": True}, "Reopened"),
        ({"status": Status.ACKNOWLEDGED, "continued_privately": True}, "Answered, pending continued privately"),
    ],
)
def test_a_status_has_its_word(changes: dict[str, object], words: str) -> None:
    thread = a_lamp_thread()
    site = a_site(a_book(a_case(thread, **changes)), [thread])
    assert words in read(site["cases/100/index.html"]).text
    assert "Fixed" not in site["cases/all/index.html"].body


def test_staffs_note_and_summary_and_reasons_are_shown_escaped() -> None:
    page = page_of(
        a_lamp_thread(), note="<b>Pagado", summary="Arreglada & probada", reasons=(Ground(Rule.MARKED, value="<i>"),)
    )
    assert "Staff’s note: <b>Pagado" in page.text
    assert "Arreglada & probada" in page.text
    assert "Resolved: the town marked it with #<i>." in page.text


def test_a_case_whose_thread_is_gone_still_stands() -> None:
    site = a_site(a_book(a_case(a_lamp_thread())))
    page = read(site["cases/100/index.html"])
    assert "The posts of this case are not public any more." in page.text
    assert not [link for link in page.links if link.startswith("#post-")]


def test_two_cases_of_one_conversation_have_a_page_each() -> None:
    thread = a_lamp_thread()
    site = a_site(a_book(a_case(thread), a_case(thread, case_id="100-2", kudos=())), [thread])
    assert {"cases/100/index.html", "cases/100-2/index.html"} <= set(site)


@pytest.mark.parametrize("indexed", [True, False])
def test_search_engines_see_a_case_only_where_the_town_wants_it(indexed: bool) -> None:
    thread = a_lamp_thread()
    site = a_site(a_book(a_case(thread)), [thread], town=a_speaking_town(index_cases=indexed))
    assert ("noindex" not in site["cases/100/index.html"].head) is indexed
    assert site["cases/100/index.html"].listed is indexed
    assert "noindex" not in site["cases/index.html"].head


def test_a_case_across_the_end_of_summer_time_counts_real_hours() -> None:
    ask = a_post(1, "¿Y la luz?", after=timedelta(days=19, hours=12))
    done = a_post(2, "Ya", by="luces", after=timedelta(days=20), conversation=1, reply_to=1)
    thread = a_thread(ask, done)
    case = a_case(thread, resolved_by="2", resolved_at=done.created_at, kudos=())
    page = read(a_site(a_book(case), [thread])["cases/1/index.html"])
    assert "Asked 25 October 2026, 02:00" in page.text
    assert "25 October 2026, 13:00 12 hours later" in page.text.replace("Fixed ", "")
