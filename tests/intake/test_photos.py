"""Only pictures that a page needs are had and kept, over real HTTP from a host that behaves badly."""

import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator import intake
from generator.domain.posts import Batch, Media
from generator.domain.towns import Photos
from generator.intake.needs import PictureNeeds
from generator.media import MediaSettings, files_of, settings_from
from generator.pipeline import media_folder, pictures_at_hand
from generator.store import Store, state_folder
from tests import builders
from tests.builders import a_post, an_account
from tests.intake.towns import TOWN, a_lamp, a_town
from tests.media.photo_host import PhotoHost, a_photo_host, endless, photo, status
from tests.media.pictures import a_bomb, a_phones_photo, a_photo, encoded

RESIDENT, TEAM, CLERK = an_account("vecina"), an_account("luces"), an_account("clara")
STAFF = """staff:
  - {handle: ayto, role: Town hall}
  - {handle: luces, role: Street lighting}
  - {handle: clara, role: Clerk, kind: person, name: Clara}
"""
CONSENT = STAFF.replace("name: Clara}", "name: Clara, consent: {given: 2020-01-01}}")
LAMP, HOLE, DESK = "3_100", "3_101", "3_102"


@pytest.fixture
def host() -> Iterator[PhotoHost]:
    with a_photo_host() as running:
        yield running


@pytest.fixture
def settings(host: PhotoHost) -> MediaSettings:
    return settings_from({"X_MEDIA_BASE": host.base_url})


def the_state(folder: Path, host: PhotoHost) -> Store:
    """A lamp whose resident, team and clerk each have an avatar and posted a photo."""
    accounts = []
    for account in (RESIDENT, TEAM, CLERK):
        path = f"/pbs.twimg.com/face/{account.id}.jpg"
        host.answers[path] = photo(encoded(a_photo(60, 60), "PNG"))
        accounts.append(type(account)(account.id, account.handle, avatar_url=f"https:/{path}"))
    posts = list(a_lamp())
    posts[2] = a_post(102, "listo #resuelto", by="luces", minutes=9, conversation=100, media=(_media(LAMP),))
    posts[3] = a_post(103, "gracias", by="vecina", minutes=10, conversation=100, media=(_media(HOLE),))
    clerk = a_post(104, "hola", by="clara", minutes=11, conversation=100, media=(_media(DESK),))
    for key in (LAMP, HOLE, DESK):
        host.answers[f"/pbs.twimg.com/media/{key}.jpg"] = photo(a_phones_photo())
    store = Store.open(state_folder(folder))
    store.save(Batch(posts=(*posts, clerk)))
    store.save(Batch(accounts=tuple(accounts)))
    return store


def _media(key: str) -> Media:
    return Media(key, "photo", f"https://pbs.twimg.com/media/{key}.jpg", alt="Una farola")


def face(account_id: str) -> str:
    return f"avatar-{account_id}"


def kept(folder: Path, settings: MediaSettings, store: Store) -> set[str]:
    intake.fetch_photos(store, settings, folder, lambda _: None)
    return set(store.pictures())


@pytest.mark.parametrize(
    ("extra", "staff", "needed"),
    [
        ("", STAFF, {face(RESIDENT.id), face(TEAM.id), LAMP}),
        ("photos: all\n", STAFF, {face(RESIDENT.id), face(TEAM.id), LAMP, HOLE}),
        ("", CONSENT, {face(RESIDENT.id), face(TEAM.id), face(CLERK.id), LAMP, DESK}),
    ],
    ids=["staff's photos", "all photos", "a person who consents"],
)
def test_which_pictures_are_had(
    tmp_path: Path, host: PhotoHost, settings: MediaSettings, extra: str, staff: str, needed: set[str]
) -> None:
    folder = a_town(tmp_path / "town", town=TOWN + extra)
    (folder / "site_src" / "staff.yml").write_text(staff)
    with the_state(folder, host) as store:
        store.set_fetched_at(a_post(1, "").created_at)
        assert kept(folder, settings, store) == needed
        assert len(host.asked) == len(needed), "what is not needed is not even asked for"


def test_a_photo_of_a_resident_that_an_annotation_asks_for_is_had(
    tmp_path: Path, host: PhotoHost, settings: MediaSettings
) -> None:
    folder = a_town(tmp_path / "town")
    annotations = folder / "site_src" / "annotations"
    annotations.mkdir()
    (annotations / "lamp.yml").write_text('case: "100"\nphotos: {before: ["103"]}\n')
    with the_state(folder, host) as store:
        assert HOLE in kept(folder, settings, store)


@pytest.mark.parametrize("photos", ["staff", "all"])
def test_where_residents_are_only_linked_to_none_of_their_pictures_is_needed(photos: Photos) -> None:
    needs = PictureNeeds(builders.a_town(residents="linked", photos=photos), (), date(2026, 10, 19))
    assert (needs.avatar("luces"), needs.photo(_media(LAMP), "102", "luces")) == (True, True)
    assert (needs.avatar("vecina"), needs.photo(_media(HOLE), "103", "vecina")) == (False, False)


def test_pictures_of_a_person_go_with_their_consent(tmp_path: Path, host: PhotoHost, settings: MediaSettings) -> None:
    folder = a_town(tmp_path / "town")
    staff = folder / "site_src" / "staff.yml"
    staff.write_text(CONSENT)
    with the_state(folder, host) as store:
        store.set_fetched_at(a_post(1, "").created_at)
        host.answers[f"/pbs.twimg.com/face/{CLERK.id}.jpg"] = photo(encoded(a_photo(70, 50), "PNG"))
        kept(folder, settings, store)
        own = files_of(store.pictures()[face(CLERK.id)])
        assert own <= {file.name for file in media_folder(folder).iterdir()}
        staff.write_text(STAFF)
        assert face(CLERK.id) not in kept(folder, settings, store)
        assert not own & {file.name for file in media_folder(folder).iterdir()}


def test_files_that_no_picture_names_are_removed(tmp_path: Path, host: PhotoHost, settings: MediaSettings) -> None:
    folder = a_town(tmp_path / "town")
    with the_state(folder, host) as store:
        media_folder(folder).mkdir(parents=True)
        old, young = media_folder(folder) / "old.webp", media_folder(folder) / "young.webp"
        for file in (old, young):
            file.write_bytes(b"x")
        os.utime(old, (time.time() - 7200,) * 2)
        kept(folder, settings, store)
        assert not old.exists()
        assert young.exists(), "another run may just have written it"


def test_a_file_that_was_lost_breaks_nothing_and_is_had_again(
    tmp_path: Path, host: PhotoHost, settings: MediaSettings
) -> None:
    folder = a_town(tmp_path / "town")
    with the_state(folder, host) as store:
        kept(folder, settings, store)
        lost = media_folder(folder) / next(iter(files_of(store.pictures()[LAMP])))
        lost.unlink()
        assert LAMP not in pictures_at_hand(store)
        kept(folder, settings, store)
        assert lost.exists()
        assert LAMP in pictures_at_hand(store)


def test_pictures_that_cannot_be_had_are_counted_and_break_nothing(
    tmp_path: Path, host: PhotoHost, settings: MediaSettings
) -> None:
    folder = a_town(tmp_path / "town")
    (folder / "site_src" / "staff.yml").write_text(STAFF)
    with the_state(folder, host) as store:
        host.answers[f"/pbs.twimg.com/media/{LAMP}.jpg"] = photo(a_bomb(20_000, 20_000))
        host.answers[f"/pbs.twimg.com/face/{TEAM.id}.jpg"] = status(302, Location="https://127.0.0.1/")
        host.answers[f"/pbs.twimg.com/face/{RESIDENT.id}.jpg"] = endless(b"x" * 65536)
        photos = intake.fetch_photos(store, settings, folder, lambda _: None)
        assert (photos.kept, photos.failed, store.pictures()) == (0, 3, {})
