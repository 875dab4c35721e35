"""annotations/*.yml: what staff say of a case."""

from typing import Literal

from pydantic import Field

from generator.domain.annotations import Annotation
from generator.domain.cases import DisplayedAs, Status
from generator.domain.removals import Reason
from generator.townfiles.fields import Form, Prose, Text
from generator.townfiles.references import CaseId, DayOrMoment, Language, Photo, Post

Decided = Literal["open", "acknowledged", "resolved", "declined"]
Wish = Literal[
    "own_wish", "minor", "health", "third_person", "address", "accusation", "insult", "copyright", "court"
]  # domain/removals.py's WISHES, which a type cannot name


class KudosForm(Form):
    """Thanks that the words of the posts did not tell, or told wrongly."""

    add: tuple[Post, ...] | None = Field(None, description="Posts that are thanks; never staff's own.")
    strike: tuple[Post, ...] | None = Field(None, description="Posts that are no thanks.")


class PhotosForm(Form):
    """Photos that show the case; residents' photos appear only so."""

    before: tuple[Photo, ...] | None = Field(None, description="What it was like: posts whose photos show it.")
    after: tuple[Photo, ...] | None = Field(None, description="What became of it: posts whose photos show it.")


class SplitForm(Form):
    """Posts that are another matter."""

    posts: tuple[Post, ...] = Field(
        min_length=1,
        description="They become a case of their own, named after the first; what answers them goes along.",
        examples=[["1978012345678909999"]],
    )


class AnnotationForm(Form):
    """A correction by staff: it always wins. Only `case` is required; the file's name is free."""

    case: CaseId = Field(
        description="The case: the id from its page's address, in quotes, or the link of its first post.",
        examples=["1978012345678901234"],
    )
    status: Decided | None = Field(None, description="Where the case stands. `declined` needs a note with the reason.")
    resolved_by: Post | None = Field(None, description="The first post that shows the case resolved: id or link.")
    title: Text | None = Field(None, description="A title in staff's own words, without names.")
    summary: Prose | None = Field(None, description="What it was and what became of it, without names.")
    language: Language | None = Field(
        None, description="The language of title and summary. Default: the town's first.", examples=["es"]
    )
    service: Text | None = Field(None, description="A service_code of services.yml.")
    district: Text | None = Field(None, description="The id of a district of districts.geojson.")
    staff: Text | None = Field(
        None, description="Who dealt with it: a handle or a signature of staff.yml.", examples=["vcorva_luz", "^PG"]
    )
    promise: DayOrMoment | None = Field(
        None, description="By when the town promised it: a day, or a moment on the town's clock."
    )
    kudos: KudosForm | None = Field(None, description="Thanks to add or to strike.")
    photos: PhotosForm | None = Field(None, description="Photos from before and after.")
    duplicate_of: CaseId | None = Field(None, description="The case that this one repeats.")
    merge: tuple[CaseId, ...] | None = Field(None, description="Other conversations that are part of this case.")
    split: tuple[SplitForm, ...] | None = Field(None, description="Other matters in the same conversation.")
    display: DisplayedAs | None = Field(
        None,
        description="`summary` shows links instead of posts; `hidden` shows nothing (where the repository is public, "
        "use `concejo hide` instead). Default: full.",
    )
    reason: Wish | None = Field(None, description="Why it is not displayed in full; counted in public, nothing more.")
    note: Prose | None = Field(None, description="Staff's reason; it is shown on the case page.")

    def annotation(self, path: str) -> Annotation:
        """The annotation that came from the file at `path`."""
        kudos, photos = self.kudos or KudosForm(), self.photos or PhotosForm()
        return Annotation(
            case_id=self.case,
            path=path,
            status=Status(self.status) if self.status else None,
            resolved_by=self.resolved_by,
            title=self.title or "",
            summary=self.summary or "",
            service=self.service,
            district=self.district,
            kudos_add=kudos.add or (),
            kudos_strike=kudos.strike or (),
            note=self.note or "",
            staff=self.staff,
            promise=self.promise,
            photos_before=photos.before or (),
            photos_after=photos.after or (),
            duplicate_of=self.duplicate_of,
            merge=self.merge or (),
            split=tuple(part.posts for part in self.split or ()),
            display=self.display or "full",
            reason=Reason(self.reason) if self.reason else None,
            language=self.language or "",
        )
