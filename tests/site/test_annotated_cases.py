"""What a reader sees of staff's annotations: photos from before and after, decisions over complaints, repeats."""

from dataclasses import replace

import pytest

from generator.domain.cases import DecidedBy
from generator.domain.posts import Media, Picture, Thread
from tests.site.library import a_book, a_case, a_lamp_thread, a_site, a_speaking_town, read


def photographed() -> Thread:
    """The asker's photo of a broken lamp, and two of staff's."""
    thread = a_lamp_thread()
    media = {0: ("r1",), 1: ("m1",), 2: ("m2",)}
    posts = [
        replace(
            post, media=tuple(Media(key, "photo", f"https://pbs.twimg.com/{key}.jpg") for key in media.get(place, ()))
        )
        for place, post in enumerate(thread.posts)
    ]
    return Thread(thread.conversation_id, tuple(posts))


def some_pictures(*keys: str) -> dict[str, Picture]:
    return {key: Picture(key, {}, {960: f"{key}.jpg"}, 960, 640) for key in keys}


def photos_of(page_of: str, *, town: object = None, **changes: object) -> list[str]:
    """The photos of a page, in its order."""
    thread = photographed()
    settings = {"town": a_speaking_town(photos=town)} if town else {}
    pictures = some_pictures("r1", "m1", "m2")
    site = a_site(a_book(a_case(thread, **changes)), [thread], photos=pictures, **settings)  # type: ignore[arg-type]
    return [str(image["src"]).removeprefix("/media/").removesuffix(".jpg") for image in read(site[page_of]).all("img")]


CASE = "cases/100/index.html"


def test_a_residents_photo_appears_only_by_annotation() -> None:
    assert photos_of(CASE) == ["m1", "m2"]
    assert photos_of(CASE, photos_before=("r1",)) == ["r1", "m1", "m2"]
    assert photos_of(CASE, town="all") == ["r1", "m1", "m2"]


def test_what_was_stands_before_what_became_of_it() -> None:
    assert photos_of(CASE, photos_before=("m2",), photos_after=("r1",)) == ["m2", "r1", "m1"]


@pytest.mark.parametrize("changes", [{"photos_after": ("r1",)}, {"town": "all"}])
def test_the_home_page_shows_staffs_photos_only(changes: dict[str, object]) -> None:
    assert photos_of("index.html", **changes) == ["m2"]


def test_a_post_that_is_held_back_keeps_its_photo_back_too() -> None:
    assert photos_of(CASE, photos_before=("r1",), held=frozenset({"100"})) == ["m1", "m2"]


def test_captions_say_before_and_after_and_whose_photo_it_is() -> None:
    thread = photographed()
    case = a_case(thread, photos_before=("r1",), photos_after=("m2",))
    page = read(a_site(a_book(case), [thread], photos=some_pictures("r1", "m1", "m2"))[CASE])
    assert "Before A resident’s photo, 5 Oct 2026" in page.text
    assert "After Street lighting, 7 Oct 2026" in page.text
    assert [image["alt"] for image in page.all("img")][:2] == ["A resident’s photo", "Photo by Street lighting"]


def text_of(**changes: object) -> str:
    thread = a_lamp_thread()
    return read(a_site(a_book(a_case(thread, decided_by=DecidedBy.ANNOTATION, **changes)), [thread])[CASE]).text


def test_a_decision_over_a_complaint_is_said() -> None:
    assert "Somebody complained later; staff decided that it is resolved. Both stand here." in text_of(overruled=True)
    assert "complained later" not in text_of()


def test_a_case_that_repeats_another_names_it() -> None:
    assert "It repeats case 77, and is counted there." in text_of(duplicate_of="77")
