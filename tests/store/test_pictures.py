"""Which photos and avatars are still to be had."""

from dataclasses import replace

from generator.domain.posts import Account, Batch, Media, Picture, Post
from generator.store import Store
from tests.builders import a_post

LAMP = Media("3_1", "photo", "https://pbs.twimg.com/media/lamp.jpg", "la farola, encendida", 1200, 900)
STILL = Media("7_2", "video", "https://pbs.twimg.com/still.jpg")
AYTO = Account("7", "ayto", "Ayuntamiento", "https://x.com/ayto", "https://pbs.twimg.com/profile/1.jpg")
AVATAR = Media("avatar-7", "photo", "https://pbs.twimg.com/profile/1.jpg")


def a_picture(key: str) -> Picture:
    return Picture(key, {480: "ab-480.webp", 960: "cd-960.webp"}, {480: "ef-480.jpg", 960: "01-960.jpg"}, 960, 720)


def with_photos(store: Store) -> None:
    posts = [
        Post(post.id, post.id, AYTO, post.created_at, post.text, media=post.media)
        for post in (
            a_post(2, "otra vez", media=(LAMP,)),
            a_post(1, "mirad", media=(LAMP, STILL)),
            a_post(3, "sin foto"),
        )
    ]
    store.save(Batch(posts=tuple(posts), accounts=(Account("8", "lejana", avatar_url="https://pbs.twimg.com/8.jpg"),)))


def test_each_photo_is_wanted_once_and_avatars_of_those_who_posted(store: Store) -> None:
    assert store.wanted_media() == ()
    with_photos(store)
    assert store.wanted_media() == (LAMP, STILL, AVATAR)


def test_a_picture_that_is_here_is_not_wanted_any_more(store: Store) -> None:
    with_photos(store)
    for key in ("3_1", "avatar-7"):
        store.save_picture(a_picture(key))
    assert store.wanted_media() == (STILL,)
    assert store.pictures() == {"3_1": a_picture("3_1"), "avatar-7": a_picture("avatar-7")}


def test_a_missing_photo_gets_two_more_chances(store: Store) -> None:
    with_photos(store)
    chances = 0
    while LAMP in store.wanted_media():
        store.save_missing("3_1")
        chances += 1
    assert chances == 3
    assert store.pictures() == {}
    store.save_picture(a_picture("3_1"))
    assert LAMP not in store.wanted_media()
    assert set(store.pictures()) == {"3_1"}


def test_a_new_avatar_is_wanted_and_the_old_one_stays_until_it_came(store: Store) -> None:
    with_photos(store)
    store.save_picture(a_picture("avatar-7"))
    store.save(Batch(accounts=(replace(AYTO, avatar_url="https://pbs.twimg.com/profile/2.jpg"),)))
    assert Media("avatar-7", "photo", "https://pbs.twimg.com/profile/2.jpg") in store.wanted_media()
    for _ in range(3):
        store.save_missing("avatar-7")
    assert "avatar-7" not in {item.key for item in store.wanted_media()}
    assert store.pictures() == {"avatar-7": a_picture("avatar-7")}


def test_a_photo_that_an_edit_took_out_is_not_wanted(store: Store) -> None:
    store.save(Batch(posts=(a_post(1, "mirad", media=(LAMP,)),)))
    store.save(Batch(posts=(a_post(2, "mirad", conversation=2, edits=("1", "2")),)))
    assert store.wanted_media() == ()
