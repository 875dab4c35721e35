"""A post as a page may show it: whole, or as a link beside the role. Free of language; the template words it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from generator.domain.posts import Account, Media, Picture, Post
from generator.site.addresses import Addresses
from generator.site.links import https
from generator.site.memo import Memo
from generator.site.people import StaffBook
from generator.site.strangers import Run, language_tag, neutral, runs

Shown = Literal["whole", "held", "unnamed"]
Side = Literal["", "before", "after"]
IN_ORDER: tuple[Side, ...] = ("before", "after", "")


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture with its sources; `width` and `height` are of the original shape, in pixels."""

    webp: str
    jpeg: str
    src: str
    alt: str
    width: int
    height: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class CasePhoto:
    """A photo that a case shows, with what its caption says. `role` is "" for a resident's: staff asked for it.

    `side` is what staff say that it shows: what it was like, or what became of it.
    """

    photo: Photo
    role: str
    at: datetime
    url: str
    post_id: str
    side: Side = ""


@dataclass(frozen=True, slots=True, eq=False)
class Author:
    """Who posts. `role` is "" for somebody who is not staff; `unnamed` is a person of the staff without consent."""

    role: str
    staff: bool
    unnamed: bool
    name: str = ""
    handle: str = ""
    profile: str = ""
    avatar: str = ""


class ShownPost(NamedTuple):
    """One post. Link-only ones carry no word, name or picture.

    "held" ones may hold personal data, "unnamed" ones come from a person's own account without consent.
    """

    id: str
    at: datetime
    url: str
    shown: Shown
    author: Author
    source: str
    runs: tuple[Run, ...] = ()
    lang: str = ""
    edited: bool = False
    photos: tuple[Photo, ...] = ()
    media_elsewhere: bool = False


class Display:
    """Decides how posts are shown, with the town's staff file and the pictures that were downloaded."""

    def __init__(
        self, staff: StaffBook, pictures: Mapping[str, Picture], addresses: Addresses, *, everybodys: bool = False
    ) -> None:
        """`everybodys`: whether residents' photos are shown like staff's."""
        self.staff = staff
        self._everybodys = everybodys
        self._pictures = pictures
        self._addresses = addresses
        self._authors = Memo(self._author)
        self._languages = Memo(language_tag)

    def of(self, post: Post, held: Collection[str] = (), asked_for: Collection[str] = ()) -> ShownPost:
        """The post as it may be shown; `held` names posts that are link-only until staff decide.

        Staff's photos are shown, and those of residents whose keys are `asked_for`.
        """
        author = self._authors[post.author]
        url = https(post.url)
        if post.id in held:
            return ShownPost(post.id, post.created_at, url, "held", author, post.source)
        if author.unnamed:
            return ShownPost(post.id, post.created_at, url, "unnamed", author, post.source)
        everything = author.staff or self._everybodys
        media = post.media if everything else tuple(each for each in post.media if each.key in asked_for)
        photos = self._photos(media) if media else ()
        return ShownPost(
            post.id,
            post.created_at,
            url,
            "whole",
            author,
            post.source,
            runs(post),
            self._languages[post.lang],
            post.edited,
            photos,
            len(photos) < len(post.media),
        )

    def case_photos(
        self, posts: Collection[ShownPost], before: Collection[str], after: Collection[str]
    ) -> tuple[CasePhoto, ...]:
        """Every shown photo: those from before, those from after, and the others; each group in the posts' order."""
        photos = [
            CasePhoto(photo, post.author.role, post.at, post.url, post.id, _side(photo.key, before, after))
            for post in posts
            for photo in post.photos
        ]
        return tuple(sorted(photos, key=_place)) if before or after else tuple(photos)

    def _photos(self, media: tuple[Media, ...]) -> tuple[Photo, ...]:
        return tuple(
            self._photo(self._pictures[each.key], each)
            for each in media
            if each.kind == "photo" and each.key in self._pictures and self._pictures[each.key].jpeg
        )

    def _photo(self, picture: Picture, media: Media) -> Photo:
        return Photo(
            webp=self._sources(picture.webp),
            jpeg=self._sources(picture.jpeg),
            src=self._addresses.picture(picture.jpeg[max(picture.jpeg)]),
            alt=neutral(media.alt),
            width=picture.width,
            height=picture.height,
            key=media.key,
        )

    def _sources(self, files: Mapping[int, str]) -> str:
        return ", ".join(f"{self._addresses.picture(files[width])} {width}w" for width in sorted(files))

    def _author(self, account: Account) -> Author:
        member = self.staff.by_handle(account.handle)
        role = member.role if member else ""
        if member and not self.staff.may_be_named(member):
            return Author(role, staff=True, unnamed=True)
        return Author(
            role,
            staff=member is not None,
            unnamed=False,
            name=neutral(account.name or account.handle),
            handle=neutral(account.handle),
            profile=https(account.url),
            avatar=self._avatar(account),
        )

    def _avatar(self, author: Account) -> str:
        picture = self._pictures.get(f"avatar-{author.id}")
        return self._addresses.picture(picture.jpeg[min(picture.jpeg)]) if picture and picture.jpeg else ""


def _side(key: str, before: Collection[str], after: Collection[str]) -> Side:
    return "before" if key in before else "after" if key in after else ""


def _place(photo: CasePhoto) -> int:
    return IN_ORDER.index(photo.side)
