"""The example town's own files are in order, and speak of conversations that exist."""

import itertools
import json
import re
from pathlib import Path

from generator.domain.towns import Town
from generator.townfiles import read_town
from tests.example_town.script import people, talks

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site_src"
PAGES = ("index", "about", "imprint", "privacy", "accessibility")


def the_town() -> Town:
    town = read_town(ROOT).town
    assert town is not None
    return town


def test_nothing_is_wrong_with_the_files() -> None:
    found = read_town(ROOT)
    assert [str(problem) for problem in found.problems] == []


def test_everybody_who_answers_for_the_town_posts_in_it() -> None:
    handles = {member.handle for member in the_town().staff if member.handle}
    assert handles <= set(people())
    assert {member.signature for member in the_town().staff if member.signature} == {"^PG", "^MT"}


def test_annotations_are_about_the_example_and_quote_their_ids() -> None:
    found = read_town(ROOT).annotations
    posts = {talk.id: {post.id for post in talk.posts} for talk in talks()}
    assert 8 <= len(found) <= 14
    for annotation in found:
        named = {*annotation.kudos_add, *annotation.kudos_strike, annotation.resolved_by or annotation.case_id}
        assert named <= posts[annotation.case_id], annotation.path
        written = (ROOT / annotation.path).read_text(encoding="utf-8")
        assert written.startswith("# yaml-language-server: $schema=../schemas/annotation.schema.json\n")
        assert f'case: "{annotation.case_id}"' in written


def test_districts_share_their_borders() -> None:
    features = json.loads((SITE / "districts.geojson").read_text(encoding="utf-8"))["features"]
    rings = {feature["properties"]["id"]: feature["geometry"]["coordinates"][0] for feature in features}
    assert set(rings) == {"casco", "ribera", "olivar", "estacion", "mirador"}
    for ring in rings.values():
        assert ring[0] == ring[-1]
        assert sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) > 0, "counterclockwise"
    corners = [tuple(corner) for ring in rings.values() for corner in ring[:-1]]
    inner = {tuple(corner) for corner in rings["casco"]}
    assert all(corners.count(corner) >= 2 for corner in inner)


def test_every_page_exists_in_every_language_and_fills_in_what_is_known() -> None:
    for folder in ("", "de/", "en/"):
        for name in PAGES:
            text = (SITE / "pages" / f"{folder}{name}.md").read_text(encoding="utf-8")
            assert re.search(r"^title: .+$", text, re.MULTILINE)
            assert set(re.findall(r"{{ *([\w.]+) *}}", text)) <= {
                f"town.{key}" for key in ("name", "email", "phone", "counter")
            }
            assert ("<!-- concejo:here -->" in text) == (name in {"index", "about"})
