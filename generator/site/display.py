"""A post as a page may show it: whole, or as a link beside the role. Free of language; the template words it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from generator.domain.posts import Account, Media, Picture, Post
from generator.site.addresses import Addresses
from generator.site.links import https
from generator.site.people import StaffBook
from generator.site.strangers import Run, language_tag, neutral, runs

Shown = Literal["whole", "held", "unnamed"]


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture with its sources; `width` and `height` are of the original shape, in pixels."""

    webp: str
    jpeg: str
    src: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class StaffPhoto:
    """A photo that staff posted, with what its caption says."""

    photo: Photo
    role: str
    at: datetime
    url: str
    post_id: str


@dataclass(frozen=True, slots=True)
class ShownPost:
    """One post. `role` is "" for somebody who is not staff.

    Link-only posts carry no word, name or picture: "held" ones may hold personal data, "unnamed" ones come from a
    person's own account without consent.
    """

    id: str
    at: datetime
    url: str
    shown: Shown
    role: str
    source: str
    name: str = ""
    handle: str = ""
    profile: str = ""
    avatar: str = ""
    runs: tuple[Run, ...] = ()
    lang: str = ""
    edited: bool = False
    photos: tuple[Photo, ...] = ()
    media_elsewhere: bool = False


class Display:
    """Decides how posts are shown, with the town's staff file and the pictures that were downloaded."""

    def __init__(self, staff: StaffBook, pictures: Mapping[str, Picture], addresses: Addresses) -> None:
        self.staff = staff
        self._pictures = pictures
        self._addresses = addresses

    def of(self, post: Post, held: Collection[str] = ()) -> ShownPost:
        """The post as it may be shown; `held` names posts that are link-only until staff decide."""
        member = self.staff.by_handle(post.author.handle)
        role = member.role if member else ""
        url = https(post.url)
        if post.id in held:
            return ShownPost(post.id, post.created_at, url, "held", role, post.source)
        if member and not self.staff.may_be_named(member):
            return ShownPost(post.id, post.created_at, url, "unnamed", role, post.source)
        photos = self._photos(post.media) if member and post.media else ()
        author = post.author
        return ShownPost(
            post.id,
            post.created_at,
            url,
            "whole",
            role,
            post.source,
            name=neutral(author.name or author.handle),
            handle=neutral(author.handle),
            profile=https(author.url),
            avatar=self._avatar(author),
            runs=runs(post),
            lang=language_tag(post.lang),
            edited=post.edited,
            photos=photos,
            media_elsewhere=len(photos) < len(post.media),
        )

    def staff_photos(self, posts: Collection[ShownPost]) -> tuple[StaffPhoto, ...]:
        """Every photo of staff's posts, in the posts' order; only staff's photos are ever shown."""
        return tuple(
            StaffPhoto(photo, post.role, post.at, post.url, post.id) for post in posts for photo in post.photos
        )

    def _photos(self, media: tuple[Media, ...]) -> tuple[Photo, ...]:
        return tuple(
            self._photo(self._pictures[each.key], each.alt)
            for each in media
            if each.kind == "photo" and each.key in self._pictures and self._pictures[each.key].jpeg
        )

    def _photo(self, picture: Picture, alt: str) -> Photo:
        return Photo(
            webp=self._sources(picture.webp),
            jpeg=self._sources(picture.jpeg),
            src=self._addresses.picture(picture.jpeg[max(picture.jpeg)]),
            alt=neutral(alt),
            width=picture.width,
            height=picture.height,
        )

    def _sources(self, files: Mapping[int, str]) -> str:
        return ", ".join(f"{self._addresses.picture(files[width])} {width}w" for width in sorted(files))

    def _avatar(self, author: Account) -> str:
        picture = self._pictures.get(f"avatar-{author.id}")
        return self._addresses.picture(picture.jpeg[min(picture.jpeg)]) if picture and picture.jpeg else ""
