"""Which pictures the town needs: nobody's face or photo is kept that no page shows."""

from collections.abc import Iterable
from datetime import date

from generator.domain.annotations import Annotation
from generator.domain.posts import Media
from generator.domain.towns import Town
from generator.site.people import StaffBook


class PictureNeeds:
    """A town's needs on the day `today`, by its own settings (RECORD.md, People) and its staff's annotations.

    Staff's photos and avatars, but not those of persons who may not be named, whose posts are only linked to.
    Residents' avatars where they are quoted; residents' photos where `photos: all` or an annotation asks for them.
    """

    def __init__(self, town: Town, annotations: Iterable[Annotation], today: date) -> None:
        self._staff = StaffBook(town, today)
        self._quoted = town.residents == "quoted"
        self._all_photos = self._quoted and town.photos == "all"
        self._asked_for = frozenset(
            name for annotation in annotations for name in (*annotation.photos_before, *annotation.photos_after)
        )

    def photo(self, media: Media, post_id: str, handle: str) -> bool:
        """Whether a photo that came with that post, by the account of that handle, is needed."""
        if not self._asked_for.isdisjoint((media.key, post_id)):
            return True
        return self._shown(handle, resident=self._all_photos)

    def avatar(self, handle: str) -> bool:
        """Whether the picture of the account of that handle is needed."""
        return self._shown(handle, resident=self._quoted)

    def _shown(self, handle: str, *, resident: bool) -> bool:
        member = self._staff.by_handle(handle)
        return resident if member is None else self._staff.may_be_named(member)
