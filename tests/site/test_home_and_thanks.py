from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.domain.cases import AttributedBy, Case
from generator.domain.posts import Thread
from generator.domain.towns import Contact, StaffMember
from tests.builders import a_post, a_thread
from tests.site.library import (
    FETCHED,
    a_book,
    a_case,
    a_kudos,
    a_lamp_thread,
    a_look,
    a_site,
    a_speaking_town,
    an_open_case,
    read,
    some_figures,
)

FIXED_ON = date(2026, 10, 7)


def fixed(count: int) -> tuple[list[Case], list[Thread]]:
    threads = [a_lamp_thread(1_000 + 10 * n) for n in range(count)]
    return [a_case(thread) for thread in threads], threads


def sentence(language: str, count: int, days_ago: int, figures: int) -> str:
    cases, threads = fixed(count)
    look = a_look(today=FIXED_ON + timedelta(days=days_ago))
    site = a_site(a_book(*cases), threads, a_speaking_town(language), look, some_figures(figures))
    start = site["index.html"].body.index('<p class="cj-today">')
    return site["index.html"].body[start + 20 :].split("</p>")[0]


@pytest.mark.parametrize(
    ("language", "count", "days_ago", "figures", "said"),
    [
        ("en", 1, 0, 9, "1 thing fixed since yesterday; typical wait 3 days."),
        ("en", 7, 1, 9, "7 things fixed since yesterday; typical wait 3 days."),
        ("en", 2, 1, 2, "2 things fixed since yesterday."),
        ("en", 1, 2, 1, "1 thing fixed in the past week."),
        ("en", 3, 7, 9, "3 things fixed in the past week; typical wait 3 days."),
        ("en", 3, 8, 9, "Nothing was fixed in the past week; typical wait 3 days."),
        ("en", 3, 8, 3, "Nothing was fixed in the past week."),
        ("es", 1, 1, 9, "1 asunto resuelto desde ayer; espera habitual: 3 días."),
        ("es", 7, 1, 9, "7 asuntos resueltos desde ayer; espera habitual: 3 días."),
        ("es", 1, 3, 1, "1 asunto resuelto en la última semana."),
        ("de", 1, 1, 9, "1 Sache seit gestern erledigt; übliche Wartezeit: 3 Tage."),
        ("de", 2, 1, 9, "2 Sachen seit gestern erledigt; übliche Wartezeit: 3 Tage."),
        ("de", 2, 30, 9, "In der letzten Woche wurde nichts erledigt; übliche Wartezeit: 3 Tage."),
    ],
)
def test_the_home_page_sums_the_day_up(language: str, count: int, days_ago: int, figures: int, said: str) -> None:
    assert sentence(language, count, days_ago, figures) == said


def test_questions_and_what_mended_itself_are_not_counted_as_fixed() -> None:
    cases, threads = fixed(3)
    book = a_book(replace(cases[0], question=True), replace(cases[1], settled_without_town=True), cases[2])
    site = a_site(book, threads, look=a_look(today=FIXED_ON), figures=some_figures(3))
    assert "1 thing fixed since yesterday." in site["index.html"].body


def test_home_shows_five_cases_and_one_thanks_and_every_way_to_ask() -> None:
    cases, threads = fixed(7)
    page = read(a_site(a_book(*cases), threads)["index.html"])
    assert len(page.all("li", class_="cj-line")) == 5
    assert page.text.count("¡Muchas gracias, sois geniales!") == 1
    assert "Street lighting: @luces" in page.text
    assert "At the counter: Plaza Mayor 1" in page.text
    assert {"tel:112", "tel:+34958000000", "mailto:ayto@villacorva.example", "https://x.com/luces"} <= set(page.links)


def test_accounts_of_persons_without_consent_are_not_offered() -> None:
    town = a_speaking_town(staff=(StaffMember("Mayor", kind="person", handle="luces"),), accounts=("luces", "ayto"))
    page = read(a_site(a_book(), town=town)["index.html"])
    assert "https://x.com/luces" not in page.links
    assert "https://x.com/ayto" in page.links


def test_ways_to_ask_that_are_no_addresses_become_no_links() -> None:
    contact = Contact(phone="call Pepe", email="x@y?bcc=z", web="javascript:alert(1)", counter="<b>")
    page = read(a_site(a_book(), town=a_speaking_town(contact=contact))["index.html"])
    assert "By phone: call Pepe" in page.text
    assert "At the counter: <b>" in page.text
    assert not [link for link in page.links if "Pepe" in link or "bcc" in link or "javascript" in link]


def test_unanswered_requests_are_named_beside_the_success() -> None:
    cases, threads = fixed(3)
    book = a_book(cases[0], *(an_open_case(thread) for thread in threads[1:]))
    page = read(a_site(book, threads)["index.html"])
    assert "2 requests have no answer yet" in page.text
    assert "/cases/open/" in page.links


def test_home_and_about_go_to_the_marker_of_what_editors_wrote() -> None:
    site = a_site(a_book(), town=a_speaking_town("es", "de"))
    marked = {path for path, page in site.items() if page.marker}
    assert marked == {"index.html", "about/index.html", "de/index.html", "de/about/index.html"}
    for path in marked:
        assert "<h1" not in site[path].body
        assert site[path].heading.startswith("<h1>")


@pytest.mark.parametrize("as_of", [None, FETCHED])
def test_a_town_without_cases_has_every_page_and_says_what_brings_cases_in(as_of: object) -> None:
    site = a_site(a_book(as_of=None if as_of is None else FETCHED))
    for path in ("index.html", "cases/index.html", "thanks/index.html", "figures/index.html"):
        text = read(site[path]).text
        assert ("concejo fetch" in text) is (as_of is None)
        assert ("Nobody has asked anything in public yet." in text) is (as_of is not None)
        assert ("Data as of 21 October 2026, 06:00" in text) is (as_of is not None)


def test_the_wall_is_newest_first_and_pages_by_twenty_five() -> None:
    posts = [a_post(n, f"Gracias número {n}.", minutes=n) for n in range(1, 31)]
    praise = tuple(a_kudos(post, case_id=None) for post in posts)
    site = a_site(a_book(extra=praise), [a_thread(post) for post in posts])
    first, second = read(site["thanks/index.html"]).text, read(site["thanks/page/2/index.html"]).text
    assert first.index("número 30.") < first.index("número 29.") < first.index("número 6.")
    assert "número 5." not in first
    assert "número 5." in second


def test_a_note_on_the_wall_says_whom_it_is_for_and_which_case() -> None:
    thread = a_lamp_thread()
    page = read(a_site(a_book(a_case(thread)), [thread])["thanks/index.html"])
    assert "To Street lighting" in page.text
    assert "Vecina @vecina" in page.text
    assert "¡Muchas gracias, sois geniales!" in page.text
    assert "/cases/100/" in page.links


@pytest.mark.parametrize(
    ("to", "by", "service", "whom"),
    [
        ("luces", AttributedBy.HANDLE, None, "To Street lighting"),
        ("LUCES", AttributedBy.HANDLE, None, "To Street lighting"),
        ("^MT", AttributedBy.SIGNATURE, None, "To Night shift"),
        ("cleaning", AttributedBy.SERVICE, "cleaning", "To Limpieza"),
        ("^ZZ", AttributedBy.SIGNATURE, "lighting", "To Alumbrado"),
        (None, None, None, "To Villacorva"),
    ],
)
def test_thanks_go_to_a_team_a_service_or_the_town(
    to: str | None, by: AttributedBy | None, service: str | None, whom: str
) -> None:
    town = a_speaking_town()
    town = replace(town, staff=(*town.staff, StaffMember("Night shift", signature="^MT")))
    post = a_post(1, "¡Gracias!")
    praise = a_kudos(post, to=to, by=by, service_code=service, case_id=None)
    page = read(a_site(a_book(extra=(praise,)), [a_thread(post)], town)["thanks/index.html"])
    assert f"{whom} " in page.text


def test_nobody_is_counted_on_the_wall() -> None:
    posts = [a_post(n, "¡Gracias!", minutes=n) for n in range(1, 13)]
    site = a_site(
        a_book(extra=tuple(a_kudos(post, case_id=None) for post in posts)), [a_thread(post) for post in posts]
    )
    assert "12" not in read(site["thanks/index.html"]).text.replace("12:", "").replace("14:12", "")


def test_thanks_whose_post_is_gone_are_gone() -> None:
    post = a_post(1, "¡Gracias!")
    page = read(a_site(a_book(extra=(a_kudos(post, case_id=None),)))["thanks/index.html"])
    assert "No thanks have come in yet." in page.text or "Nobody has asked" in page.text


def test_held_praise_without_a_case_is_only_a_link() -> None:
    post = a_post(1, "Gracias, llamad al 600 000 000")
    page = read(a_site(a_book(extra=(a_kudos(post, case_id=None, held=True),)), [a_thread(post)])["thanks/index.html"])
    assert "600" not in page.text
    assert "https://x.com/i/status/1" in page.links
