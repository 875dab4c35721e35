import re
from dataclasses import replace
from itertools import pairwise

import pytest

from generator.domain.cases import Status
from generator.domain.posts import Media, Thread
from generator.site import Page, navigation
from tests.builders import a_post, a_thread
from tests.site.library import (
    ROOM,
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


def a_full_site(base_path: str = "/") -> dict[str, Page]:
    """A town with every kind of page, in three languages."""
    threads = [a_lamp_thread(1_000 + 10 * n, days=n) for n in range(40)]
    cases = [a_case(thread) for thread in threads]
    cases[3] = an_open_case(threads[3], service_code=None, district="gone")
    cases[4] = a_case(threads[4], status=Status.ACKNOWLEDGED, needs_review=True, service_code="unknown")
    gone = replace(threads[5], posts=threads[5].posts[1:])
    praise = a_post(7, "¡Qué bien barre esta gente!", media=(Media("m", "photo", "https://pbs.twimg.com/m.jpg"),))
    record: list[Thread] = [*threads[:5], gone, *threads[6:], a_thread(praise)]
    look = a_look(base_path=base_path, site_url=f"https://villacorva.example{base_path}")
    book = a_book(*cases, extra=(a_kudos(praise, case_id=None),))
    return a_site(book, record, a_speaking_town("es", "de", "en"), look)


@pytest.mark.parametrize("base_path", ["/", "/sub/"])
def test_every_link_into_the_site_leads_to_a_page_and_every_fragment_to_a_place(base_path: str) -> None:
    site = a_full_site(base_path)
    places = {path: {found["id"] for _, found in read(page).elements if found.get("id")} for path, page in site.items()}
    for path, page in site.items():
        for link in read(page).links + Reader(page.nav).links:
            if link.startswith("#"):
                assert link[1:] in places[path], f"{path}: {link}"
            elif link.startswith("/"):
                assert link.startswith(base_path), f"{path}: {link}"
                target, _, fragment = link.removeprefix(base_path).partition("#")
                assert f"{target}index.html" in site, f"{path}: {link}"
                assert not fragment or fragment in places[f"{target}index.html"], f"{path}: {link}"
            else:
                assert re.match(r"https://|mailto:|tel:", link), f"{path}: {link}"


def test_every_page_is_well_formed_for_people_who_listen() -> None:
    for path, page in a_full_site().items():
        reader = read(page)
        levels = [int(name[1]) for name, _ in reader.elements if re.fullmatch("h[1-6]", name)]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        ids = [found["id"] for _, found in reader.elements if found.get("id")]
        assert len(ids) == len(set(ids)), path
        assert all("alt" in image for image in reader.all("img")), path
        assert all("scope" in header for header in reader.all("th")), path
        assert len(reader.all("caption")) == len(reader.all("table")), path
        labels = [found.get("aria-labelledby") for _, found in reader.elements if found.get("aria-labelledby")]
        assert set(labels) <= set(ids), path


def test_no_page_needs_a_script_or_an_inline_style_or_a_third_party() -> None:
    for path, page in a_full_site().items():
        html = page.head + page.nav + page.heading + page.body
        reader = Reader(html)
        assert not [name for name, _ in reader.elements if name in ("script", "style", "iframe", "form")], path
        for name, found in reader.elements:
            assert "style" not in found, path
            assert not [key for key in found if key.startswith("on")], path
            assert not (found.get("src") or "").startswith("http"), (path, name)


def test_every_tag_that_opens_closes() -> None:
    for path, page in a_full_site().items():
        html = page.heading + page.body
        for tag in ("ol", "ul", "li", "div", "p", "a", "dl", "table", "tr", "section", "nav", "figure", "span", "bdi"):
            assert len(re.findall(rf"<{tag}[\s>]", html)) == html.count(f"</{tag}>"), f"{path}: <{tag}>"


def test_each_page_names_itself_its_language_and_its_twins() -> None:
    site = a_full_site()
    head = site["de/cases/1000/index.html"].head
    assert "<title>La farola de mi calle no luce – Villacorva</title>" in head
    assert '<link rel="canonical" href="https://villacorva.example/de/cases/1000/">' in head
    assert '<link rel="alternate" hreflang="es" href="https://villacorva.example/cases/1000/">' in head
    assert site["de/cases/1000/index.html"].language == "de"
    assert all("<title>" in page.head and 'name="description"' in page.head for page in site.values())


def test_without_an_address_of_its_own_no_page_claims_one() -> None:
    thread = a_lamp_thread()
    site = a_site(a_book(a_case(thread)), [thread], look=a_look(site_url=""))
    assert "canonical" not in site["cases/100/index.html"].head


def test_the_navigation_marks_where_the_reader_is_and_offers_the_page_in_other_languages() -> None:
    nav = Reader(a_full_site()["en/cases/1000/index.html"].nav)
    assert nav.text == "Today Cases Thanks Figures About Español Deutsch English"
    assert nav.all("a", href="/en/cases/") == [{"href": "/en/cases/", "aria-current": "true"}]
    assert nav.all("a", hreflang="de")[0]["href"] == "/de/cases/1000/"
    assert nav.all("a", hreflang="en")[0]["aria-current"] == "true"
    assert nav.all("nav")[0]["aria-label"] == "Main"


def test_hand_written_pages_get_the_same_navigation() -> None:
    town, look = a_speaking_town("es", "de"), a_look(base_path="/sub/")
    nav = Reader(navigation(town, look, "de", "de/impressum/index.html", written_in=("de",)))
    assert nav.text == "Heute Fälle Dank Zahlen Über Español Deutsch"
    assert nav.all("a", hreflang="de")[0]["href"] == "/sub/de/impressum/"
    assert nav.all("a", hreflang="es")[0]["href"] == "/sub/"
    about = Reader(navigation(town, look, "es", "about/index.html"))
    assert about.all("a", href="/sub/about/")[0]["aria-current"] == "page"


def test_a_town_of_one_language_has_no_language_links() -> None:
    nav = Reader(navigation(a_speaking_town("en"), a_look(), "en", "index.html"))
    assert nav.text == "Today Cases Thanks Figures About"


def test_the_same_book_gives_the_same_pages() -> None:
    assert a_full_site() == a_full_site()


def test_no_template_or_builder_switches_the_escaping_off() -> None:
    sources = [*ROOM.rglob("*.html"), *ROOM.rglob("*.py")]
    assert len(sources) > 30
    for source in sources:
        text = source.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|\bMarkup\b|autoescape\s+false|autoescape=False", text), source.name
        assert source.name in {"templating.py", "edition.py", "dates.py"} or "Part(" not in text, source.name


def test_a_language_without_a_catalogue_speaks_english() -> None:
    site = a_site(a_book(), town=a_speaking_town("fr"), look=a_look(translations={}))
    assert "How to ask" in read(site["index.html"]).text
