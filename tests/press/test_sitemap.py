"""The sitemap's files."""

import xml.etree.ElementTree as ET

from generator.press.sitemap import sitemaps

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(xml: str) -> list[str | None]:
    return [place.text for place in ET.fromstring(xml).iter(f"{SPACE}loc")]


def test_one_file_for_a_small_town() -> None:
    files = dict(sitemaps({"index.html", "cases/9/index.html", "a.html"}, "https://t.example/x/"))
    assert list(files) == ["sitemap.xml"]
    assert locations(files["sitemap.xml"]) == [
        "https://t.example/x/",
        "https://t.example/x/a.html",
        "https://t.example/x/cases/9/",
    ]


def test_many_pages_are_shared_out_and_none_is_lost() -> None:
    paths = {f"cases/{number}/index.html" for number in range(25)}
    files = dict(sitemaps(paths, "https://t.example/", most=10))
    index = files.pop("sitemap.xml")
    assert locations(index) == [f"https://t.example/{name}" for name in files]
    assert "sitemapindex" in index
    assert [len(locations(text)) for text in files.values()] == [10, 10, 5]
    assert len({place for text in files.values() for place in locations(text)}) == 25
