from datetime import timedelta
from itertools import chain

import pytest

from generator.domain.cases import Case, Status
from generator.domain.posts import Thread
from generator.site import Page
from tests.site.library import (
    a_book,
    a_case,
    a_lamp_thread,
    a_look,
    a_site,
    a_speaking_town,
    an_open_case,
    read,
)


def many(count: int, every: int = 1) -> tuple[list[Case], list[Thread]]:
    threads = [a_lamp_thread(1_000 + 10 * n, days=n * every) for n in range(count)]
    return [a_case(thread, title=f"Farola {n}.") for n, thread in enumerate(threads)], threads


def titles(page: Page) -> list[int]:
    words = read(page).text.split("Farola ")[1:]
    return [int(word.split(".")[0]) for word in words]


def test_a_list_has_twenty_five_cases_a_page_newest_first() -> None:
    cases, threads = many(51, every=0)
    site = a_site(a_book(*cases), threads)
    shown = [titles(site[f"cases/{place}index.html"]) for place in ("", "page/2/", "page/3/")]
    assert [len(numbers) for numbers in shown] == [25, 25, 1]
    assert list(chain(*shown)) == list(range(50, -1, -1))
    assert "cases/page/4/index.html" not in site
    assert "Page 2 of 3" in read(site["cases/page/2/index.html"]).text
    assert {"/cases/", "/cases/page/3/"} <= set(read(site["cases/page/2/index.html"]).links)
    assert "Resolved cases, page 2" in site["cases/page/2/index.html"].head


def test_twenty_five_cases_need_no_second_page() -> None:
    cases, threads = many(25, every=0)
    site = a_site(a_book(*cases), threads)
    assert "cases/page/2/index.html" not in site
    assert "Page 1" not in read(site["cases/index.html"]).text


def test_the_list_opens_on_resolved_and_the_others_are_a_link_away() -> None:
    threads = [a_lamp_thread(100 * n) for n in range(1, 6)]
    cases = [
        a_case(threads[0], title="Farola 1."),
        an_open_case(threads[1], title="Farola 2."),
        an_open_case(threads[2], title="Farola 3.", status=Status.ACKNOWLEDGED),
        an_open_case(threads[3], title="Farola 4.", status=Status.ACKNOWLEDGED, reopened=True),
        an_open_case(threads[4], title="Farola 5.", status=Status.DECLINED),
    ]
    site = a_site(a_book(*cases), threads)
    lists = {place: sorted(titles(site[f"cases/{place}index.html"])) for place in ("", "open/", "answered/", "all/")}
    assert lists == {"": [1], "open/": [2], "answered/": [3, 4], "all/": [1, 2, 3, 4, 5]}
    page = read(site["cases/index.html"])
    assert "Resolved 1 No answer yet 1 Answered, pending 2 All cases 5" in page.text
    assert page.all("a", href="/cases/", **{"aria-current": "page"})


def test_a_month_holds_what_was_asked_in_it_by_the_towns_own_clock() -> None:
    late = a_lamp_thread(100)
    eve = a_case(
        late, title="Farola 1.", opened_at=late.posts[0].created_at.replace(day=30, hour=22, minute=30, month=9)
    )
    site = a_site(a_book(eve), [late])
    assert titles(site["cases/2026/10/index.html"]) == [1]
    assert "cases/2026/09/index.html" not in site
    assert "Cases of October 2026" in site["cases/2026/10/index.html"].heading + site["cases/2026/10/index.html"].body


def test_months_are_linked_from_the_lists() -> None:
    cases, threads = many(3, every=40)
    site = a_site(a_book(*cases), threads)
    assert {"/cases/2026/10/", "/cases/2026/11/", "/cases/2026/12/"} <= set(read(site["cases/all/index.html"]).links)


def test_an_open_case_says_how_long_it_has_waited() -> None:
    thread = a_lamp_thread()
    site = a_site(a_book(an_open_case(thread)), [thread])
    assert "No answer yet 16 days so far" in read(site["cases/open/index.html"]).text
    private = a_site(a_book(an_open_case(thread, continued_privately=True)), [thread])
    assert "so far" not in private["cases/open/index.html"].body


def test_an_empty_list_of_a_busy_town_says_so() -> None:
    thread = a_lamp_thread()
    site = a_site(a_book(a_case(thread)), [thread])
    assert "No case is in this list at the moment." in read(site["cases/open/index.html"]).text


def test_a_service_shows_its_cases_and_its_months_but_no_times() -> None:
    cases, threads = many(3, every=40)
    site = a_site(a_book(*cases), threads)
    page = read(site["services/lighting/index.html"])
    assert "3 cases, 3 resolved" in page.text
    assert "November 2026 1 1" in page.text
    assert "Nobody has asked this service anything" in read(site["services/cleaning/index.html"]).text
    assert "1 case, 1 resolved" in read(a_site(a_book(cases[0]), threads)["services/index.html"]).text


def test_a_service_is_called_by_its_name_in_the_readers_language() -> None:
    thread = a_lamp_thread()
    town = a_speaking_town("es", "de")
    services = tuple(
        type(service)(service.service_code, service.service_name, names=(("de", "Straßenlicht"),))
        for service in town.services[:1]
    )
    site = a_site(a_book(a_case(thread)), [thread], town=a_speaking_town("es", "de", services=services))
    assert "Straßenlicht" in site["de/cases/100/index.html"].body
    assert "Alumbrado" in site["cases/100/index.html"].body


@pytest.mark.parametrize("collect", ["all", "resolved"])
def test_figures_of_resolved_cases_alone_are_announced_as_such(collect: str) -> None:
    cases, threads = many(6)
    site = a_site(a_book(*cases), threads, town=a_speaking_town(collect=collect))
    for path in ("index.html", "figures/index.html", "cases/index.html"):
        said = "Only cases that staff marked as resolved are collected here." in read(site[path]).text
        assert said is (collect == "resolved")


def test_the_figures_state_their_formula_and_their_n() -> None:
    cases, threads = many(6)
    page = read(a_site(a_book(*cases), threads)["figures/index.html"])
    assert "Typical time until resolved 3 days nine in ten within 6 days n = 6" in page.text
    assert "Answered within a day 80% n = 6" in page.text
    assert "Median: half of the cases took no longer." in page.text
    assert "October 2026 6 6 0 0 0 0 3 days 6 days 6" in page.text
    assert len(page.all("rect")) == 2


def test_fewer_than_five_cases_are_too_few_to_say() -> None:
    cases, threads = many(4)
    page = read(a_site(a_book(*cases), threads)["figures/index.html"])
    assert "Typical time until resolved – too few to say n = 4" in page.text
    assert "3 days" not in page.text


def test_lists_are_the_same_under_a_sub_path() -> None:
    cases, threads = many(30, every=0)
    look = a_look(base_path="/sub/", site_url="https://ayto.example/sub/")
    site = a_site(a_book(*cases), threads, look=look)
    page = read(site["cases/index.html"])
    assert "/sub/cases/page/2/" in page.links
    assert "/sub/cases/1290/" in page.links
    assert 'href="https://ayto.example/sub/cases/"' in site["cases/index.html"].head


def test_a_case_that_took_hours_says_hours() -> None:
    thread = a_lamp_thread()
    quick = a_case(thread, resolved_at=thread.posts[0].created_at + timedelta(hours=5, minutes=40))
    assert "Fixed in 6 hours" in read(a_site(a_book(quick), [thread])["cases/index.html"]).text
