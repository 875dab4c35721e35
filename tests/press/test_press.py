"""Pages go in, a proven site comes out."""

from pathlib import Path

import pytest

from generator.domain.errors import BuildError
from generator.press import Pressed
from tests.press.small_press import a_page, a_press, write


def read(tree: Path, path: str) -> str:
    return (tree / path).read_text(encoding="utf-8")


def test_a_page_is_stamped_into_its_languages_chrome(tmp_path: Path) -> None:
    press = a_press(tmp_path)
    press.stamp(
        a_page("de/cases/1/index.html", "<p>hallo</p>", language="de", head="<title>x</title>", nav="<nav></nav>")
    )
    assert press.finish() == Pressed(stamped=1, written=0, pictures=0)
    html = read(tmp_path, "de/cases/1/index.html")
    assert '<html lang="de">' in html
    assert "<title>x</title></head><body><nav></nav>" in html
    assert "<article><p>hallo</p></article>" in html


def test_nothing_in_a_page_passes_for_a_marker(tmp_path: Path) -> None:
    text = "&lt;b&gt;<!--concejo:body--><!--concejo:nav--><!-- concejo:here -->{head}"
    press = a_press(tmp_path)
    press.stamp(a_page("cases/1/index.html", text, head="<!--concejo:body-->", nav="<!--concejo:body-->"))
    press.finish()
    html = read(tmp_path, "cases/1/index.html")
    assert f"<article>{text}</article>" in html


def test_a_lone_surrogate_does_not_stop_the_press(tmp_path: Path) -> None:
    press = a_press(tmp_path)
    press.stamp(a_page("cases/1/index.html", "a\ud83db"))
    press.finish()
    assert "a?b" in read(tmp_path, "cases/1/index.html")


@pytest.mark.parametrize("path", ["cases/1/index.html", "about/index.html"])
def test_two_pages_of_one_address_are_refused(tmp_path: Path, path: str) -> None:
    write(tmp_path, "about/index.html")
    press = a_press(tmp_path)
    press.stamp(a_page("cases/1/index.html"))
    with pytest.raises(BuildError, match=f"Two pages want the address {path}"):
        press.stamp(a_page(path))


@pytest.mark.parametrize("marker", [True, False])
def test_the_same_part_twice_is_refused(tmp_path: Path, marker: bool) -> None:
    write(tmp_path, "index.html")
    press = a_press(tmp_path)
    press.stamp(a_page("index.html", marker=True))
    with pytest.raises(BuildError, match="Two pages want the address"):
        press.stamp(a_page("index.html", marker=marker))


@pytest.mark.parametrize(
    "path", ["../out.html", "/etc/x", "a//b", "a/./b", ".git/x", "a b/index.html", "ñ/x", "", "a\n"]
)
def test_an_address_that_leads_out_or_needs_quoting_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(BuildError, match="wants the address"):
        a_press(tmp_path).stamp(a_page(path))


def test_the_generated_part_goes_to_the_editors_marker(tmp_path: Path) -> None:
    write(tmp_path, "index.html", "<h1>Hand</h1><p>a</p>\n<!--   concejo:here-->\n<p>b</p>")
    press = a_press(tmp_path)
    press.stamp(a_page("index.html", "<p>new</p>", heading="<h1>Own</h1>", nav="<nav>N</nav>", marker=True))
    assert press.finish().written == 1
    html = read(tmp_path, "index.html")
    assert "<p>a</p>\n<p>new</p>\n<p>b</p>" in html
    assert "<nav>N</nav>" in html
    assert "Own" not in html


def test_without_a_marker_it_goes_to_the_end_of_the_article(tmp_path: Path) -> None:
    write(tmp_path, "index.html", "<article>inner</article><p>last</p>")
    press = a_press(tmp_path)
    press.stamp(a_page("index.html", "<p>new</p>", marker=True))
    press.finish()
    assert "<p>last</p>\n<p>new</p></article>" in read(tmp_path, "index.html")


def test_a_marker_without_a_generated_part_leaves_no_trace(tmp_path: Path) -> None:
    write(tmp_path, "legal/index.html", "<p>a</p><!-- concejo:here --><p>b</p>")
    a_press(tmp_path).finish()
    assert "<p>a</p><p>b</p>" in read(tmp_path, "legal/index.html")


def test_a_page_that_no_editor_wrote_brings_its_own_heading(tmp_path: Path) -> None:
    press = a_press(tmp_path)
    press.stamp(a_page("index.html", "<p>new</p>", heading="<h1>Own</h1>", marker=True))
    press.finish()
    assert "<article><h1>Own</h1><p>new</p></article>" in read(tmp_path, "index.html")


def test_a_theme_without_an_article_is_told(tmp_path: Path) -> None:
    write(tmp_path, "index.html", frame="<!--concejo:csp--><!--concejo:nav-->{body}")
    press = a_press(tmp_path)
    press.stamp(a_page("index.html", "<p>new</p>", marker=True))
    with pytest.raises(BuildError, match="no place for its generated part"):
        press.finish()


def test_navigation_of_written_pages_names_the_languages_they_exist_in(tmp_path: Path) -> None:
    write(tmp_path, "about/index.html")
    write(tmp_path, "de/about/index.html")
    write(tmp_path, "de/impressum/index.html")
    a_press(tmp_path).finish()
    assert 'data-at="de de/about/index.html es de"' in read(tmp_path, "de/about/index.html")
    assert 'data-at="de de/impressum/index.html de"' in read(tmp_path, "de/impressum/index.html")


def test_a_bare_html_file_of_an_editor_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "proof.html").write_text("<p>site ownership</p>", encoding="utf-8")
    a_press(tmp_path).finish()
    assert read(tmp_path, "proof.html") == "<p>site ownership</p>"
    assert "proof" not in read(tmp_path, "sitemap.xml")


def test_pages_that_are_not_listed_stay_out_of_the_sitemap(tmp_path: Path) -> None:
    press = a_press(tmp_path)
    press.stamp(a_page("cases/1/index.html", listed=False))
    press.stamp(a_page("cases/index.html"))
    press.finish()
    sitemap = read(tmp_path, "sitemap.xml")
    assert "<loc>https://town.example/cases/</loc>" in sitemap
    assert "cases/1/" not in sitemap


def test_an_editors_robots_txt_is_kept(tmp_path: Path) -> None:
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    a_press(tmp_path).finish()
    assert "Disallow" in read(tmp_path, "robots.txt")


def test_while_serving_there_is_no_policy(tmp_path: Path) -> None:
    write(tmp_path, "about/index.html")
    press = a_press(tmp_path, serving=True)
    press.stamp(a_page("index.html"))
    press.finish()
    for path in ("about/index.html", "index.html"):
        assert "concejo:" not in read(tmp_path, path)
        assert "Content-Security-Policy" not in read(tmp_path, path)


def test_only_pictures_that_pages_show_are_published(tmp_path: Path) -> None:
    media, tree = tmp_path / "media", tmp_path / "tree"
    media.mkdir()
    tree.mkdir()
    for name in ("lamp-480.webp", "lamp-960.webp", "lamp-480.jpg", "private.jpg"):
        (media / name).write_bytes(name.encode())
    press = a_press(tree, base_path="/sub/", media=media)
    pictures = '<source srcset="/sub/media/lamp-480.webp 480w, /sub/media/lamp-960.webp 960w">'
    press.stamp(
        a_page("cases/1/index.html", f'<picture>{pictures}<img src="/sub/media/lamp-480.jpg" alt=""></picture>')
    )
    assert press.finish().pictures == 3
    assert sorted(path.name for path in (tree / "media").iterdir()) == [
        "lamp-480.jpg",
        "lamp-480.webp",
        "lamp-960.webp",
    ]
    assert (tree / "media" / "lamp-960.webp").read_bytes() == b"lamp-960.webp"


@pytest.mark.parametrize("trap", ["missing", "symlink"])
def test_a_picture_that_is_not_there_stops_the_press(tmp_path: Path, trap: str) -> None:
    media, tree = tmp_path / "media", tmp_path / "tree"
    media.mkdir()
    tree.mkdir()
    if trap == "symlink":
        (media / "a.jpg").symlink_to("/etc/passwd")
    press = a_press(tree, media=media)
    press.stamp(a_page("index.html", '<img src="/media/a.jpg" alt="">'))
    with pytest.raises(BuildError, match=r"index.html: /media/a.jpg \(no such page\)"):
        press.finish()


def test_pictures_are_copied_where_links_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    media, tree = tmp_path / "media", tmp_path / "tree"
    media.mkdir()
    tree.mkdir()
    (media / "a.jpg").write_bytes(b"jpeg")

    def other_disk(*_paths: object, **_more: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr("os.link", other_disk)
    press = a_press(tree, media=media)
    press.stamp(a_page("index.html", '<img src="/media/a.jpg" alt="">'))
    press.finish()
    assert (tree / "media" / "a.jpg").read_bytes() == b"jpeg"


def test_where_nobody_knows_the_sites_address_no_page_claims_one(tmp_path: Path) -> None:
    write(tmp_path, "about/index.html")
    write(tmp_path, "de/about/index.html")
    a_press(tmp_path, site_url="").finish()
    assert "hreflang" not in read(tmp_path, "about/index.html")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["about", "de"]
