"""Every link of the site leads somewhere, and nothing is loaded from elsewhere."""

from pathlib import Path

import pytest

from generator.domain.errors import BuildError
from generator.press.addresses import Target, Wrong, base_path_of, language_of, resolve
from tests.press.small_press import a_page, a_press, write


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("/sub/", Target("index.html")),
        ("/sub/cases/1/", Target("cases/1/index.html")),
        ("/sub/cases/1/#p2", Target("cases/1/index.html", "p2")),
        ("/sub/cases/?page=2&amp;x=1#a%20b", Target("cases/index.html", "a b")),
        ("/sub/media/a%C3%B1o.jpg", Target("media/año.jpg")),
        ("/cases/", Wrong("it leaves the site, which begins at /sub/")),
        ("#p2", Target("de/about/index.html", "p2")),
        ("", Target("de/about/index.html")),
        ("..", Target("de/index.html")),
        ("../../", Target("index.html")),
        ("../impressum/", Target("de/impressum/index.html")),
        ("../../../x.html", Target("../x.html")),
        ("photo.jpg", Target("de/about/photo.jpg")),
        ("./", Target("de/about/index.html")),
        ("https://x.com/a", None),
        ("//cdn.example/a.js", None),
        ("MAILTO:a@b.example", None),
        ("tel:112", None),
        ("javascript:alert(1)", Wrong("an address that no page may have")),
        ("&#106;avascript:alert(1)", Wrong("an address that no page may have")),
        (" data:text/html,x", Wrong("an address that no page may have")),
    ],
)
def test_where_a_link_leads(link: str, target: Target | Wrong | None) -> None:
    assert resolve(link, "de/about/index.html", "/sub/") == target


@pytest.mark.parametrize(
    ("site_url", "path"),
    [
        ("https://a.example/", "/"),
        ("https://a.example", "/"),
        ("https://a.example/x/y/", "/x/y/"),
        ("https://a.example/x", "/x/"),
        ("", "/"),
    ],
)
def test_base_path(site_url: str, path: str) -> None:
    assert base_path_of(site_url) == path


@pytest.mark.parametrize(
    ("path", "language"),
    [("index.html", "es"), ("de/index.html", "de"), ("es/index.html", "es"), ("desk/index.html", "es"), ("de", "es")],
)
def test_a_pages_language_is_its_folder(path: str, language: str) -> None:
    assert language_of(path, ("es", "de", "en")) == language


GOOD = [
    '<a href="/cases/2/#p1">x</a>',
    '<a href="#here">x</a><p id="here"></p>',
    '<a href="#content">the frame has it</a>',
    '<a href="#top">x</a>',
    '<a href="../2/">x</a>',
    '<a href="https://t.co/dead">x</a><a href="http://old.example/">x</a>',
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">',
    '<p data-href="/nowhere/">href=&#34;/nowhere/&#34;</p>',
]
BAD = [
    ('<a href="/cases/99/">x</a>', "/cases/99/ (no such page)"),
    ('<a href="/cases/2">x</a>', "/cases/2 (no such page)"),
    ('<a href="/cases/2/#p9">x</a>', "#p9 (no such place on that page)"),
    ('<a href="#gone">x</a>', "#gone (no such place on this page)"),
    ('<a href="../9/">x</a>', "/cases/9/index.html (no such page)"),
    ('<a href="javascript:alert(1)">x</a>', "javascript:alert(1) (an address that no page may have)"),
    ('<img src="/media/no.jpg" alt="">', "/media/no.jpg (no such page)"),
    ('<img src="https://pbs.example/a.jpg" alt="">', "a file from another server"),
    ('<img src="//pbs.example/a.jpg" alt="">', "a file from another server"),
    ('<source srcset="/media/a.webp 1x, /media/b.webp 2x">', "/media/b.webp (no such page)"),
]


@pytest.mark.parametrize("body", GOOD)
@pytest.mark.parametrize("by", ["us", "an editor"])
def test_links_that_stand(tmp_path: Path, body: str, by: str) -> None:
    press_with(tmp_path, body, by)


@pytest.mark.parametrize(("body", "message"), BAD)
@pytest.mark.parametrize("by", ["us", "an editor"])
def test_links_that_cannot_stand(tmp_path: Path, body: str, message: str, by: str) -> None:
    with pytest.raises(BuildError) as fault:
        press_with(tmp_path, body, by)
    assert message in fault.value.message
    assert "cases/1/index.html: " in fault.value.message


def press_with(tree: Path, body: str, by: str) -> None:
    if by == "an editor":
        write(tree, "cases/1/index.html", body)
    press = a_press(tree)
    if by == "us":
        press.stamp(a_page("cases/1/index.html", body))
    press.stamp(a_page("cases/2/index.html", '<p id="p1"></p>'))
    press.finish()


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<video poster="https://cdn.example/p.jpg"></video>',
        '<iframe src="https://maps.example/"></iframe>',
        '<object data="https://cdn.example/x.svg"></object>',
    ],
)
def test_an_editor_cannot_load_anything_from_elsewhere(tmp_path: Path, body: str) -> None:
    with pytest.raises(BuildError, match="a file from another server"):
        press_with(tmp_path, body, "an editor")


def test_our_own_addresses_in_the_head_are_verified_too(tmp_path: Path) -> None:
    press = a_press(tmp_path, base_path="/sub/")
    head = '<link rel="alternate" hreflang="de" href="https://town.example/sub/de/cases/1/">'
    press.stamp(a_page("cases/1/index.html", head=head))
    with pytest.raises(BuildError, match="/sub/de/cases/1/"):
        press.finish()


def test_what_a_resident_links_to_on_our_own_site_never_stops_a_build(tmp_path: Path) -> None:
    press = a_press(tmp_path)
    press.stamp(a_page("cases/1/index.html", '<a href="https://town.example/removed/">town.example/removed</a>'))
    press.finish()


def test_ten_faults_are_told_and_the_others_counted(tmp_path: Path) -> None:
    press = a_press(tmp_path)
    press.stamp(a_page("index.html", "".join(f'<a href="/cases/{number}/">x</a>' for number in range(1, 14))))
    with pytest.raises(BuildError) as fault:
        press.finish()
    assert fault.value.message.startswith("13 links of the new site cannot stand")
    assert fault.value.message.count("no such page") == 10
    assert "and 3 more" in fault.value.message
    assert fault.value.exit_code == 40
